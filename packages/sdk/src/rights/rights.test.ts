import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../core/platform.ts';
import { createMachine, type Run } from '../testing/machine.ts';
import { createStandInCollector, type StandInCollector } from '../testing/stand-in-collector.ts';

const failed: SendOutcome = { kind: 'failed', reason: 'ECONNREFUSED' };
const status = (code: number): SendOutcome => ({ kind: 'answer', status: code, body: '' });

/** A machine whose collector takes syncs, and answers requests for erasure as the test says: 202 if it says nothing. */
function aWorld(erasures: SendOutcome[] = []) {
  const asked: string[] = [];
  let syncs: SendOutcome[] = [];
  const machine = createMachine('2026-11-23T10:00:00Z', (body) => {
    if (!('sentAt' in (JSON.parse(body) as object))) {
      asked.push((JSON.parse(body) as { installation: string }).installation);
      return { outcome: erasures.shift() ?? status(202), afterMs: 5 };
    }
    const outcome = collector.take(body);
    return { outcome: syncs.shift() ?? outcome, afterMs: 5 };
  });
  const collector: StandInCollector = createStandInCollector(machine.trueNow);
  const files = () => [...machine.disk.files.keys()].toSorted();
  /** Agreed, and used so that something was sent. */
  async function aUser(): Promise<Run> {
    const run = machine.start({ consent: 'ask' });
    run.host.consent.set('usage');
    run.host.track('A');
    await machine.finish(run.host.flush());
    return run;
  }
  return {
    machine,
    collector,
    asked,
    files,
    aUser,
    answerSyncsWith: (outcomes: SendOutcome[]) => {
      syncs = outcomes;
    },
  };
}
const idOf = ({ arrived }: StandInCollector, at = -1) => arrived.at(at)?.installation;

describe('an export', () => {
  it('tells what the collector holds, what waits, and under which IDs', async () => {
    const { machine, collector, aUser } = aWorld();
    const { host } = await aUser();
    host.track('A', 5);
    host.track('B');
    await machine.finish(host.flush());
    host.track('C');

    const data = await host.exportMyData();

    expect(data.sent).toEqual(collector.stored());
    expect(data.installations).toEqual([{ id: idOf(collector), firstDay: '2026-11-23' }]);
    expect(data.waiting.map((body) => JSON.parse(body) as unknown)).toMatchObject([
      { sessionDays: [{ uses: [['A', 2, 5], ['B', 1], ['C', 1]] }] }, // prettier-ignore
    ]);
    expect(data.choice).toMatchObject({ kind: 'granted', purposes: ['basic', 'usage'] });
  });

  it('holds of each session day the highest revision that was acknowledged, and none that was turned away', async () => {
    const { machine, answerSyncsWith, aUser } = aWorld();
    const { host } = await aUser();
    answerSyncsWith([status(503)]);
    host.track('A');
    await machine.finish(host.flush());

    expect((await host.exportMyData()).sent).toMatchObject([{ uses: [['A', 1]] }]);
    await machine.pass(3_600_000);
    expect((await host.exportMyData()).sent).toMatchObject([{ uses: [['A', 2]] }]);
  });

  it('holds what the collector took while the person was changing their mind', async () => {
    const { machine, collector, aUser } = aWorld();
    const { host } = await aUser();
    host.track('B');
    const flushed = host.flush();
    await machine.pass(0);
    host.consent.set('basic');
    await machine.finish(flushed);

    expect((await host.sentLog()).at(-1)?.outcome).toBeDefined();
    expect(collector.arrived).toHaveLength(2);
  });

  it('of one who never agreed holds nothing, and writes nothing', async () => {
    const { machine, files } = aWorld();
    const { host } = machine.start({ consent: 'ask' });

    expect(await host.exportMyData()).toEqual({
      choice: { kind: 'unasked', withdrawn: [] },
      installations: [],
      sent: [],
      waiting: [],
    });
    expect(files()).toEqual([]);
  });
});

