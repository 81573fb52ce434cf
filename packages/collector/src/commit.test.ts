import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDayMarks, migrate, openChdb, type Warehouse } from '@usance/warehouse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';
import { createArrivals, type Arrivals } from './arrivals.ts';
import type { CollectorError } from './collector-error.ts';
import { commitDeliveries, type CommitOptions } from './commit.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOrdinalCache } from './ordinal-cache.ts';
import type { OrdinalStore } from './ordinals.ts';
import { pseudonymOf } from './pseudonyms.ts';

const secret = createSecretKey(Buffer.alloc(32, 7));
const today = '2026-11-23';
const folder = mkdtempSync(join(tmpdir(), 'usance-commit-'));
let warehouse: Warehouse;
let arrivals: Arrivals;
let options: CommitOptions;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

beforeEach(async () => {
  for (const table of ['session_days', 'arrivals', 'exceptions']) await warehouse.command(`TRUNCATE TABLE ${table}`);
  arrivals = createArrivals({ warehouse, today: () => today });
  options = {
    warehouse,
    arrivals,
    marks: createDayMarks(warehouse),
    store: aStore(),
    cache: createOrdinalCache(100),
    allowance: createAllowance(() => 0),
  };
});

// What a test noted is written before the next one begins.
afterEach(() => arrivals.flush());

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

/** Ordinals in memory, in the order of asking. */
function aStore(): OrdinalStore & { ordinals: Map<string, number>; tombstones: Set<string> } {
  const ordinals = new Map<string, number>();
  const tombstones = new Set<string>();
  const find = async (_: number, pseudonyms: readonly string[]) =>
    new Map(pseudonyms.flatMap((name) => (ordinals.has(name) ? [[name, ordinals.get(name) ?? 0]] : [])));
  return {
    ordinals,
    tombstones,
    erased: async (_, pseudonyms) => new Set(pseudonyms.filter((name) => tombstones.has(name))),
    find,
    add(productId, pseudonyms) {
      for (const name of pseudonyms) if (!ordinals.has(name)) ordinals.set(name, ordinals.size + 1);
      return find(productId, pseudonyms);
    },
  };
}

interface Changes {
  installation?: string;
  day?: string;
  productId?: number;
  perHour?: number | null;
  kind?: string;
}

const aDelivery = ({
  installation = 'one',
  day = today,
  productId = 1,
  perHour = null,
  kind = 'normal',
}: Changes): Delivery =>
  createDelivery({
    product: { id: productId, secret, newInstallationsPerHour: perHour },
    installation,
    stamp: {
      firstDay: '2026-11-01',
      isReplacement: false,
      environment: 'production',
      kind,
      country: '',
      purposes: ['basic'],
    },
    days: [
      {
        context: { app: { version: '4.2.0' } },
        sessionDay: { session: 'a', day, revision: 1, context: 0, seconds: 60 },
        events: [],
        exceptions: [{ seq: 1, hour: 1, type: 'TypeError', handled: false }],
      },
    ],
  });

const aGroupCommit = () =>
  createGroupCommit<Delivery>({
    commit: (group) => commitDeliveries(group, options),
    cadenceMs: 0,
    largeFrom: 1_000,
    maxGroup: 1_000,
    maxPending: 1_000,
  });

const codes = async (promises: readonly Promise<void>[]) =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'stored' : (result.reason as CollectorError).code,
  );

const stored = (table = 'session_days') =>
  warehouse.query<{ product: number; installation: number }>(
    `SELECT product_id AS product, installation FROM ${table} FINAL ORDER BY product_id, installation`,
  );

