/** Timers that wait for the test to let time pass. */
export interface HandTimers {
  /** Milliseconds that were let pass. */
  now(): number;
  after(milliseconds: number, callback: () => void): () => void;
  /** Lets time pass, calling what is due in its order; what a call brings about is done before the next. */
  pass(milliseconds: number): Promise<void>;
  /** Lets as much time pass as it takes until the promise is settled. */
  finish<Result>(promise: Promise<Result>): Promise<Result>;
}

export function createHandTimers(): HandTimers {
  const waiting = new Set<{ at: number; callback: () => void }>();
  let now = 0;

  /** What is earliest; of what is due at the same moment, what was asked for first. */
  function next() {
    let first: { at: number; callback: () => void } | undefined;
    for (const timer of waiting) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }
  async function step(until: number): Promise<boolean> {
    const timer = next();
    if (timer === undefined || timer.at > until) return false;
    waiting.delete(timer);
    now = Math.max(now, timer.at);
    timer.callback();
    await settle();
    return true;
  }
  return {
    now: () => now,
    after: (milliseconds, callback) => {
      const timer = { at: now + milliseconds, callback };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    pass: async (milliseconds) => {
      const until = now + milliseconds;
      await settle();
      while (await step(until));
      now = until;
    },
    finish: async (promise) => {
      let isSettled = false;
      promise.then(
        () => (isSettled = true),
        () => (isSettled = true),
      );
      // What is loaded on demand takes a few turns, though no time by this clock.
      for (let turns = 0; !isSettled && turns < 10; turns++) await settle();
      while (!isSettled) if (!(await step(Infinity))) throw new Error('nothing is left that could settle it');
      return promise;
    },
  };
}

/** Everything that needs no time is done after this. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
