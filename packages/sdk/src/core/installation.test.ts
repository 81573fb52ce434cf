import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { createMachine } from '../testing/machine.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import { createStandInCollector, type StandInCollector } from '../testing/stand-in-collector.ts';
import { usesOf } from '../testing/stored-days.ts';
import {
  ensureInstallation,
  identitiesHere,
  readInstallation,
  saveInstallation,
  type Installation,
  type Life,
} from './installation.ts';
import type { Storage } from './platform.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const life = (today: string, months = 13): Life => ({ today, months });

function aDisk() {
  const disk = createMemoryDisk(createHandClock('2026-01-01T00:00:00Z').clock.now);
  const storage = disk.storageOf({ owner: 'me', isAlive: () => true, mayStep: () => true });
  let uuids = 0;
  const random = { uuid: () => uuid(++uuids), fraction: () => 0 };
  const ensure = (now: Life) => ensureInstallation({ storage, random }, now);
  /** As if the collector stored something of it. */
  const confirm = () => {
    const kept = readInstallation(storage);
    if (kept) saveInstallation(storage, { ...kept, confirmed: true });
  };
  return { disk, storage, ensure, confirm };
}

describe('an installation', () => {
  it('is made once, and the same at every start', () => {
    const { ensure } = aDisk();

    expect(ensure(life('2026-01-15'))).toEqual({
      id: uuid(1),
      firstDay: '2026-01-15',
      replacement: false,
      confirmed: false,
      former: [],
    });
    expect(ensure(life('2026-06-01'))).toMatchObject({ id: uuid(1), firstDay: '2026-01-15' });
  });

  it.each<[string, string | undefined]>([
    ['nothing is there', undefined],
    ['the one that is there is damaged', '{"id":"x"}'],
    ['the one that is there has expired', JSON.stringify({ id: uuid(99), firstDay: '2020-01-15', confirmed: true })],
  ])('is the same for two runs that start at once, whatever the other does in between, if %s', (_what, text) => {
    for (let pause = 1; pause <= 8; pause++) {
      const { disk, storage, ensure } = aDisk();
      if (text !== undefined) disk.files.set('installation.json', { text, at: 0 });
      let others: Installation | undefined;
      let calls = 0;
      const interrupted = new Proxy(storage, {
        get: (target, name: keyof Storage) => {
          if (++calls === pause) others = ensure(life('2026-01-15'));
          return target[name];
        },
      });
      const random = { uuid: () => uuid(50), fraction: () => 0 };

      const mine = ensureInstallation({ storage: interrupted, random }, life('2026-01-15'));

      others ??= ensure(life('2026-01-15'));
      expect(mine).toEqual(others);
      expect(readInstallation(storage)).toEqual(mine);
      expect([...disk.files.keys()]).toEqual(['installation.json']);
    }
  });

  it('is none where it cannot be kept: an ID for each run would count one as many', () => {
    const { disk, ensure } = aDisk();
    disk.isFull = true;

    expect(ensure(life('2026-01-15'))).toBeUndefined();
  });

  it.each([
    [13, '2027-02-14', '2027-02-15'],
    [25, '2028-02-14', '2028-02-15'],
    [1, '2026-02-14', '2026-02-15'],
  ])('lives %i months from its first day, however much it is used', (months, last, next) => {
    const { ensure, confirm } = aDisk();
    ensure(life('2026-01-15', months));
    confirm();
    for (const day of ['2026-01-20', last]) expect(ensure(life(day, months))?.id).toBe(uuid(1));

    expect(ensure(life(next, months))).toEqual({
      id: uuid(2),
      firstDay: next,
      replacement: true,
      confirmed: false,
      former: [{ id: uuid(1), firstDay: '2026-01-15', replacement: false }],
    });
  });

  it('does not expire before the collector knows it: its first day may be that of a clock which began in 1970', () => {
    const { ensure } = aDisk();
    ensure(life('1970-01-01'));

    expect(ensure(life('2026-01-15'))).toMatchObject({ id: uuid(1), replacement: false });
  });

  it('remembers all IDs before it', () => {
    const { ensure, storage, confirm } = aDisk();
    for (const day of ['2026-01-15', '2027-03-01', '2028-05-01']) {
      ensure(life(day));
      confirm();
    }

    expect(identitiesHere(storage)).toEqual([
      { id: uuid(3), firstDay: '2028-05-01', replacement: true },
      { id: uuid(1), firstDay: '2026-01-15', replacement: false },
      { id: uuid(2), firstDay: '2027-03-01', replacement: true },
    ]);
  });

  it('goes on under nothing while the disk does not take the ID that would follow an expired one', () => {
    const { disk, ensure, confirm } = aDisk();
    ensure(life('2026-01-15'));
    confirm();
    disk.isFull = true;

    expect(ensure(life('2028-01-15'))).toBeUndefined();
  });

  it.each(['', '{"id":"x","firstDay":"2026-01-01"}', `{"id":"${uuid(7)}","firstDay":"soon"}`, '[]'])(
    'is made anew, and not as a replacement, if %j is all that is left of it',
    (text) => {
      const { disk, ensure } = aDisk();
      disk.files.set('installation.json', { text, at: 0 });

      expect(ensure(life('2026-01-15'))).toMatchObject({ id: uuid(1), replacement: false, former: [] });
    },
  );

  it('is the one that the first version of the SDK wrote', () => {
    const { disk, storage } = aDisk();
    const text = JSON.stringify({ id: uuid(7), firstDay: '2026-01-01', confirmed: true });
    disk.files.set('installation.json', { text, at: 0 });

    expect(readInstallation(storage)).toEqual({
      id: uuid(7),
      firstDay: '2026-01-01',
      replacement: false,
      confirmed: true,
      former: [],
    });
  });
});