describe('a commit', () => {
  test('stores each installation under its ordinal, and gives no ordinal twice', async () => {
    const names = ['a', 'b', 'c', 'a', 'b'];

    await commitDeliveries(
      names.map((installation) => aDelivery({ installation })),
      options,
    );
    await commitDeliveries([aDelivery({ installation: 'b' }), aDelivery({ installation: 'd' })], options);

    expect((await stored()).map(({ installation }) => installation)).toEqual([1, 2, 3, 4]);
    expect(await stored('exceptions')).toHaveLength(4);
  });

  test('keeps products apart, whose installations may be the same', async () => {
    await commitDeliveries([aDelivery({ productId: 1 }), aDelivery({ productId: 2 })], options);

    expect((await stored()).map(({ product }) => product)).toEqual([1, 2]);
  });

  test('asks the registry once for an installation that it knows by then', async () => {
    await commitDeliveries([aDelivery({})], options);
    const silent: OrdinalStore = {
      find: () => Promise.reject(new Error('asked')),
      add: () => Promise.reject(new Error('asked')),
      erased: () => Promise.reject(new Error('asked')),
    };

    await commitDeliveries([aDelivery({ day: '2026-11-22' })], { ...options, store: silent });

    expect(await stored()).toHaveLength(2);
  });

  test('refuses new installations over the allowance, and stores the others', async () => {
    const deliveries = ['a', 'b', 'c'].map((installation) => aDelivery({ installation, perHour: 2 }));

    await commitDeliveries(deliveries, options);

    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'over-allowance']);
    expect(await stored()).toHaveLength(2);
  });

  test('stores nothing of an installation with a tombstone, though it still has an ordinal, and harms no other', async () => {
    const store = aStore();
    await commitDeliveries([aDelivery({ installation: 'a' }), aDelivery({ installation: 'b' })], { ...options, store });
    store.tombstones.add(pseudonymOf(secret, 'a'));
    options.cache.clear(1);
    const deliveries = ['a', 'b', 'c'].map((installation) => aDelivery({ installation, day: '2026-11-22' }));

    await commitDeliveries(deliveries, { ...options, store });

    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['erased', 'stored', 'stored']);
    expect(await stored()).toHaveLength(4);
  });
});

const poisoned = () => aDelivery({ installation: 'bad', day: 'no day' });

describe('a delivery that the storage cannot take', () => {
  test('is refused alone as unprocessable, and the others of its group are stored', async () => {
    const { add } = aGroupCommit();
    const names = ['a', 'b', 'c', 'd', 'e'];

    const ended = await codes([...names.map((installation) => add(aDelivery({ installation }))), add(poisoned())]);

    expect(ended).toEqual([...names.map(() => 'stored'), 'unprocessable']);
    expect(await stored()).toHaveLength(names.length);
    expect(await stored('exceptions')).toHaveLength(names.length);
  });

  test('is refused alone when it comes alone, and nothing of it stays', async () => {
    const { add } = aGroupCommit();

    expect(await codes([add(poisoned())])).toEqual(['unprocessable']);
    expect(await stored()).toEqual([]);
    await arrivals.flush();
    expect(await warehouse.query('SELECT * FROM arrivals')).toEqual([]);
  });
});

const away = () => Promise.reject(new Error('connection refused'));

describe('an outage', () => {
  test('of the registry refuses the group as unavailable, and stores nothing', async () => {
    options = { ...options, store: { find: away, add: away, erased: away } };
    const { add } = aGroupCommit();

    expect(await codes([add(aDelivery({})), add(aDelivery({ installation: 'b' }))])).toEqual([
      'unavailable',
      'unavailable',
    ]);
    expect(await stored()).toEqual([]);
  });

  test('of the warehouse refuses the group as unavailable, and what is sent again is stored once', async () => {
    const { add } = aGroupCommit();
    await warehouse.command('RENAME TABLE session_days TO gone');

    expect(await codes([add(aDelivery({})), add(aDelivery({ installation: 'b' }))])).toEqual([
      'unavailable',
      'unavailable',
    ]);

    await warehouse.command('RENAME TABLE gone TO session_days');
    expect(await codes([add(aDelivery({})), add(aDelivery({ installation: 'b' }))])).toEqual(['stored', 'stored']);
    expect(await stored()).toHaveLength(2);
    expect(await stored('exceptions')).toHaveLength(2);
  });
});

const noted = () =>
  warehouse.query<{ day: string; installations: number }>(
    `SELECT toString(day) AS day, groupBitmapMerge(installations) AS installations
     FROM arrivals WHERE toString(received_day) = '${today}' GROUP BY day ORDER BY day`,
  );

describe('arrivals', () => {
  test('are noted once per installation and day, of those that are counted', async () => {
    await commitDeliveries(
      [
        ...['a', 'b', 'a'].map((installation) => aDelivery({ installation })),
        aDelivery({ day: '2026-11-20' }),
        aDelivery({ installation: 'ci', kind: 'ci' }),
      ],
      options,
    );
    await arrivals.flush();
    await commitDeliveries([aDelivery({ installation: 'a' })], options);
    await arrivals.flush();

    expect(await noted()).toEqual([
      { day: '2026-11-20', installations: 1 },
      { day: today, installations: 2 },
    ]);
  });

  test('are written when a flush is awaited, also those that an earlier flush is still writing', async () => {
    arrivals.add({ productId: 1, day: today, installation: 1 });

    void arrivals.flush();
    await arrivals.flush();

    expect(await noted()).toEqual([{ day: today, installations: 1 }]);
  });
});
