import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { init, type Telemetry } from '../index.ts';
import { patient, productKey, startHost, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no one may look at me');
    },
    ownKeys: () => {
      throw new Error('no one may list me');
    },
  },
);
const circular: Record<string, unknown> = {};
circular.self = circular;

const faulty: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an empty text', ''],
  ['a text that is too long', 'x'.repeat(100_000)],
  ['control characters', 'a\u0000b\u001b[31m'],
  ['half a surrogate pair', '\ud800'],
  ['a lone low surrogate', 'x\udc00y'],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a huge number', 1e300],
  ['a negative number', -1],
  ['a big integer', 10n ** 30n],
  ['a symbol', Symbol('s')],
  ['a function', () => 1],
  ['a list', [1, 2, 3]],
  ['an empty object', {}],
  ['an object that throws', hostile],
  ['a circular object', circular],
  ['an object without a prototype', Object.create(null)],
  ['a date that is none', new Date(Number.NaN)],
  ['a regular expression', /x/],
  ['a boolean', true],
  ['an error without a stack', Object.assign(new Error('x'), { stack: undefined })],
  ['a text that says __proto__', '__proto__'],
];

/** Calls as a program without types would. */
type Anything = (...given: unknown[]) => unknown;
const untyped = (call: unknown) => call as Anything; // hands over what no type allows

describe('a faulty call', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;
  let host: Telemetry;
  const printed = vi.spyOn(process.stdout, 'write');
  const complained = vi.spyOn(process.stderr, 'write');

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
    host = startHost({ folder: place.folder, endpoint: peer.endpoint });
    printed.mockClear();
    complained.mockClear();
  });
  afterEach(async () => {
    await host.shutdown({ timeoutMs: 0 });
    place.remove();
    await peer.close();
  });

  it.each(faulty)('with %s throws nothing, rejects nothing and prints nothing', async (_what, given) => {
    const { track, setProperty, setLicense, captureException, consent, flush } = host;

    for (const call of [track, setProperty, setLicense, captureException, consent.set]) {
      expect(untyped(call)(given)).toBeUndefined();
      expect(untyped(call)(given, given)).toBeUndefined();
    }
    untyped(track)('Name', given);
    untyped(setProperty)('key', given);
    untyped(setLicense)({ type: given, status: given });
    untyped(consent.set)({ purposes: given });
    untyped(consent.set)({ purposes: [given] });
    host.consent.set({ purposes: ['usage'] });
    host.track('Good');
    await untyped(flush)(given);
    await untyped(flush)({ timeoutMs: given });

    expect(usesOf(storedDays(peer.syncs)).Good).toBe(1);
    expect(printed).not.toHaveBeenCalled();
    expect(complained).not.toHaveBeenCalled();
  });

  it.each(faulty)('of init with %s makes an instance that says it is off', async (_what, given) => {
    const good = { key: productKey, endpoint: 'https://example.com', app: { version: '1' }, consent: 'ask' };
    for (const options of [given, { ...good, key: given }, { ...good, endpoint: given }, { ...good, consent: given }]) {
      const idle = untyped(init)(options) as Telemetry; // it answers one, whatever it is given
      idle.track('A');
      idle.setProperty('a', 1);
      idle.setLicense({ type: 'trial' });
      idle.captureException(given);
      idle.consent.set('denied');

      expect(idle.consent.status()).toMatchObject({ collecting: false, reason: 'invalid-options' });
      expect(await idle.flush(patient)).toMatchObject({ kind: 'off', reason: 'invalid-options' });
      expect(await idle.shutdown(patient)).toMatchObject({ kind: 'off', reason: 'invalid-options' });
    }
  });

  it.each([
    'http://example.com',
    'http://10.0.0.1',
    'ftp://example.com',
    'https://user:secret@example.com',
    '/v1/sync',
  ])('of init with the endpoint %s is refused', (endpoint) => {
    const idle = init({ key: productKey, endpoint, app: { version: '1' }, consent: 'ask' });

    expect(idle.consent.status().reason).toBe('invalid-options');
  });

  it('is no more trouble with many instances in one process', async () => {
    const listeners = process.listenerCount('exit');
    const many = Array.from({ length: 20 }, () => startHost({ folder: place.folder, endpoint: peer.endpoint }));
    const during = process.listenerCount('exit');
    for (const [i, one] of many.entries()) one.track(`Instance/${i}`);
    for (const one of many) await one.shutdown(patient);

    expect(during - listeners).toBeLessThanOrEqual(1);
    expect(process.listenerCount('exit')).toBe(listeners);
    expect(Object.keys(usesOf(storedDays(peer.syncs)))).toHaveLength(20);
    expect(complained).not.toHaveBeenCalled();
  });

  it('is counted by its reason', async () => {
    host.track('');
    host.track('x\u0000');
    host.track('A', Number.NaN);
    host.setProperty('', 1);
    untyped(host.consent.set)('maybe');

    const { dropped } = await host.flush(patient);

    expect(dropped).toEqual({ 'invalid-name': 2, 'invalid-number': 1, 'invalid-value': 2 });
  });

  it('after shutdown is ignored', async () => {
    await host.shutdown(patient);
    const before = peer.syncs.length;

    host.track('A');
    host.consent.set('denied');

    expect(await host.flush(patient)).toMatchObject({ kind: 'off', reason: 'shut-down' });
    expect(await host.shutdown(patient)).toMatchObject({ kind: 'off', reason: 'shut-down' });
    expect(host.consent.status().choice.kind).toBe('unasked');
    expect(peer.syncs).toHaveLength(before);
  });
});