/** A machine whose requests arrive only while it is online. */
function aWorld(idDays?: number) {
  let isOnline = true;
  const machine = createMachine('2026-01-15T10:00:00Z', (body) =>
    isOnline
      ? { outcome: collector.take(body), afterMs: 5 }
      : { outcome: { kind: 'failed', reason: 'ENETDOWN' }, afterMs: 5 },
  );
  const collector: StandInCollector = createStandInCollector(machine.trueNow, idDays);
  return {
    machine,
    collector,
    setOnline: (is: boolean) => {
      isOnline = is;
    },
  };
}

describe('an ID that the collector finds too old', () => {
  it('is followed by another, though the program would have kept it, and what is counted from then on is stored', async () => {
    const { machine, collector } = aWorld(30);
    const { host } = machine.start();
    host.track('First');
    await machine.pass(120_000);
    machine.sleep(40 * 86_400_000);

    host.track('Late');
    await machine.pass(3_600_000);
    host.track('New');
    await machine.finish(host.shutdown());

    const [first, last] = [collector.arrived[0], collector.arrived.at(-1)];
    expect(usesOf(collector.stored())).toEqual({ First: 1, New: 1 });
    expect(last).toMatchObject({ replacement: true, firstDay: '2026-02-24' });
    expect(last?.installation).not.toBe(first?.installation);
  });

  it('is kept where the collector never stored anything of it: then the clock was wrong', async () => {
    const { machine, collector } = aWorld(0);
    const { host } = machine.start();
    host.track('First');
    await machine.finish(host.shutdown());

    expect(collector.arrived.length).toBeGreaterThan(0);
    expect(new Set(collector.arrived.map(({ installation }) => installation)).size).toBe(1);
  });
});

describe('an ID that expires while the program is used', () => {
  const months13 = Date.parse('2027-02-15T10:00:00Z') - Date.parse('2026-01-15T10:00:00Z');
  it('is followed by another, and what was counted before is still sent under the old one', async () => {
    const { machine, collector, setOnline } = aWorld();
    const { host } = machine.start();
    host.track('First');
    await machine.pass(3_000);
    machine.sleep(months13 - 2 * 86_400_000);
    setOnline(false);
    host.track('Last');
    await machine.pass(120_000);
    machine.sleep(2 * 86_400_000);
    await machine.pass(120_000);

    host.track('New');
    await machine.pass(120_000);
    setOnline(true);
    await machine.pass(3_600_000);
    await machine.finish(host.shutdown());

    const requests = collector.arrived.filter(({ sessionDays = [] }) => sessionDays.length > 0);
    const of = (feature: string) => requests.findLast(({ sessionDays = [] }) => feature in usesOf(sessionDays));
    expect(of('Last')).toMatchObject({
      installation: of('First')?.installation,
      firstDay: '2026-01-15',
      replacement: false,
    });
    expect(of('New')).toMatchObject({ firstDay: '2027-02-15', replacement: true });
    expect(of('New')?.installation).not.toBe(of('First')?.installation);
    expect(collector.stored().filter(({ continued }) => continued === false)).toHaveLength(1);
  });

  it('loses nothing that another run of the program counts meanwhile', async () => {
    const { machine, collector, setOnline } = aWorld();
    const one = machine.start();
    one.host.track('One');
    const other = machine.start();
    other.host.track('Other');
    await machine.finish(other.host.flush());
    await machine.finish(one.host.flush());
    machine.sleep(months13);
    setOnline(false);

    // One of them finds out first.
    one.host.track('One');
    other.host.track('Other');
    await machine.pass(70_000);
    setOnline(true);
    await machine.finish(one.host.shutdown());
    await machine.finish(other.host.shutdown());
    await machine.finish(machine.start().host.flush());

    expect(usesOf(collector.stored())).toEqual({ One: 2, Other: 2 });
    expect(new Set(collector.stored().map(({ installation }) => installation)).size).toBe(2);
  });

  it('is not followed by one that tells of it: no value but what every installation sends is in both', async () => {
    const { machine, collector } = aWorld();
    const { host } = machine.start();
    host.track('A');
    await machine.pass(3_000);
    machine.sleep(months13);
    host.track('B');
    await machine.pass(70_000);
    await machine.finish(host.shutdown());

    const ids = [...new Set(collector.arrived.map(({ installation }) => installation))];
    const textOf = (id: string | undefined) =>
      JSON.stringify(collector.arrived.filter((sync) => sync.installation === id));
    const random = (id: string | undefined) =>
      new Set(textOf(id).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
    expect(ids).toHaveLength(2);
    expect([...random(ids[1])].filter((token) => random(ids[0]).has(token))).toEqual([]);
    expect(textOf(ids[1])).not.toContain('2026-01-15');
  });
});
