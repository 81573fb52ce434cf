import { describe, expect, test } from 'vitest';
import { givenNumbers } from '../backup/given-numbers.ts';
import { restoreRegistry } from '../backup/restore.ts';
import type { RowsOf } from '../backup/dump.ts';
import type { RegistryPlace } from '../open-database.ts';
import { newestSchema } from '../migrate.ts';
import { openRegistry, type Registry } from '../registry.ts';
import { anOwner, aProduct, at, defaultSettings, pseudonyms, type Settings } from './samples.ts';

/** A registry that is empty at first, and an empty place for another one, which may take away the first. */
interface Opened {
  registry(): Registry<Settings>;
  newPlace(): Promise<RegistryPlace>;
}

/** What every registry keeps to about backups, wherever it is kept. */
export function backupContract({ registry, newPlace }: Opened): void {
  async function dumped(): Promise<RowsOf[]> {
    const all: RowsOf[] = [];
    for await (const some of registry().dump()) all.push(some);
    return all;
  }

  async function* fromList(list: readonly RowsOf[]): AsyncGenerator<RowsOf> {
    yield* list;
  }

  const restore = (place: RegistryPlace, list: readonly RowsOf[], counters: Record<string, number> = {}) =>
    restoreRegistry(place, { schema: newestSchema(), rows: fromList(list), counters });

  async function aUsedRegistry() {
    const { id } = await registry().products.create({
      ...aProduct('pk_1'),
      settings: { lostAfterDays: 30, note: 'ü “𝄞”' },
    });
    await registry().installations.add(id, pseudonyms(0, 12_345));
    await registry().people.createFirst(anOwner, at);
    await registry().signIns.add({
      secretHash: 'hash of a cookie',
      personId: 1,
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
    return id;
  }

  describe('a backup', () => {
    test('is the same again after it was restored, and numbers go on', async () => {
      const id = await aUsedRegistry();
      const all = await dumped();
      const before = {
        products: await registry().products.list(),
        owner: await registry().people.findByEmail(anOwner.email),
        ordinal: await registry().installations.find(id, ['pseudonym-77']),
      };
      const place = await newPlace();

      const digests = await restore(place, all);

      expect(digests['installations']?.rows).toBe(12_345);
      const restored = await openRegistry(place, defaultSettings);
      expect({
        products: await restored.products.list(),
        owner: await restored.people.findByEmail(anOwner.email),
        ordinal: await restored.installations.find(id, ['pseudonym-77']),
      }).toEqual(before);
      expect(await restored.installations.add(id, ['another'])).toEqual(new Map([['another', 12_346]]));
      await restored.close();
    });

    test('holds every table but the signed-in browsers and the links that set a password', async () => {
      await aUsedRegistry();
      const expiresAt = '2999-01-01T00:00:00.000Z';
      await registry().passwordLinks.put({ secretHash: 'hash of a link', personId: 1, expiresAt });

      const tables = new Set((await dumped()).map(({ table }) => table));

      expect([...tables]).toEqual(['installations', 'counters', 'people', 'products']);
      expect(JSON.stringify(await dumped())).not.toMatch(/hash of a (?:cookie|link)/);
    });

    test('never lets a number be given twice that was given after it', async () => {
      const id = await aUsedRegistry();
      const all = await dumped();
      const place = await newPlace();

      await restore(place, all, { [`installations/${id}`]: 20_000, products: 0, unheard: 7 });

      expect(await givenNumbers(place)).toMatchObject({ [`installations/${id}`]: 20_000, products: 1, unheard: 7 });
    });

    test('is not restored over data, nor in part, nor by an older version', async () => {
      await aUsedRegistry();
      const all = await dumped();
      const place = await newPlace();
      const twice = [...all, ...all];
      const newer = restoreRegistry(place, { schema: newestSchema() + 1, rows: fromList(all), counters: {} });

      await expect(newer).rejects.toMatchObject({ code: 'newer-schema' });
      await expect(restore(place, twice)).rejects.toThrow(/unique/i);
      await restore(place, all);
      await expect(restore(place, all)).rejects.toMatchObject({ code: 'not-empty' });
    });
  });
}