describe('an erasure', () => {
  it('sends exactly one request for each ID, deletes everything here, and collects nothing until the person chooses anew', async () => {
    const { machine, collector, asked, files, aUser } = aWorld();
    const { host } = await aUser();
    host.track('Waiting');
    await machine.pass(1_000);

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    host.track('After');
    await machine.pass(86_400_000);

    expect(asked).toEqual([idOf(collector)]);
    expect(collector.arrived).toHaveLength(1);
    expect(files()).toEqual(['choice.json']);
    expect(machine.disk.files.get('choice.json')?.text).not.toContain(idOf(collector));
    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'erased' });
    host.consent.set('usage');
    await machine.finish(host.flush());
    expect(idOf(collector)).not.toBe(asked[0]);
  });

  it.each<[number, SendOutcome[], object, number]>([
    [1, [failed], { kind: 'requested', installations: 1 }, 2],
    [2, [failed, failed], { kind: 'requested', installations: 1 }, 3],
    [3, [failed, failed, failed], { kind: 'failed', reason: 'ECONNREFUSED' }, 3],
  ])(
    'that the network did not carry %i times is tried three times in all',
    async (_times, outcomes, result, requests) => {
      const { machine, asked, aUser } = aWorld(outcomes);
      const { host } = await aUser();

      expect(await machine.finish(host.eraseMyData())).toEqual(result);
      expect(asked).toHaveLength(requests);
    },
  );

  it.each([400, 404, 429, 500, 503, 200])('that is answered by %i is not tried again by itself', async (code) => {
    const { machine, asked, aUser } = aWorld([status(code)]);
    const { host } = await aUser();

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'failed', reason: String(code) });
    await machine.pass(86_400_000);
    expect(asked).toHaveLength(1);
  });

  it('that failed stops collecting all the same, and can be asked for again, also by a later run', async () => {
    const { machine, collector, asked, aUser } = aWorld([status(503)]);
    const run = await aUser();
    await machine.finish(run.host.eraseMyData());
    expect(run.host.consent.status()).toMatchObject({ collecting: false, reason: 'denied' });
    await machine.finish(run.host.shutdown());
    run.kill();

    const next = machine.start({ consent: 'ask' });

    expect(await machine.finish(next.host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    expect(asked).toEqual([idOf(collector), idOf(collector)]);
    expect(await machine.finish(next.host.eraseMyData())).toEqual({ kind: 'nothing' });
  });

  it('reaches the IDs of every time that the person agreed, whatever they answered in between', async () => {
    const { machine, collector, asked, aUser } = aWorld();
    const { host } = await aUser();
    host.consent.set('denied');
    host.consent.set('denied');
    host.consent.set('usage');
    host.track('B');
    await machine.finish(host.flush());
    host.consent.set('denied');

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 2 });
    expect(new Set(asked)).toEqual(new Set([idOf(collector, 0), idOf(collector, 1)]));
  });

  it('reaches IDs that expired', async () => {
    const { machine, collector, asked, aUser } = aWorld();
    const { host } = await aUser();
    machine.sleep(420 * 86_400_000);
    await machine.pass(61_000);
    host.track('B');
    await machine.finish(host.flush());

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 2 });
    expect(new Set(asked)).toEqual(new Set(collector.arrived.map(({ installation }) => installation)));
  });

  it('works after shutdown, and for a person who plainly refused before', async () => {
    const { machine, collector, asked, aUser } = aWorld();
    const { host } = await aUser();
    host.consent.set('denied');
    await machine.finish(host.shutdown());
    expect(asked).toEqual([]);

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    expect(asked).toEqual([idOf(collector)]);
  });

  it('sends nothing for one who never agreed', async () => {
    const { machine, asked } = aWorld();

    expect(await machine.finish(machine.start({ consent: 'ask' }).host.eraseMyData())).toEqual({ kind: 'nothing' });
    expect(asked).toEqual([]);
  });

  it('is over for another run of the program, too', async () => {
    const { machine, collector, files, aUser } = aWorld();
    const { host } = await aUser();
    const other = machine.start({ consent: 'ask' });
    other.host.track('Other');
    await machine.pass(1_000);

    await machine.finish(host.eraseMyData());
    other.host.track('Other');
    await machine.pass(61_000);

    expect(other.host.consent.status().reason).toBe('erased');
    expect(files()).toEqual(['choice.json']);
    expect(collector.arrived).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('sends nothing, now or later', async () => {
    const { machine, collector, asked, files, aUser } = aWorld();
    const { host } = await aUser();
    host.track('B');
    await machine.pass(1_000);

    host.consent.set('denied');
    await machine.pass(30 * 86_400_000);

    expect(collector.arrived).toHaveLength(1);
    expect(asked).toEqual([]);
    expect(files()).toEqual(['choice.json', 'sent.jsonl']);
  });

  it('holds although the disk is full, over a yes that is on it, also for the next run', async () => {
    const { machine, collector, aUser } = aWorld();
    const run = await aUser();
    machine.disk.isFull = true;

    run.host.consent.set('denied');
    run.host.track('B');
    await run.host.preview();
    await machine.pass(61_000);

    expect(run.host.consent.status()).toMatchObject({ collecting: false, reason: 'denied' });
    run.end('exit');
    machine.disk.isFull = false;
    const next = machine.start({ consent: 'ask' });
    expect(next.host.consent.status().collecting).toBe(false);
    await machine.finish(next.host.shutdown());
    expect(collector.arrived).toHaveLength(1);
  });

  it('is on the disk as soon as that has room again', async () => {
    const { machine, files, aUser } = aWorld();
    const run = await aUser();
    machine.disk.isFull = true;
    run.host.consent.set('denied');
    machine.disk.isFull = false;

    await run.host.preview();

    expect(files()).toEqual(['choice.json', 'sent.jsonl']);
    expect(machine.start({ consent: 'ask' }).host.consent.status()).toMatchObject({ reason: 'denied' });
  });
});

describe('reset', () => {
  it('goes on under a new ID, and forgets all that waits and was sent', async () => {
    const { machine, collector, aUser } = aWorld();
    const { host } = await aUser();
    host.track('Waiting');
    host.reset();
    host.track('After');
    expect(await host.sentLog()).toEqual([]);
    await machine.finish(host.flush());

    expect(idOf(collector)).not.toBe(idOf(collector, 0));
    expect(JSON.stringify(collector.arrived.at(-1))).not.toContain('Waiting');
    // Whoever holds the old one can still have it erased.
    expect((await host.exportMyData()).installations.map(({ id }) => id)).toEqual([
      idOf(collector),
      idOf(collector, 0),
    ]);
  });

  it('forgets what other runs of the program counted and did not send, too', async () => {
    const { machine, collector, aUser } = aWorld();
    const { host } = await aUser();
    const other = machine.start({ consent: 'ask' });
    other.host.track('Waiting');
    await machine.pass(1_000);
    host.reset();
    other.host.track('Waiting');
    await machine.pass(61_000);
    other.host.track('After');

    await machine.finish(host.shutdown());
    await machine.finish(other.host.shutdown());
    await machine.finish(machine.start({ consent: 'ask' }).host.flush());

    expect(JSON.stringify(collector.arrived)).not.toContain('Waiting');
    expect(JSON.stringify(collector.stored())).toContain('After');
  });
});
