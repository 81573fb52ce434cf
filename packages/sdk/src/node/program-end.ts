import type { EndListener } from '../core/platform.ts';

type UncaughtListener = (error: unknown) => void;

// One hook for all instances of a process: the eleventh listener would make Node print a warning.
const endListeners = new Set<EndListener>();
const uncaughtListeners = new Set<UncaughtListener>();
let hasCrashed = false;

/** Calls the listener in the last moment of the process, when only synchronous work is still done. */
export const onProgramEnd = (listener: EndListener): (() => void) => add(endListeners, listener);

/** Calls the listener with each exception that nobody caught. It only watches: exit code and output stay as they are. */
export const onUncaughtException = (listener: UncaughtListener): (() => void) => add(uncaughtListeners, listener);

function add<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  if (endListeners.size + uncaughtListeners.size === 0) {
    allowListeners(1);
    process.on('exit', tellEnd);
    process.on('uncaughtExceptionMonitor', tellUncaught);
  }
  listeners.add(listener);
  return () => {
    if (!listeners.delete(listener) || endListeners.size + uncaughtListeners.size > 0) return;
    process.off('exit', tellEnd);
    process.off('uncaughtExceptionMonitor', tellUncaught);
    allowListeners(-1);
  };
}

/** Node warns of a process that has more than so many: the host's own number stays the host's. 0 stands for any number. */
function allowListeners(more: number): void {
  const most = process.getMaxListeners();
  if (most > 0) process.setMaxListeners(Math.max(most + more, 1));
}

function tellEnd(): void {
  tell(endListeners, hasCrashed ? 'crash' : 'exit');
}

function tellUncaught(error: unknown): void {
  // An exception that the host handles is no crash.
  const isCrash = process.listenerCount('uncaughtException') === 0;
  hasCrashed ||= isCrash;
  tell(uncaughtListeners, error);
  // Deno says nothing more to a program that crashes.
  if (isCrash && process.versions.deno) tellEnd();
}

function tell<Told>(listeners: ReadonlySet<(told: Told) => void>, told: Told): void {
  for (const listener of listeners) {
    try {
      listener(told);
    } catch {
      // The host's exit goes on whatever fails here.
    }
  }
}
