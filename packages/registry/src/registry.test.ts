import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPostgres } from './postgres.ts';
import type { RowsOf } from './backup/dump.ts';
import { restoreRegistry } from './backup/restore.ts';
import { newestSchema } from './migrate.ts';
import type { RegistryPlace } from './open-database.ts';
import { openRegistry } from './registry.ts';
import { hasPostgres, startPostgres, type PostgresServer } from './testing/postgres-server.ts';
import { registryContract } from './testing/registry-contract.ts';
import { anOwner, aProduct, at, pseudonyms, defaultSettings } from './testing/samples.ts';

describe('a registry in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usance-registry-'));
  let files = 0;
  const newFile = () => join(folder, `${(files += 1)}`, 'registry.sqlite');

  afterAll(() => rmSync(folder, { recursive: true }));

  describe('keeps the contract', () => {
    registryContract(async () => ({ kind: 'sqlite', file: newFile() }));
  });

  test('belongs to one opener at a time', async () => {
    const place = { kind: 'sqlite', file: newFile() } as const;
    const registry = await openRegistry(place, defaultSettings);

    await expect(openRegistry(place, defaultSettings)).rejects.toMatchObject({ code: 'locked' });

    await registry.close();
    await (await openRegistry(place, defaultSettings)).close();
  });

  test('leaves no byte of what was removed, once it is closed', async () => {
    const place = { kind: 'sqlite', file: newFile() } as const;
    const registry = await openRegistry(place, defaultSettings);
    const bytes = () => {
      const own = join(place.file, '..');
      return Buffer.concat(readdirSync(own).map((name) => readFileSync(join(own, name)))).toString('latin1');
    };
    await registry.installations.add(1, pseudonyms(0, 300));
    await registry.installations.add(2, ['another']);
    expect(bytes()).toContain('pseudonym-123');

    await registry.products.remove(1);
    await registry.close();

    expect(bytes()).toContain('another');
    expect(bytes()).not.toContain('pseudonym-');
  });

  test('writes a tombstone that is there already as it writes a new one, so that neither is sooner back', async () => {
    const place = { kind: 'sqlite', file: newFile() } as const;
    const registry = await openRegistry(place, defaultSettings);
    const journalGrowsBy = async (pseudonym: string) => {
      const before = statSync(`${place.file}-wal`).size;
      await registry.erasures.add([{ productId: 1, pseudonym, requestedAt: at }]);
      return statSync(`${place.file}-wal`).size - before;
    };

    expect(await journalGrowsBy('a')).toBeGreaterThan(0);
    expect(await journalGrowsBy('a')).toBeGreaterThan(0);
    await registry.close();
  });
});

describe.skipIf(!hasPostgres())('a registry on PostgreSQL', () => {
  let server: PostgresServer | undefined;
  const newPlace = async (): Promise<RegistryPlace> => {
    if (server === undefined) throw new Error('PostgreSQL did not start');
    return { kind: 'postgres', url: await server.emptyDatabase() };
  };

  beforeAll(async () => {
    server = await startPostgres();
  });

  afterAll(() => server?.stop());

  describe('keeps the contract', () => {
    registryContract(newPlace);
  });

  test('is made once by servers that start together', async () => {
    const place = await newPlace();

    const registries = await Promise.all(Array.from({ length: 5 }, () => openRegistry(place, defaultSettings)));

    const made = await Promise.all(registries.map(({ products }, i) => products.create(aProduct(`pk_${i}`))));
    expect(made.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    await Promise.all(registries.map((registry) => registry.close()));
  });

  test('outlives the connections that its server breaks', async () => {
    const place = await newPlace();
    const registry = await openRegistry(place, defaultSettings);
    await Promise.all([registry.ping(), registry.ping(), registry.ping()]);

    const breaker = openPostgres(place.kind === 'postgres' ? place.url : '');
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid != pg_backend_pid()
    `.execute(breaker);
    await breaker.destroy();

    await vi.waitFor(() => registry.ping());
    expect(await registry.products.list()).toEqual([]);
    await registry.close();
  });

  test('outlives a connection that breaks in the middle of a question', async () => {
    const place = await newPlace();
    const url = place.kind === 'postgres' ? place.url : '';
    const [asker, breaker] = [openPostgres(url), openPostgres(url)];
    const others = sql`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(60)%'
      AND pid != pg_backend_pid()`;

    const answer = sql`SELECT pg_sleep(60)`.execute(asker).catch(String);
    await vi.waitFor(async () => expect((await others.execute(breaker)).rows).toHaveLength(1));
    await sql`SELECT pg_terminate_backend(pid) FROM (${others}) AS asking`.execute(breaker);

    expect(await answer).toMatch(/terminat/);
    await vi.waitFor(async () => expect((await sql`SELECT 1 AS one`.execute(asker)).rows).toEqual([{ one: 1 }]));
    await Promise.all([asker.destroy(), breaker.destroy()]);
  });

  test('takes over what a file held, and gives it back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'usance-registry-'));
    const fileOf = (name: string) => ({ kind: 'sqlite', file: join(folder, name) }) as const;
    const file = await openRegistry(fileOf('one'), defaultSettings);
    await file.products.create({ ...aProduct('pk_1'), settings: { lostAfterDays: 30, note: 'ü “𝄞” \\ \n' } });
    await file.installations.add(1, [...pseudonyms(0, 7_000), 'Ä', 'a', 'Z', '-']);
    const restore = (place: RegistryPlace, rows: AsyncIterable<RowsOf>) =>
      restoreRegistry(place, { schema: newestSchema(), rows, counters: {} });

    const place = await newPlace();
    const onServer = await restore(place, file.dump());
    const shared = await openRegistry(place, defaultSettings);
    const inFile = await restore(fileOf('two'), shared.dump());

    expect(onServer['installations']?.rows).toBe(7_004);
    expect(inFile).toEqual(onServer);
    await Promise.all([file.close(), shared.close()]);
    rmSync(folder, { recursive: true });
  });

  test('makes one owner, whichever server is asked', async () => {
    const place = await newPlace();
    const registries = await Promise.all([openRegistry(place, defaultSettings), openRegistry(place, defaultSettings)]);

    const tries = await Promise.allSettled(registries.map(({ people }) => people.createFirst(anOwner, at)));

    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await Promise.all(registries.map((registry) => registry.close()));
  });
});
