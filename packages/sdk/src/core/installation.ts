import { isDay } from './day.ts';
import type { Random, Storage } from './platform.ts';
import { isObject, parseJson } from './text.ts';

/** Who this copy of the product is: a random ID, and the day of its first session. */
export interface Installation {
  id: string;
  firstDay: string;
  /** True once the collector stored something of it: from then on the first day is never changed. */
  confirmed: boolean;
}

export const installationName = 'installation.json';

export function readInstallation(storage: Storage): Installation | undefined {
  const kept = parseJson(storage.read(installationName));
  if (!isObject(kept) || typeof kept.id !== 'string' || !isUuid(kept.id) || !isDay(kept.firstDay)) return undefined;
  return { id: kept.id, firstDay: kept.firstDay, confirmed: kept.confirmed === true };
}

/** The installation, made if there is none. `undefined` if it cannot be kept: an ID for each run would count one as many. */
export function ensureInstallation(storage: Storage, random: Random, today: string): Installation | undefined {
  const kept = readInstallation(storage);
  if (kept !== undefined) return kept;
  const made = JSON.stringify({ id: random.uuid(), firstDay: today, confirmed: false } satisfies Installation);
  const isDamaged = storage.read(installationName) !== undefined;
  // Of several processes that start at once, the first makes it, and all use that.
  if (isDamaged ? !storage.saveNow(installationName, made) : storage.createOnce(installationName, made) === undefined)
    return undefined;
  return readInstallation(storage);
}

export function saveInstallation(storage: Storage, installation: Installation): void {
  storage.saveNow(installationName, JSON.stringify(installation));
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
