import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../core/platform.ts';
import { answered, aWorld } from '../testing/user-world.ts';

const failed: SendOutcome = { kind: 'failed', reason: 'ECONNREFUSED' };

describe('an erasure', () => {
  it('sends exactly one request for each ID, deletes everything here, and collects nothing until the person chooses anew', async () => {
    const { machine, collector, asked, files, aUser, idAt } = aWorld();
    const { host } = await aUser();
    host.track('Waiting');
    await machine.pass(1_000);

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    host.track('After');
    await machine.pass(86_400_000);

    expect(asked).toEqual([idAt()]);
    expect(collector.arrived).toHaveLength(1);
    expect(files()).toEqual(['choice.json']);
    expect(machine.disk.files.get('choice.json')?.text).not.toContain(idAt());
    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'erased' });
    host.consent.set('usage');
    await machine.finish(host.flush());
    expect(idAt()).not.toBe(asked[0]);
  });

  it.each<[number, SendOutcome[], object, number]>([
    [1, [failed], { kind: 'requested', installations: 1 }, 2],
    [2, [failed, failed], { kind: 'requested', installations: 1 }, 3],
    [3, [failed, failed, failed], { kind: 'failed', reason: 'ECONNREFUSED' }, 3],
  ])(
    'that the network did not carry %i times is tried three times in all',
    async (...[, outcomes, result, requests]) => {
      const { machine, asked, aUser } = aWorld(outcomes);
      const { host } = await aUser();

      expect(await machine.finish(host.eraseMyData())).toEqual(result);
      expect(asked).toHaveLength(requests);
    },
  );

  it.each([400, 404, 429, 500, 503, 200])('that is answered by %i is not tried again by itself', async (code) => {
    const { machine, asked, aUser } = aWorld([answered(code)]);
    const { host } = await aUser();

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'failed', reason: String(code) });
    await machine.pass(86_400_000);
    expect(asked).toHaveLength(1);
  });

  it('that failed stops collecting all the same, and can be asked for again, also by a later run', async () => {
    const { machine, asked, aUser, idAt } = aWorld([answered(503)]);
    const run = await aUser();
    await machine.finish(run.host.eraseMyData());
    expect(run.host.consent.status()).toMatchObject({ collecting: false, reason: 'denied' });
    await machine.finish(run.host.shutdown());
    run.kill();

    const next = machine.start({ consent: 'ask' });

    expect(await machine.finish(next.host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    expect(asked).toEqual([idAt(), idAt()]);
    expect(await machine.finish(next.host.eraseMyData())).toEqual({ kind: 'nothing' });
  });

  it('reaches the IDs of every time that the person agreed, whatever they answered in between', async () => {
    const { machine, asked, aUser, idAt } = aWorld();
    const { host } = await aUser();
    host.consent.set('denied');
    host.consent.set('denied');
    host.consent.set('usage');
    host.track('B');
    await machine.finish(host.flush());
    host.consent.set('denied');

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 2 });
    expect(asked).toHaveLength(2);
    expect(new Set(asked)).toEqual(new Set([idAt(0), idAt(1)]));
  });

  it('asks once for an ID that was withdrawn and reset, too', async () => {
    const { machine, asked, aUser } = aWorld();
    const { host } = await aUser();
    host.consent.set('denied');
    host.consent.set('usage');
    host.track('B');
    await machine.finish(host.flush());
    host.reset();
    host.track('C');
    await machine.finish(host.flush());

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 3 });
    expect(new Set(asked).size).toBe(3);
    expect(asked).toHaveLength(3);
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
    const { machine, asked, aUser, idAt } = aWorld();
    const { host } = await aUser();
    host.consent.set('denied');
    await machine.finish(host.shutdown());
    expect(asked).toEqual([]);

    expect(await machine.finish(host.eraseMyData())).toEqual({ kind: 'requested', installations: 1 });
    expect(asked).toEqual([idAt()]);
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
