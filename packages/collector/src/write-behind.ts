/** How long what came first waits for what comes next. */
const gatherMs = 1_000;

/** Writes what has gathered once a second, one time after the other. */
export interface WriteBehind {
  /** Something has come that wants to be written. */
  wake(): void;
  /** Writes what has come since the last time. */
  flush(): Promise<void>;
}

/** `write` takes all that waits, and does not throw. */
export function createWriteBehind(write: () => Promise<void>): WriteBehind {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  /** After what is being written already: whoever waits for this may delete or close what it goes to. */
  function flush() {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  return {
    wake() {
      timer ??= setTimeout(() => void flush(), gatherMs).unref();
    },
    flush,
  };
}
