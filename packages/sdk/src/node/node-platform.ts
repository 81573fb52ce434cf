import type { Platform } from '../core/platform.ts';
import { attempt } from './attempt.ts';
import { fs, os, path } from './builtins.ts';
import { isContainer, isOnRootDisk } from './container.ts';
import { createFileStorage } from './file-storage.ts';
import { onProgramEnd, onUncaughtException } from './program-end.ts';
import { randomUuid } from './random-uuid.ts';
import { sendFromThread } from './sending-thread.ts';
import { readSystemFacts } from './system-facts.ts';
import { readPolicy } from './system-policy.ts';

export interface NodePlatformOptions {
  storageFolder: string;
  environment: NodeJS.ProcessEnv;
  policyFiles: readonly string[];
  /** Certificates of authorities that are trusted beside the system's, in PEM. */
  ca?: string | undefined;
  /** Default: the folder of the program's main file. */
  applicationRoot?: string | undefined;
  sendLater: () => boolean;
}

/** Node as the core sees it. */
export function createNodePlatform(options: NodePlatformOptions): Platform {
  const { storageFolder, environment, applicationRoot, ca, policyFiles, sendLater } = options;
  return {
    clock: {
      now: Date.now,
      monotonic: () => {
        // Where nobody has used it yet, `performance` takes three milliseconds to load.
        const [seconds, nanoseconds] = process.hrtime();
        return seconds * 1e3 + nanoseconds / 1e6;
      },
      local: (at) => {
        const date = new Date(at);
        return { hour: date.getHours(), weekday: date.getDay() || 7 };
      },
    },
    random: { uuid: randomUuid, fraction: Math.random },
    timers: {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds < longestTimerMs ? milliseconds : longestTimerMs).unref();
        return () => clearTimeout(timer);
      },
      holdOpen: (milliseconds) => {
        const timer = setTimeout(() => undefined, Math.min(milliseconds, longestTimerMs));
        return () => clearTimeout(timer);
      },
    },
    storage: createFileStorage(storageFolder),
    room: { queue: 5_000_000, log: 1_000_000 },
    get applicationRoot() {
      return applicationRoot ?? mainFolder();
    },
    variable: (name) => environment[name],
    policy: () => readPolicy(policyFiles),
    systemFacts: () => readSystemFacts(environment),
    isEphemeral: () => isContainer(environment) === true && isOnRootDisk(storageFolder),
    digest: (text) => process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex'),
    send: (request) => sendFromThread(request, { environment, ca }),
    sendLater,
    onEnd: onProgramEnd,
    onUncaught: onUncaughtException,
    warn: (message) => process.emitWarning(message),
  };
}

/** Node fires a timer at once that is set for longer, or for what is no number. */
const longestTimerMs = 2 ** 31 - 1;

/** A script that lies in the home folder itself makes no root of it: every path of the person's would be inside. */
function mainFolder(): string {
  const folder = attempt(() => path.dirname(fs.realpathSync(process.argv[1] ?? '')));
  return folder === undefined || folder === attempt(os.homedir) ? '' : folder;
}
