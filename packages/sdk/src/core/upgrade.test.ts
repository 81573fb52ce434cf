import { describe, expect, it } from 'vitest';
import { createMachine } from '../testing/machine.ts';
import { createStandInCollector, type StandInCollector } from '../testing/stand-in-collector.ts';
import { usesOf } from '../testing/stored-days.ts';

const id = '3f1c2b9e-8a44-4c55-9d0e-6a2b1c3d4e5f';
const session = { seconds: 60, localHour: 9, localWeekday: 7, uses: [['Old', 2]] };
const journal = (name: string) =>
  JSON.stringify({
    v: 1,
    key: 'pk_0123456789abcdefghij',
    environment: 'production',
    kind: 'normal',
    records: [
      {
        sessionDay: { session: name, day: '2026-11-22', revision: 2, ended: true, ...session },
        context: { app: { version: '0.9.0' } },
        acknowledged: 0,
      },
    ],
  });

/** What the SDK's first version, which was never published, kept: with a day that waits, and one that a killed run left. */
const firstVersion: Record<string, string> = {
  'installation.json': JSON.stringify({ id, firstDay: '2026-10-01', confirmed: true }),
  'choice.json': JSON.stringify({ kind: 'granted', purposes: ['basic', 'usage'], day: '2026-10-01' }),
  'server.json': JSON.stringify({
    offsetMs: 1_500,
    collect: 'all',
    syncEverySeconds: 1200,
    nextSyncAt: 0,
    notBefore: 0,
    failures: 0,
  }),
  'closed.5b0c1d2e.json': journal('waiting'),
  'live.123-1700000000000.6c1d2e3f.json': journal('killed'),
  'send.lock': '123-1700000000000 0a1b',
};

describe('the state of the first version of the SDK', () => {
  it('is gone on with: the same installation, the same answer, and what the new version counts', async () => {
    const machine = createMachine('2026-11-23T10:00:00Z', (body) => ({ outcome: collector.take(body), afterMs: 5 }));
    const collector: StandInCollector = createStandInCollector(machine.trueNow);
    for (const [name, text] of Object.entries(firstVersion)) machine.disk.files.set(name, { text, at: machine.now() });

    const { host } = machine.start({ consent: 'ask' });
    host.track('New');
    const result = await machine.finish(host.flush());

    expect(host.consent.status()).toMatchObject({ collecting: true, purposes: ['basic', 'usage'] });
    expect(result.kind).toBe('sent');
    expect(collector.arrived[0]).toMatchObject({
      installation: id,
      firstDay: '2026-10-01',
      replacement: false,
      consent: { basis: 'opt-in', day: '2026-10-01' },
    });
    expect(usesOf(collector.stored())).toEqual({ New: 1 });
    // What it had not sent is in a format that this one does not read: it is counted, and gone.
    expect(result.dropped).toEqual({ unreadable: 2 });
    expect([...machine.disk.files.keys()].filter((name) => /^(?:closed|live)\.(?!run-1)/.test(name))).toEqual([]);
  });

  it.each(Object.keys(firstVersion))('does no harm without its %s', async (missing) => {
    const machine = createMachine('2026-11-23T10:00:00Z', (body) => ({ outcome: collector.take(body), afterMs: 5 }));
    const collector: StandInCollector = createStandInCollector(machine.trueNow);
    for (const [name, text] of Object.entries(firstVersion))
      if (name !== missing) machine.disk.files.set(name, { text, at: machine.now() });

    const { host } = machine.start();
    host.track('New');
    await machine.finish(host.flush());

    expect(usesOf(collector.stored())).toEqual({ New: 1 });
    expect(new Set(collector.stored().map(({ installation }) => installation)).size).toBe(1);
  });
});
