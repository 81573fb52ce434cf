import { describe, expect, it } from 'vitest';
import { aWorld } from '../testing/user-world.ts';

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
    const { machine, collector, aUser, idAt } = aWorld();
    const { host } = await aUser();
    host.track('Waiting');
    host.reset();
    host.track('After');
    expect(await host.sentLog()).toEqual([]);
    await machine.finish(host.flush());

    expect(idAt()).not.toBe(idAt(0));
    expect(JSON.stringify(collector.arrived.at(-1))).not.toContain('Waiting');
    // Whoever holds the old one can still have it erased.
    expect((await host.exportMyData()).installations.map(({ id }) => id)).toEqual([idAt(), idAt(0)]);
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
