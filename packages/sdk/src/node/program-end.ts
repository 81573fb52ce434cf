import type { EndListener } from '../core/platform.ts';

// One hook for all instances of a process: the eleventh listener would make Node print a warning.
const listeners = new Set<EndListener>();
let hasCrashed = false;

/** Calls the listener in the last moment of the process, when only synchronous work is still done. */
export function onProgramEnd(listener: EndListener): () => void {
  if (listeners.size === 0) {
    process.on('exit', tellAll);
    process.on('uncaughtExceptionMonitor', noteCrash);
  }
  listeners.add(listener);
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    process.off('exit', tellAll);
    process.off('uncaughtExceptionMonitor', noteCrash);
  };
}

function tellAll(): void {
  for (const listener of listeners) {
    try {
      listener(hasCrashed ? 'crash' : 'exit');
    } catch {
      // The host's exit goes on whatever fails here.
    }
  }
}

/** Only watches: an exception that the host handles is no crash, and the exit code stays as it was. */
function noteCrash(): void {
  hasCrashed ||= process.listenerCount('uncaughtException') === 0;
}
