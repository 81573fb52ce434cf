import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openChdb } from '../chdb.ts';
import { migrate } from '../migrate.ts';
import type { Warehouse } from '../warehouse.ts';
import { buildRollUps } from './build-roll-ups.ts';
import { readCoverage, shareCoverage } from './coverage.ts';
import { createDayMarks, epochSettlesMs, insertMarks } from './day-marks.ts';
import { currentEpoch, dropOldBuilds } from './drop-old-builds.ts';
import { mergeParts } from './merge-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'usance-roll-ups-'));
const [day, otherDay] = ['2026-11-02', '2026-11-03'];
let warehouse: Warehouse;
let productId = 0;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

beforeEach(async () => {
  productId += 1;
  for (const table of ['day_marks', 'builds', 'roll_ups']) await warehouse.command(`TRUNCATE TABLE ${table}`);
});

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

/** Stores a session day of the installation, under a mark that is there already. */
const store = (on: string, installation: number) =>
  warehouse.command(
    `INSERT INTO session_days (product_id, day, installation, session, revision, first_day, environment, kind, sessions, seconds)
    VALUES ({product: UInt32}, {on: Date}, {installation: UInt32}, 1, 1, {on: Date}, 'production', 'normal', 1, 60)`,
    { product: productId, on, installation },
  );

const mark = (on: string) => insertMarks(warehouse, [{ productId, day: on }]);

async function arrive(on: string, installation: number): Promise<void> {
  await mark(on);
  await store(on, installation);
}

const build = (on: Warehouse = warehouse) => buildRollUps(on, { settleMs: 0 });

/** The warehouse, until so many statements were carried out. */
function dyingAfter(statements: number): Warehouse {
  let left = statements;
  return {
    ...warehouse,
    command: (...statement) => (left-- > 0 ? warehouse.command(...statement) : Promise.reject(new Error('killed'))),
  };
}

async function coverage() {
  const { days, months, dirtyDays } = await readCoverage(warehouse, productId);
  return { days: days.map(({ period }) => period), months: months.map(({ period }) => period), dirtyDays };
}

/** What the valid builds of the month say, and which builds there are of it. */
const rolledUp = async () => {
  const { months } = await readCoverage(warehouse, productId);
  const builds = await warehouse.query<{ installations: number; build: number }>(
    `SELECT groupBitmapMerge(installations) AS installations, build FROM roll_ups
    WHERE product_id = {product: UInt32} AND grain = 'month' AND subject = '' GROUP BY build ORDER BY build`,
    { product: productId },
  );
  return { builds: builds.length, valid: builds.find(({ build: one }) => one === months[0]?.build)?.installations };
};

describe('what is valid', () => {
  test('is read twice for any number of questions that come at once', async () => {
    await arrive(day, 1);
    let readings = 0;
    const counting: Warehouse = { ...warehouse, query: (...asked) => ((readings += 1), warehouse.query(...asked)) };

    const answers = await Promise.all(Array.from({ length: 20 }, () => shareCoverage(counting, productId)));

    expect(readings).toBe(2);
    expect(new Set(answers.map(({ dirtyDays }) => dirtyDays.join()))).toEqual(new Set([day]));
    await shareCoverage(counting, productId);
    expect(readings).toBe(3);
  });

  test('is known to a question that comes after an arrival, though an older reading is under way, or fails', async () => {
    const ends: (() => void)[] = [];
    const slow: Warehouse = {
      ...warehouse,
      async query(...asked) {
        const rows = await warehouse.query(...asked);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (ends.length === 1) throw new Error('the disk is gone');
        return rows as never;
      },
    };
    const before = shareCoverage(slow, productId);
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    await arrive(day, 1);
    const after = shareCoverage(slow, productId);
    ends[0]?.();
    await expect(before).rejects.toThrow('the disk is gone');
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.();

    expect((await after).dirtyDays).toEqual([day]);
  });
});

