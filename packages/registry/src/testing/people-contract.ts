import { beforeEach, describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { anOwner, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'people' | 'passwordLinks' | 'peopleChanges' | 'signIns'>;
  reopen(): Promise<void>;
}

const by = { kind: 'person', id: 1, name: 'Olga “O.”' } as const;
const changed = { at, by };
const later = '2026-12-01T00:00:00.000Z';
const vera = { name: 'Vera', email: 'vera@example.com', role: 'viewer' } as const;

/** What every registry keeps to about people, wherever it is kept. */
export function peopleContract({ registry, reopen }: Opened): void {
  describe('people', () => {
    beforeEach(async () => void (await registry().people.createFirst(anOwner, at)));

    test('are invited without a password, one for an address', async () => {
      const invited = await registry().people.invite(vera, changed);
      await reopen();

      expect(invited).toEqual({ id: 2, ...vera, passwordHash: undefined, createdAt: at });
      expect(await registry().people.list()).toEqual([{ id: 1, ...anOwner, createdAt: at }, invited]);
      expect(await registry().people.findByEmail(vera.email)).toEqual(invited);
      await expect(registry().people.invite(vera, changed)).rejects.toMatchObject({ code: 'taken' });
    });

    test('are signed in nowhere else once they have another password, and have no link any more', async () => {
      for (const secretHash of ['here', 'there'])
        await registry().signIns.add({ secretHash, personId: 1, expiresAt: later });
      await registry().passwordLinks.put({ secretHash: 'link', personId: 1, expiresAt: later });

      await registry().people.setPassword(1, 'another hash', 'here');

      expect(await registry().people.find(1)).toMatchObject({ passwordHash: 'another hash' });
      expect(await registry().signIns.personOf('here', at)).toBe(1);
      expect(await registry().signIns.personOf('there', at)).toBeUndefined();
      expect(await registry().passwordLinks.take('link', at)).toBeUndefined();
    });

    test('end their other sign-ins, and nobody else’s', async () => {
      for (const [secretHash, personId] of [
        ['here', 1],
        ['there', 1],
        ['of another', 2],
      ] as const)
        // prettier-ignore
        await registry().signIns.add({ secretHash, personId, expiresAt: later });

      await registry().signIns.removeOthers(1, 'here');

      const people = ['here', 'there', 'of another'].map((secret) => registry().signIns.personOf(secret, at));
      expect(await Promise.all(people)).toEqual([1, undefined, 2]);
    });

    test('go with all that let them in, and their number is never given again', async () => {
      const { id } = await registry().people.invite(vera, changed);
      await registry().signIns.add({ secretHash: 'cookie', personId: id, expiresAt: later });
      await registry().passwordLinks.put({ secretHash: 'link', personId: id, expiresAt: later });

      expect(await registry().people.remove(id, changed)).toBe('done');
      expect(await registry().people.remove(id, changed)).toBe('missing');

      expect(await registry().people.find(id)).toBeUndefined();
      expect(await registry().signIns.personOf('cookie', at)).toBeUndefined();
      expect(await registry().passwordLinks.take('link', at)).toBeUndefined();
      expect(await registry().people.invite(vera, changed)).toMatchObject({ id: id + 1 });
    });

    test('keep an owner who can sign in, whatever is changed at once', async () => {
      const { id } = await registry().people.invite({ ...vera, role: 'owner' }, changed);
      expect(await registry().people.remove(1, changed)).toBe('last-owner'); // the other has no password yet
      await registry().people.setPassword(id, 'a hash');

      const both = await Promise.all([
        registry().people.remove(1, changed),
        registry().people.changeRole(id, 'viewer', changed),
      ]);

      expect(both.toSorted()).toEqual(['done', 'last-owner']);
      const owners = (await registry().people.list()).filter(({ role }) => role === 'owner');
      expect(owners).toHaveLength(1);
      expect(await registry().people.changeRole(owners[0]?.id ?? 0, 'owner', changed)).toBe('done');
      expect(await registry().people.changeRole(99, 'owner', changed)).toBe('missing');
    });
  });

  describe('links that set a password', () => {
    test('are taken once, before they expire, and only the newest of a person', async () => {
      const { passwordLinks } = registry();
      await passwordLinks.put({ secretHash: 'older', personId: 1, expiresAt: later });
      await passwordLinks.put({ secretHash: 'newer', personId: 1, expiresAt: later });
      await passwordLinks.put({ secretHash: 'of another', personId: 2, expiresAt: at });

      expect(await passwordLinks.open(at)).toEqual(new Map([[1, later]]));
      const takes = await Promise.all(['newer', 'newer', 'older', 'of another'].map((one) => passwordLinks.take(one, at))); // prettier-ignore
      expect(takes.filter((person) => person !== undefined)).toEqual([1]);
      expect(await passwordLinks.take('newer', at)).toBeUndefined();
    });
  });

  describe('changes of people', () => {
    test('are written down with what they change, and read the newest first, with the names of then', async () => {
      await registry().people.createFirst(anOwner, at);
      await registry().people.invite(vera, changed);
      await registry().people.changeRole(2, 'manager', changed);
      await registry().peopleChanges.add({
        ...changed,
        action: 'link-made',
        person: { id: 2, name: 'Vera' },
        role: 'manager',
      });
      await registry().people.remove(2, changed);
      await registry().people.remove(1, changed);
      await reopen();

      const entry = { ...changed, person: { id: 2, name: 'Vera' } };
      const kept = [
        { id: 4, ...entry, action: 'removed', role: 'manager' },
        { id: 3, ...entry, action: 'link-made', role: 'manager' },
        { id: 2, ...entry, action: 'role-changed', role: 'manager' },
        { id: 1, ...entry, action: 'invited', role: 'viewer' },
      ];
      expect(await registry().peopleChanges.list(10)).toEqual(kept);
      expect(await registry().peopleChanges.list(1)).toEqual(kept.slice(0, 1));
    });
  });
}
