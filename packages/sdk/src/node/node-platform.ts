import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Platform } from '../core/platform.ts';
import { createFileStorage } from './file-storage.ts';
import { onProgramEnd } from './program-end.ts';
import { sendFromThread } from './sending-thread.ts';
import { readSystemFacts } from './system-facts.ts';

export interface NodePlatformOptions {
  storageFolder: string;
  environment: NodeJS.ProcessEnv;
  /** Default: the folder of the program's main file. */
  applicationRoot?: string | undefined;
}

/** Node as the core sees it. */
export function createNodePlatform({ storageFolder, environment, applicationRoot }: NodePlatformOptions): Platform {
  return {
    clock: {
      now: Date.now,
      monotonic: () => performance.now(),
      local: (at) => {
        const date = new Date(at);
        return { hour: date.getHours(), weekday: date.getDay() || 7 };
      },
    },
    random: { uuid: () => randomUUID(), fraction: Math.random },
    timers: {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, Math.min(milliseconds, longestTimerMs)).unref();
        return () => clearTimeout(timer);
      },
      holdOpen: (milliseconds) => {
        const timer = setTimeout(() => undefined, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    storage: createFileStorage(storageFolder),
    get applicationRoot() {
      return applicationRoot ?? mainFolder();
    },
    variable: (name) => environment[name],
    systemFacts: () => readSystemFacts(environment),
    send: sendFromThread,
    onEnd: onProgramEnd,
  };
}

/** Node fires a timer at once that is set for longer. */
const longestTimerMs = 2 ** 31 - 1;

/** A script that lies in the home folder itself makes no root of it: every path of the person's would be inside. */
function mainFolder(): string {
  try {
    const folder = dirname(realpathSync(process.argv[1] ?? ''));
    return folder === homedir() ? '' : folder;
  } catch {
    return '';
  }
}