describe('roll-ups', () => {
  test('hold a day from its build on until something arrives in it', async () => {
    await arrive(day, 1);
    await arrive(otherDay, 1);
    expect(await coverage()).toEqual({ days: [], months: [], dirtyDays: [day, otherDay] });

    expect(await build()).toEqual({ days: 2, months: 1 });
    expect(await coverage()).toEqual({ days: [day, otherDay], months: ['2026-11-01'], dirtyDays: [] });

    await arrive(day, 2);
    expect(await coverage()).toEqual({ days: [otherDay], months: [], dirtyDays: [day] });

    expect(await build()).toEqual({ days: 1, months: 1 });
    expect(await rolledUp()).toEqual({ builds: 2, valid: 2 });
  });

  test('of a month add up what is valid of each day, though the build of one day holds others that were built again', async () => {
    await arrive(day, 1);
    await arrive(otherDay, 1);
    await build(); // one build of both
    await arrive(day, 2);
    await build();

    const { months } = await readCoverage(warehouse, productId);

    const [sums] = await warehouse.query(
      `SELECT sum(sessions) AS sessions, sum(session_days) AS sessionDays, sum(seconds) AS seconds FROM roll_ups
      WHERE grain = 'month' AND subject = '' AND build = {build: UInt64}`,
      { build: months[0]?.build ?? 0 },
    );
    expect(sums).toEqual({ sessions: 3, sessionDays: 3, seconds: 180 });
  });

  test('are not built where nothing arrived', async () => {
    await build();
    const epoch = await currentEpoch(warehouse);

    expect(await build()).toEqual({ days: 0, months: 0 });
    expect(await currentEpoch(warehouse)).toBe(epoch);
  });

  test('of a month are built though nothing arrives any more, if a kill came between the days and the month', async () => {
    await arrive(day, 1);
    await expect(build(dyingAfter(9))).rejects.toThrow('killed'); // the epoch, and the eight statements of the day
    expect(await readCoverage(warehouse, productId)).toMatchObject({ dirtyDays: [], months: [] });

    await expect(build()).resolves.toEqual({ days: 0, months: 1 });
    await expect(build()).resolves.toEqual({ days: 0, months: 0 });
  });

  test('of a month are out of date as soon as one of its days was built again', async () => {
    await arrive(day, 1);
    await build();
    await arrive(day, 2);

    // The end of the epoch, the eight statements of the day, and not those of the month.
    await expect(build(dyingAfter(9))).rejects.toThrow('killed');

    expect(await coverage()).toEqual({ days: [day], months: [], dirtyDays: [] });
  });

  test('name a day that has a mark and no rows', async () => {
    await mark(day);
    await build();

    expect(await coverage()).toMatchObject({ days: [day], dirtyDays: [] });
  });

  test('leave a day dirty whose rows came under a mark from before the build, while it was under way', async () => {
    await arrive(day, 1);
    const arrivesLate: Warehouse = {
      ...warehouse,
      async command(sql, parameters) {
        await warehouse.command(sql, parameters);
        if (/INSERT INTO epochs/.test(sql)) await arrive(day, 2); // under a mark of the next epoch
      },
    };

    expect(await build(arrivesLate)).toEqual({ days: 0, months: 0 });
    expect(await coverage()).toMatchObject({ dirtyDays: [day] });
  });

  test('drop builds that are not valid any more only when those after them are older than the epoch', async () => {
    await arrive(day, 1);
    await build();
    const before = await currentEpoch(warehouse);
    await arrive(day, 2);
    await build();

    await dropOldBuilds(warehouse, before);
    await settled();
    expect(await rolledUp()).toEqual({ builds: 2, valid: 2 });

    await dropOldBuilds(warehouse, await currentEpoch(warehouse));
    await settled();
    expect(await rolledUp()).toEqual({ builds: 1, valid: 2 });
  });
});

/** Dropping goes on by itself. */
const settled = async () =>
  vi.waitFor(async () => expect(await warehouse.query('SELECT 1 FROM system.mutations WHERE NOT is_done')).toEqual([]));

describe('parts of a month', () => {
  const parts = async () => {
    const [row] = await warehouse.query<{ parts: number }>(
      "SELECT count() AS parts FROM system.parts WHERE active AND table = 'session_days' AND partition = '202001'",
    );
    return row?.parts;
  };
  const storeMany = (rows: number, revision: number) =>
    warehouse.command(
      `INSERT INTO session_days (product_id, day, installation, session, revision)
      SELECT {product: UInt32}, '2020-01-02', number, 1, {revision: UInt32} FROM numbers({rows: UInt32})`,
      { product: productId, rows, revision },
    );

  test('are merged where many rows lie outside the largest, and left alone otherwise', async () => {
    await warehouse.command('SYSTEM STOP MERGES session_days');
    await storeMany(100_000, 1);
    await storeMany(1_000, 2);
    expect(await mergeParts(warehouse)).toBe(false);
    await storeMany(2_000, 3);
    await warehouse.command('SYSTEM START MERGES session_days');

    expect(await mergeParts(warehouse)).toBe(true);
    expect(await parts()).toBe(1);
    expect(await mergeParts(warehouse)).toBe(false);
  });
});

describe('marks of days', () => {
  const marksOf = async () =>
    warehouse.query<{ day: string }>('SELECT day FROM day_marks WHERE product_id = {product: UInt32} ORDER BY day', {
      product: productId,
    });

  test('are there before the write begins, and not written again by the next one soon after', async () => {
    const marks = createDayMarks(warehouse);
    const seen: unknown[] = [];
    await marks.during([{ productId, day }], async () => void seen.push(await marksOf()));
    await warehouse.command('ALTER TABLE day_marks DELETE WHERE true SETTINGS mutations_sync = 2');
    await marks.during(
      [
        { productId, day },
        { productId, day: otherDay },
      ],
      async () => void seen.push(await marksOf()),
    );

    expect(seen).toEqual([[{ day }], [{ day: otherDay }]]);
  });

  test('are written again after a write that took longer than a build waits', async () => {
    let ms = 0;
    const marks = createDayMarks(warehouse, () => ms);
    await marks.during([{ productId, day }], async () => {
      await build(); // takes the mark for one whose rows are all there
      ms += epochSettlesMs + 1;
      await store(day, 1);
    });

    expect(await coverage()).toMatchObject({ dirtyDays: [day] });
  });

  test('let a write that fails pass on why', async () => {
    const marks = createDayMarks(warehouse);
    await expect(marks.during([{ productId, day }], () => Promise.reject(new Error('disk full')))).rejects.toThrow(
      'disk full',
    );
  });
});
