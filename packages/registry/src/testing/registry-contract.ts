import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPostgres } from '../postgres.ts';
import type { RegistryErrorCode } from '../registry-error.ts';
import type { RegistryPlace } from '../open-database.ts';
import { openRegistry, type Registry } from '../registry.ts';
import { openSqlite } from '../sqlite.ts';
import { anOwner, aProduct, at, defaultSettings, pseudonyms, type Settings } from './samples.ts';
import { auditContract } from './audit-contract.ts';
import { backupContract } from './backup-contract.ts';
import { erasuresContract } from './erasures-contract.ts';
import { peopleContract } from './people-contract.ts';
import { manifestsContract } from './manifests-contract.ts';
import { privacyChangesContract } from './privacy-changes-contract.ts';
import { privacyProfilesContract } from './privacy-profiles-contract.ts';
import { plansContract } from './plans-contract.ts';
import { publicationsContract } from './publications-contract.ts';
import { releasesContract } from './releases-contract.ts';
import { expiriesContract } from './expiries-contract.ts';
import { rightsRequestsContract } from './rights-requests-contract.ts';
import { segmentsContract } from './segments-contract.ts';
import { sharesContract } from './shares-contract.ts';
import { viewsContract } from './views-contract.ts';

/** What every registry keeps to, wherever it is kept. */
export function registryContract(newPlace: () => Promise<RegistryPlace>): void {
  let place: RegistryPlace;
  let registry: Registry<Settings>;

  beforeEach(async () => {
    place = await newPlace();
    registry = await openRegistry(place, defaultSettings);
  });

  afterEach(() => registry.close());

  async function reopen() {
    await registry.close();
    registry = await openRegistry(place, defaultSettings);
  }

  const numberOf = async (database: ReturnType<typeof openDatabase>) =>
    (await sql<{ number: number }>`SELECT number FROM schema_version`.execute(database)).rows[0]?.number;

  const openDatabase = () => (place.kind === 'sqlite' ? openSqlite(place.file) : openPostgres(place.url));

  describe('products', () => {
    test('are kept as they are made and changed', async () => {
      const first = await registry.products.create({
        ...aProduct('pk_1'),
        settings: { lostAfterDays: 30, note: 'ü “𝄞”' },
      });
      const second = await registry.products.create(aProduct('pk_2'));
      await registry.products.change(first.id, { name: 'Sea Notes' });
      await registry.products.change(second.id, { settings: { lostAfterDays: 45 } });
      await registry.products.change(second.id, {});
      await reopen();

      const kept = [
        { id: 1, name: 'Sea Notes', key: 'pk_1', settings: { lostAfterDays: 30, note: 'ü “𝄞”' }, createdAt: at },
        { id: 2, name: 'Field Notes', key: 'pk_2', settings: { lostAfterDays: 45 }, createdAt: at },
      ];
      expect(await registry.products.list()).toEqual(kept);
      expect(await registry.products.find(2)).toEqual(kept[1]);
      expect(await registry.products.find(3)).toBeUndefined();
    });

    test('get the settings that they lack when a newer version knows more of them', async () => {
      await registry.products.create(aProduct('pk_1'));
      await registry.close();
      registry = await openRegistry(place, { lostAfterDays: 60, note: 'new' });

      expect(await registry.products.list()).toMatchObject([{ settings: { lostAfterDays: 30, note: 'new' } }]);
    });

    test('share no key', async () => {
      await registry.products.create(aProduct('pk_1'));

      await expect(registry.products.create(aProduct('pk_1'))).rejects.toThrow(/unique/i);
      expect(await registry.products.list()).toHaveLength(1);
    });

    test('are hidden once they are marked as deleted, and remembered until they are removed', async () => {
      const { id } = await registry.products.create(aProduct('pk_1'));
      await registry.installations.add(id, ['a']);
      await registry.products.markDeleted(id, at);
      await reopen();

      expect(await registry.products.list()).toEqual([]);
      expect(await registry.products.find(id)).toBeUndefined();
      expect(await registry.products.deletions()).toEqual([id]);

      await registry.products.remove(id);
      expect(await registry.products.deletions()).toEqual([]);
      expect(await registry.installations.find(id, ['a'])).toEqual(new Map());
    });

    test('never get an ID again', async () => {
      const { id } = await registry.products.create(aProduct('pk_1'));
      await registry.products.remove(id);
      await reopen();

      expect((await registry.products.create(aProduct('pk_1'))).id).toBe(id + 1);
    });
  });

  describe('installations', () => {
    test('get the ordinals from 1 up, each product its own', async () => {
      const ordinals = [
        await registry.installations.add(1, ['a', 'b']),
        await registry.installations.add(1, ['c']),
        await registry.installations.add(2, ['a']),
      ];

      expect(ordinals).toEqual([new Map([['a', 1], ['b', 2]]), new Map([['c', 3]]), new Map([['a', 1]])]); // prettier-ignore
      await reopen();
      expect(await registry.installations.find(1, ['c', 'a', 'nobody'])).toEqual(new Map([['a', 1], ['c', 3]])); // prettier-ignore
      expect(await registry.installations.find(3, ['a'])).toEqual(new Map());
    });

    test('keep the ordinal that they have', async () => {
      await registry.installations.add(1, ['a']);

      const again = await registry.installations.add(1, ['b', 'a']);

      expect(again.get('a')).toBe(1);
      expect(again.get('b')).toBeGreaterThan(1);
    });

    test('may be many at once, or none', async () => {
      const many = pseudonyms(0, 2_345);

      expect(await registry.installations.add(1, [])).toEqual(new Map());
      const added = await registry.installations.add(1, many);

      expect([...added.values()].toSorted((a, b) => a - b)).toEqual(many.map((_, i) => i + 1));
      expect(await registry.installations.find(1, many)).toEqual(added);
      expect(await registry.installations.find(1, [])).toEqual(new Map());
    });

    test('get one ordinal each, however many ask at once', async () => {
      // A server that shares its registry is another connection; a file belongs to one server.
      const other = place.kind === 'postgres' ? await openRegistry(place, defaultSettings) : registry;
      const groups = Array.from({ length: 20 }, (_, i) => pseudonyms(i * 5, i * 5 + 20));

      const answers = await Promise.all(
        groups.map((group, i) => (i % 2 === 0 ? registry : other).installations.add(1, group)),
      );

      const all = await registry.installations.find(1, pseudonyms(0, 115));
      expect(new Set(all.values()).size).toBe(115);
      for (const [i, answer] of answers.entries())
        expect(answer).toEqual(new Map((groups[i] ?? []).map((pseudonym) => [pseudonym, all.get(pseudonym)])));
      expect(await registry.installations.highestOrdinal(1)).toBeGreaterThanOrEqual(Math.max(...all.values()));
      if (other !== registry) await other.close();
    });

    test('never get an ordinal that was given before, whatever was removed', async () => {
      const { id } = await registry.products.create(aProduct('pk_1'));
      await registry.installations.add(id, ['a', 'b', 'c']);
      await registry.products.remove(id);
      await reopen();

      expect(await registry.installations.highestOrdinal(id)).toBe(3);
      expect(await registry.installations.add(id, ['a'])).toEqual(new Map([['a', 4]]));
      expect(await registry.installations.highestOrdinal(99)).toBe(0);
    });
  });

  describe('the owner', () => {
    test('is one, of however many at once', async () => {
      const tries = await Promise.allSettled(
        Array.from({ length: 5 }, (_, i) => registry.people.createFirst({ ...anOwner, email: `${i}@example.com` }, at)),
      );

      const refused = tries.filter((result) => result.status === 'rejected');
      expect(refused.map(({ reason }) => (reason as { code: RegistryErrorCode }).code)).toEqual(
        Array.from({ length: 4 }, () => 'taken'),
      );
      expect(await registry.people.count()).toBe(1);
    });

    test('is found by address and ID', async () => {
      expect(await registry.people.count()).toBe(0);
      const owner = await registry.people.createFirst(anOwner, at);
      await reopen();

      expect(owner).toEqual({ id: 1, ...anOwner, createdAt: at });
      expect(await registry.people.findByEmail(anOwner.email)).toEqual(owner);
      expect(await registry.people.find(1)).toEqual(owner);
      expect(await registry.people.findByEmail('nobody@example.com')).toBeUndefined();
      expect(await registry.people.find(2)).toBeUndefined();
      await expect(registry.people.createFirst(anOwner, at)).rejects.toMatchObject({ code: 'taken' });
    });
  });

  test('a person is signed in until the sign-in expires or is removed', async () => {
    const { signIns } = registry;
    await signIns.add({ secretHash: 'first', personId: 1, expiresAt: '2026-12-01T00:00:00.000Z' });
    await signIns.add({ secretHash: 'second', personId: 1, expiresAt: '2026-12-02T00:00:00.000Z' });

    expect(await signIns.personOf('first', '2026-11-30T23:59:59.999Z')).toBe(1);
    expect(await signIns.personOf('first', '2026-12-01T00:00:00.000Z')).toBeUndefined();
    expect(await signIns.personOf('third', at)).toBeUndefined();
    await signIns.removeExpired('2026-12-01T00:00:00.000Z');
    expect(await signIns.personOf('first', at)).toBeUndefined();
    expect(await signIns.personOf('second', at)).toBe(1);
    await signIns.remove('second');
    expect(await signIns.personOf('second', at)).toBeUndefined();
  });

  test('tokens are found by the hash of their secret until they are removed', async () => {
    const { tokens } = registry;
    const ci = await tokens.create({ name: 'CI', scopes: ['read'], createdAt: at, secretHash: 'one' });
    const all = await tokens.create({ name: 'All', scopes: ['read', 'manage'], createdAt: at, secretHash: 'two' });

    expect(ci).toEqual({ id: 1, name: 'CI', scopes: ['read'], createdAt: at });
    expect(await tokens.list()).toEqual([ci, all]);
    expect(await tokens.findBySecret('two')).toEqual(all);
    expect(await tokens.remove(all.id)).toBe(true);
    expect(await tokens.remove(all.id)).toBe(false);
    expect(await tokens.findBySecret('two')).toBeUndefined();
    expect((await tokens.create({ name: 'New', scopes: ['read'], createdAt: at, secretHash: 'two' })).id).toBe(3);
  });

  peopleContract({ registry: () => registry, reopen });

  segmentsContract({ registry: () => registry, reopen });

  viewsContract({ registry: () => registry, reopen });

  auditContract({ registry: () => registry, reopen });

  releasesContract({ registry: () => registry, reopen });

  erasuresContract({ registry: () => registry, reopen });

  expiriesContract({ registry: () => registry, reopen });

  rightsRequestsContract({ registry: () => registry, reopen });

  privacyChangesContract({ registry: () => registry, reopen });

  manifestsContract({ registry: () => registry, reopen });

  plansContract({ registry: () => registry, reopen });

  sharesContract({ registry: () => registry, reopen });

  publicationsContract({ registry: () => registry, reopen });

  privacyProfilesContract({ registry: () => registry, reopen });

  backupContract({ registry: () => registry, newPlace });

  test('a fact is what it was last set to', async () => {
    const { facts } = registry;
    expect(await facts.get('name')).toBeUndefined();
    await facts.set('name', 'first');
    await facts.set('name', 'second');

    expect(await facts.get('name')).toBe('second');
    await facts.remove('name');
    expect(await facts.get('name')).toBeUndefined();
  });

  test('a registry of a newer version is refused, untouched', async () => {
    await registry.close();
    const database = openDatabase();
    const own = await numberOf(database);
    await sql`UPDATE schema_version SET number = 9999`.execute(database);
    await database.destroy();

    await expect(openRegistry(place, defaultSettings)).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringMatching(/newer version \(its schema is 9999, this version knows \d+\)/),
    });

    const again = openDatabase();
    expect(await numberOf(again)).toBe(9999);
    await sql`UPDATE schema_version SET number = ${own}`.execute(again);
    await again.destroy();
    registry = await openRegistry(place, defaultSettings);
  });

  test('answers a ping while it can be reached', async () => {
    await expect(registry.ping()).resolves.toBeUndefined();
  });
}
