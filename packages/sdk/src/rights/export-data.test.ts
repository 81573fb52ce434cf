import { describe, expect, it } from 'vitest';
import { answered, aWorld } from '../testing/user-world.ts';

describe('an export', () => {
  it('tells what the collector holds, what waits, and under which IDs', async () => {
    const { machine, collector, aUser, idAt } = aWorld();
    const { host } = await aUser();
    host.track('A', 5);
    host.track('B');
    await machine.finish(host.flush());
    host.track('C');

    const data = await host.exportMyData();

    expect(data.sent).toEqual(collector.stored());
    expect(data.installations).toEqual([{ id: idAt(), firstDay: '2026-11-23' }]);
    expect(data.waiting.map((body) => JSON.parse(body) as unknown)).toMatchObject([
      { sessionDays: [{ uses: [['A', 2, 5], ['B', 1], ['C', 1]] }] }, // prettier-ignore
    ]);
    expect(data.choice).toMatchObject({ kind: 'granted', purposes: ['basic', 'usage'] });
  });

  it('holds of each session day the highest revision that was acknowledged, and none that was turned away', async () => {
    const { machine, answerSyncsWith, aUser } = aWorld();
    const { host } = await aUser();
    answerSyncsWith([answered(503)]);
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
