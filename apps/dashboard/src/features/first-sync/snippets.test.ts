import { expect, test } from 'vitest';
import { isSendable, snippet } from './snippets.ts';

const context = { product: { key: 'pk_1234567890abcdef' }, endpoint: 'https://usage.example.com', day: '2026-11-23' };

test('a snippet carries the product key and the address of this server', () => {
  for (const kind of ['node', 'curl'] as const) {
    expect(snippet(kind, context)).toContain(context.product.key);
    expect(snippet(kind, context)).toContain(context.endpoint);
  }
});

test('the request by hand is JSON once the shell has put the two IDs in', () => {
  const body = /-d '(.*)'$/s.exec(snippet('curl', context))?.[1] ?? '';

  const sync: unknown = JSON.parse(body.replaceAll(`'$(uuidgen)'`, '8c3fd1a0-0000-4000-8000-000000000001'));

  expect(sync).toMatchObject({ key: context.product.key, sessionDays: [{ day: '2026-11-23' }] });
});

test('plain http to another machine is not sent to', () => {
  expect(['http://localhost:8420', 'https://a.example', 'http://10.0.0.5:8420'].map(isSendable)).toEqual([
    true,
    true,
    false,
  ]);
});
