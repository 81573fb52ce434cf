import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InitOptions } from '../index.ts';
import { patient, productKey, startHost, temporaryFolder, type HostOptions } from '../testing/host.ts';
import { createMachine } from '../testing/machine.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import type { Step } from '../testing/host-program.ts';
import { runHost } from '../testing/run-program.ts';
import { createStandInCollector, type StandInCollector } from '../testing/stand-in-collector.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import type { TelemetryOptions } from './options.ts';
import type { Plan } from './plan.ts';

const always = { added: '2026-01-01', expires: '2999-01-01' };
const plan: Plan = {
  hash: 'a'.repeat(64),
  features: {
    'Search/Query': { ...always, detail: true, attributes: { kind: ['regex', 'plain'] } },
    'Export/PDF': always,
  },
  messages: [String.raw`timeout after \d+ ms`],
};

function aProgram(options: Partial<TelemetryOptions> = {}) {
  const machine = createMachine('2026-11-23T10:00:00Z', (body) => ({ outcome: collector.take(body), afterMs: 5 }));
  const collector: StandInCollector = createStandInCollector(machine.trueNow);
  const { host } = machine.start({
    consent: { basis: 'opt-in', purposes: 'full', day: '2026-11-01' },
    ...options,
  });
  const dropped = async () => (await machine.finish(host.flush())).dropped;
  return { machine, host, dropped, days: () => collector.stored(), syncs: collector.arrived };
}

describe('time', () => {
  it('counts one use when it ends, and sums the milliseconds until then', async () => {
    const { machine, host, dropped, days } = aProgram();
    const export1 = host.time('Export/PDF');
    await machine.pass(1_500);
    const export2 = host.time('Export/PDF');
    await machine.pass(200);
    export1.end();
    export2.end();
    export2.end();
    host.time('Never/Ended');
    await dropped();

    expect(days()[0]?.uses).toEqual([['Export/PDF', 2, 1_900]]);
  });

  it('is of the session that it was asked of, and counts nothing after that', async () => {
    const { machine, host, dropped, days } = aProgram({ sessions: 'many' });
    const session = host.startSession();
    const inTime = session.time('A');
    const late = session.time('B');
    await machine.pass(100);
    inTime.end();
    session.end();
    late.end();

    expect(await dropped()).toEqual({});
    expect(days().map(({ uses }) => uses)).toEqual([[['A', 1, 100]]]);
  });
});

describe('event', () => {
  it('keeps its details where the plan asks for them, and counts a use everywhere', async () => {
    const { host, dropped, days, syncs } = aProgram({ plan });
    host.event('Search/Query', { kind: 'regex', secret: 'jane' });
    host.event('Export/PDF', { kind: 'regex' });
    host.event('Undeclared', { kind: 'regex' });

    expect(await dropped()).toEqual({ undeclared: 2 });
    expect(days()[0]).toMatchObject({
      uses: [
        ['Search/Query', 1],
        ['Export/PDF', 1],
      ],
      events: [{ seq: 1, hour: 10, name: 'Search/Query', attributes: { kind: 'regex' } }],
    });
    expect(JSON.stringify(syncs)).not.toMatch(/jane|Undeclared/);
    expect(syncs[0]?.plan).toBe(plan.hash);
  });

  it('is only a use without a plan, and without the purpose content has no attributes', async () => {
    const plain = aProgram();
    plain.host.event('Search/Query', { kind: 'regex' });
    await plain.dropped();
    expect(plain.days()[0]).toMatchObject({ uses: [['Search/Query', 1]], events: [] });

    const without = aProgram({ plan, consent: { basis: 'opt-in', purposes: 'usage', day: '2026-11-01' } });
    without.host.event('Search/Query', { kind: 'regex' });
    await without.dropped();

    expect(without.days()[0]?.events).toEqual([{ seq: 1, hour: 10, name: 'Search/Query' }]);
  });

  it('counts what joined the plan after the person agreed as not agreed', async () => {
    const { host, dropped, days } = aProgram({
      plan: { ...plan, features: { New: { ...always, added: '2026-11-02' } } },
    });
    host.track('New');

    expect(await dropped()).toEqual({ 'not-agreed': 1 });
    expect(days()[0]?.uses).toEqual([]);
  });
});

describe('many sessions', () => {
  it('are those that the host begins; a call beside them all is dropped, and init begins none', async () => {
    const { host, dropped, days } = aProgram({ sessions: 'many' });
    host.track('Beside');
    const [one, other] = [host.startSession(), host.startSession()];
    one.track('A');
    other.track('B');
    one.end();
    one.end();
    one.track('After');

    expect(await dropped()).toEqual({ 'no-session': 1 });
    expect(days()).toHaveLength(2);
    expect(usesOf(days())).toEqual({ A: 1, B: 1 });
  });

  it('begun before the person agreed go on as sessions of what comes after', async () => {
    const { host, dropped, days } = aProgram({ sessions: 'many', consent: 'ask' });
    const session = host.startSession();
    session.track('Before');
    host.consent.set('usage');
    session.track('After');
    await dropped();

    expect(days()).toMatchObject([{ uses: [['After', 1]], continued: false }]);
  });
});

