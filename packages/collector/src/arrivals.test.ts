import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openChdb, type Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createArrivals } from './arrivals.ts';

const today = () => '2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'usance-arrivals-'));
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

beforeEach(() => warehouse.command('TRUNCATE TABLE arrivals'));

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

const noted = () =>
  warehouse.query<{ day: string; installations: number }>(
    'SELECT toString(day) AS day, groupBitmapMerge(installations) AS installations FROM arrivals GROUP BY day ORDER BY day',
  );

describe('arrivals', () => {
  test('are written by themselves, soon', async () => {
    const arrivals = createArrivals({ warehouse, today });

    for (const installation of [1, 2, 1]) arrivals.add({ productId: 1, day: '2026-11-22', installation });

    await vi.waitFor(async () => expect(await noted()).toEqual([{ day: '2026-11-22', installations: 2 }]), 5_000);
  });

  test('are on disk when a flush is awaited, also those that an earlier flush is still writing', async () => {
    const slow: Warehouse = {
      ...warehouse,
      async insert(insertion) {
        await sleep(100);
        await warehouse.insert(insertion);
      },
    };
    const arrivals = createArrivals({ warehouse: slow, today });
    arrivals.add({ productId: 1, day: '2026-11-22', installation: 1 });

    void arrivals.flush();
    await arrivals.flush();

    expect(await noted()).toEqual([{ day: '2026-11-22', installations: 1 }]);
  });

  test('that cannot be written are given up, and the next are written', async () => {
    const arrivals = createArrivals({ warehouse, today });
    await warehouse.command('RENAME TABLE arrivals TO gone');
    arrivals.add({ productId: 1, day: '2026-11-22', installation: 1 });
    await expect(arrivals.flush()).resolves.toBeUndefined();
    await warehouse.command('RENAME TABLE gone TO arrivals');

    arrivals.add({ productId: 1, day: '2026-11-23', installation: 1 });
    await arrivals.flush();

    expect(await noted()).toEqual([{ day: '2026-11-23', installations: 1 }]);
  });
});
