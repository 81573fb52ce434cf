import { isDay, monthsLater } from './day.ts';
import type { Random, Storage } from './platform.ts';
import { isObject, parseObject } from './text.ts';

/** What the collector is told of an ID, with each record recorded under it. */
export interface Identity {
  id: string;
  /** The day of its first session. */
  firstDay: string;
  /** True if the ID followed one that expired. */
  replacement: boolean;
}

/** Who this copy of the product is: a random ID that expires. */
export interface Installation extends Identity {
  /** True once the collector stored something of it: from then on the first day is never changed. */
  confirmed: boolean;
  /** True once the collector said that the ID is too old: how long it lives is the product's setting. */
  expired?: boolean;
  /** The IDs before it: what was recorded under them is still sent under them, and can be erased. */
  former: Identity[];
}

export const installationName = 'installation.json';

export function readInstallation(storage: Storage): Installation | undefined {
  const kept = parseObject(storage.read(installationName));
  if (!isIdentity(kept)) return undefined;
  return {
    ...identityOf(kept),
    confirmed: kept.confirmed === true,
    ...(kept.expired === true && { expired: true }),
    former: identitiesIn(kept.former),
  };
}

/** How many months an ID lives, and what day it is. */
export interface Life {
  today: string;
  months: number;
}

/**
 * The installation, made if there is none or if its ID expired. `undefined` if it cannot be kept: an ID for each run would count one as
 * many.
 */
export function ensureInstallation(
  { storage, random }: { storage: Storage; random: Random },
  life: Life,
): Installation | undefined {
  const text = storage.read(installationName);
  const kept = readInstallation(storage);
  if (kept !== undefined && !isExpired(kept, life)) return kept;
  const made: Installation = {
    id: random.uuid(),
    firstDay: life.today,
    replacement: kept !== undefined,
    confirmed: false,
    former: kept === undefined ? [] : [...kept.former, identityOf(kept)],
  };
  // Of several processes that start at once, the first makes it, and all use that.
  if (text === undefined) storage.createOnce(installationName, JSON.stringify(made));
  else {
    const successor = `installation.${kept?.id}.json`;
    const agreed = storage.createOnce(successor, JSON.stringify(made));
    // Asked after the agreement: who comes late finds that the old one is not there any more.
    if (agreed !== undefined && storage.read(installationName) === text) storage.saveNow(installationName, agreed);
    storage.remove(successor);
  }
  const now = readInstallation(storage);
  return isExpired(now, life) ? undefined : now;
}

/**
 * An ID's life is counted from its first day, and use does not lengthen it. One that the collector has not stored yet is told of nowhere,
 * and its first day may be a wrong clock's.
 */
export const isExpired = (
  installation: (Identity & { confirmed?: boolean; expired?: boolean }) | undefined,
  { today, months }: Life,
): boolean =>
  installation !== undefined &&
  installation.confirmed !== false &&
  (installation.expired === true || today >= monthsLater(installation.firstDay, months));

export function saveInstallation(storage: Storage, installation: Installation): void {
  storage.saveNow(installationName, JSON.stringify(installation));
}

const identityOf = ({
  id,
  firstDay,
  replacement,
}: Omit<Identity, 'replacement'> & { replacement?: unknown }): Identity => ({
  id,
  firstDay,
  replacement: Boolean(replacement), // a file may say anything
});

/** The identities of a list that was kept; a file may be damaged. */
export const identitiesIn = (kept: unknown): Identity[] => (Array.isArray(kept) ? kept.filter(isIdentity) : []);

const isIdentity = (value: unknown): value is Identity & Record<string, unknown> =>
  isObject(value) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value.id)) && isDay(value.firstDay);

/** The IDs of this installation: the one in use first. */
export function identitiesHere(storage: Storage): Identity[] {
  const installation = readInstallation(storage);
  return installation ? [identityOf(installation), ...installation.former] : [];
}