describe('captureException', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
  });
  afterEach(async () => {
    place.remove();
    await peer.close();
  });
  const start = (options: Partial<HostOptions> = {}) =>
    startHost({ folder: place.folder, endpoint: peer.endpoint, ...options });
  const exceptions = () => storedDays(peer.syncs).flatMap(({ exceptions: told = [] }) => told);

  it('describes an exception although what describes it is not loaded yet', async () => {
    const host = start();
    host.captureException(new RangeError('secret'));

    await host.shutdown(patient);

    expect(exceptions()).toMatchObject([{ type: 'RangeError', handled: true, frames: expect.any(Array) as string[] }]);
    expect(JSON.stringify(peer.syncs)).not.toContain('secret');
  });

  it('counts an exception of the program’s last moment, in which nothing can be loaded', async () => {
    const run = runHost({
      options: childOptions(),
      steps: [{ do: 'capture' }, { do: 'exit', code: 3 }], // at once, before anything was loaded
    });
    expect(await run.end).toMatchObject({ code: 3 });

    await start().shutdown(patient);

    expect(exceptions()).toMatchObject([{ type: 'Error', frames: [], handled: true }]);
  });

  it('says the message only where the plan has a pattern for it', async () => {
    const host = start({ plan });
    host.captureException(new Error('timeout after 30 ms'));
    host.captureException(new Error('cannot open /home/jane/letter.txt'));
    await host.shutdown(patient);

    expect(exceptions().map(({ message }) => message)).toEqual(['timeout after 30 ms', undefined]);
  });

  it('tells nothing without the purpose diagnostics', async () => {
    const host = start({ consent: { basis: 'notice', purposes: ['usage', 'content'] } });
    host.captureException(new Error('x'));
    await host.shutdown(patient);

    expect(exceptions()).toEqual([]);
  });

  const childOptions = (options: Partial<InitOptions> = {}): InitOptions => ({
    key: productKey,
    endpoint: 'http://127.0.0.1:9',
    app: { version: '1.0.0' },
    consent: { basis: 'notice', purposes: ['diagnostics'] },
    storageFolder: place.folder,
    ...options,
  });

  it.each<[string, Step[], string]>([
    // What describes it cannot have been loaded yet.
    ['at once', [{ do: 'throw' }], 'Error'],
    ['later', [{ do: 'sleep', milliseconds: 1_000 }, { do: 'throw' }], 'TypeError'],
    [
      'from a timer',
      [{ do: 'sleep', milliseconds: 1_000 }, { do: 'throwLater' }, { do: 'sleep', milliseconds: 5_000 }],
      'TypeError',
    ],
  ])('of what nobody caught, thrown %s, changes neither exit code nor output', async (_when, steps, type) => {
    const plain = runHost({ steps });
    const watched = runHost({ options: childOptions({ captureUncaught: true }), steps });
    const [expected, ended] = [await plain.end, await watched.end];

    expect(ended.code).toBe(expected.code);
    expect(expected.code).toBe(1);
    expect(watched.output()).toBe(plain.output());
    expect(watched.errors()).toBe(plain.errors());
    await start().shutdown(patient);
    const crashed = storedDays(peer.syncs).filter((day) => day.crashed);
    expect(crashed).toMatchObject([{ ended: true, exceptions: [{ type, handled: false }] }]);
    expect(JSON.stringify(crashed)).not.toContain('on purpose');
  });

  it('of what nobody caught is counted only where the host asks for it', async () => {
    const run = runHost({ options: childOptions(), steps: [{ do: 'throw' }] });
    expect(await run.end).toMatchObject({ code: 1 });
    await start().shutdown(patient);

    expect(storedDays(peer.syncs).find((day) => day.crashed)).toMatchObject({ exceptions: [] });
  });

  it('of what the host catches at the very end is no crash', async () => {
    const run = runHost({
      options: childOptions({ captureUncaught: true }),
      steps: [{ do: 'catchUncaught' }, { do: 'throwLater' }, { do: 'sleep', milliseconds: 200 }],
    });
    expect(await run.end).toMatchObject({ code: 0 });
    await start().shutdown(patient);

    expect(storedDays(peer.syncs).filter((day) => day.crashed)).toEqual([]);
    expect(exceptions()).toMatchObject([{ type: 'TypeError', handled: false }]);
  });
});
