import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { syncFolder } from './backup-keys.ts';

/** What a restore fills, apart from the data as they were. It takes their place in one step that is taken up again if it is cut off. */
export interface Staging {
  folder: string;
  registryFile: string;
  warehouseFolder: string;
}

const stagingOf = (dataDir: string) => join(dataDir, 'restore');
/** Written when all is in the staging folder; holds the name of the folder into which the old data go. */
const readyFile = 'ready';
const isStore = (name: string) => name === 'warehouse' || name.startsWith('registry.sqlite');

/** Whether a data folder holds stores. */
export const holdsStores = (dataDir: string): boolean => existsSync(dataDir) && readdirSync(dataDir).some(isStore);

/** Begins anew, also where an earlier restore was cut off. From here on, no server starts on the data folder. */
export function beginStaging(dataDir: string): Staging {
  const folder = stagingOf(dataDir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return {
    folder,
    registryFile: join(folder, 'registry.sqlite'),
    warehouseFolder: join(folder, 'warehouse'),
  };
}

/** Gives a restore up; the data are as they were. */
export const dropStaging = (dataDir: string): void => rmSync(stagingOf(dataDir), { recursive: true, force: true });

/** Puts what was restored in its place. Answers the folder that the old data are kept in, if there were any. */
export function commitStaging(dataDir: string, now: Date): string | undefined {
  const aside = `before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const folder = stagingOf(dataDir);
  syncFolder(folder);
  writeFileSync(join(folder, readyFile), aside, { flush: true });
  syncFolder(folder);
  finishStaging(dataDir);
  return existsSync(join(dataDir, aside)) ? join(dataDir, aside) : undefined;
}

/** At a start: ends what a complete restore began. Throws a `StartError` where one was cut off before it was complete. */
export function finishStaging(dataDir: string): void {
  const folder = stagingOf(dataDir);
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, readyFile)))
    throw new StartError(
      `a restore into ${dataDir} is under way or was cut off: run usance restore again, or remove ${folder} to go on with the data as they were`,
    );
  const aside = join(dataDir, readFileSync(join(folder, readyFile), 'utf8'));
  const restored = readdirSync(folder).filter(isStore);
  // Whatever of the old data is still there lies where something restored is still to go.
  const old = readdirSync(dataDir).filter((name) => isStore(name) && restored.some((other) => name.startsWith(other)));
  if (old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of old) renameSync(join(dataDir, name), join(aside, name));
  for (const name of restored) renameSync(join(folder, name), join(dataDir, name));
  syncFolder(dataDir);
  rmSync(folder, { recursive: true });
}
