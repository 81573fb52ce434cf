import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Choice } from '../core/choice.ts';
import type { Purpose } from '../core/wire.ts';
import { askedFor, consentReceipt, hashOf } from './consent-receipt.ts';

const at = Date.UTC(2026, 10, 26, 12, 30);
const unasked: Choice = { kind: 'unasked', withdrawn: [] };
const asked: Purpose[] = ['basic', 'usage', 'content'];
const answering = { method: 'dialog', language: 'de', text: 'ab12', asked, at } as const;

it('says when, how, in which language and to which text somebody answered, and what to each purpose', () => {
  const receipt = consentReceipt({ ...answering, given: ['basic', 'usage'], before: unasked });

  expect(receipt).toMatchObject({
    '@type': 'dpv:ConsentReceipt',
    'dpv:hasConsentStatus': 'dpv:ConsentGiven',
    'dpv:isIndicatedAtTime': '2026-11-26T12:30:00.000Z',
    'dpv:hasIndicationMethod': 'dialog',
    'dpv:hasNotice': { 'dct:language': 'de', 'dct:identifier': 'sha256:ab12' },
    'dpv:hasProcess': [
      { 'dct:identifier': 'basic', 'dpv:hasConsentStatus': 'dpv:ConsentGiven' },
      { 'dct:identifier': 'usage', 'dpv:hasConsentStatus': 'dpv:ConsentGiven' },
      { 'dct:identifier': 'content', 'dpv:hasConsentStatus': 'dpv:ConsentRefused' },
    ],
    'dct:replaces': [],
  });
  expect(askedFor(receipt)).toEqual(asked);
});

it('tells a refusal from a withdrawal, and goes on telling what was before, up to ten answers', () => {
  let before: Choice = unasked;
  const statuses: unknown[] = [];
  for (let i = 0; i < 14; i++) {
    const given: Purpose[] = i % 2 === 1 ? asked : [];
    const receipt = consentReceipt({ ...answering, given, before, at: at + i });
    statuses.push(receipt['dpv:hasConsentStatus']);
    before = {
      kind: given.length > 0 ? 'granted' : 'denied',
      day: '2026-11-26',
      purposes: given,
      receipt,
      withdrawn: [],
    };
  }

  expect(statuses.slice(0, 3)).toEqual(['dpv:ConsentRefused', 'dpv:ConsentGiven', 'dpv:ConsentWithdrawn']);
  const earlier = before.receipt?.['dct:replaces'] as Record<string, unknown>[];
  expect(earlier).toHaveLength(10);
  expect(earlier.map((one) => one['dpv:isIndicatedAtTime'])).toEqual(
    Array.from({ length: 10 }, (_, i) => new Date(at + 12 - i).toISOString()),
  );
  // It stays well below what is kept of a receipt.
  expect(JSON.stringify(before.receipt).length).toBeLessThan(4_000);
});

it.each([undefined, {}, { 'dpv:hasProcess': 'x' }])('reads no purposes from %j', (receipt) => {
  expect(askedFor(receipt)).toBeUndefined();
});

it('passes over what it does not know in a receipt', () => {
  expect(askedFor({ 'dpv:hasProcess': [null, {}, { 'dct:identifier': 'x' }, { 'dct:identifier': 'usage' }] })).toEqual([
    'usage',
  ]);
});

it('reckons the hash that anybody reckons from the text', async () => {
  expect(await hashOf('Darf Notes …?')).toBe(createHash('sha256').update('Darf Notes …?').digest('hex'));
});
