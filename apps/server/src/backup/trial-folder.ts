import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A trial holds all that a backup holds, so that none may stay; the process that makes it stands in its name. */
const named = /^usance-trial-(\d+)-/;

/** Makes a folder for a trial, after it removed those whose process was killed before it could. */
export async function makeTrialFolder(): Promise<string> {
  await removeLeftTrials();
  return mkdtemp(join(tmpdir(), `usance-trial-${process.pid}-`));
}

/** Removes the folders of trials that nobody ends any more. */
export async function removeLeftTrials(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => {
    const pid = named.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
  // Somebody else's cannot be removed, and are theirs to remove.
  for (const name of left) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
