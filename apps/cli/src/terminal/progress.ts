import type { WriteStream } from 'node:tty';

export interface Progress {
  report(done: number, of: number): void;
  /** Clears the line. */
  end(): void;
}

const redrawEveryMs = 100;

/** A line that says how far something is, on a terminal; nothing where nobody watches. */
export function startProgress(what: string, to: WriteStream | NodeJS.WriteStream, now: () => number): Progress {
  if (!to.isTTY) return { report: () => undefined, end: () => undefined };
  const startedAt = now();
  let drawnAt = 0;
  return {
    report: (done, of) => {
      if (now() - drawnAt < redrawEveryMs) return;
      drawnAt = now();
      const share = of === 0 ? 1 : done / of;
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
      const left = share === 0 ? '' : ` · ${Math.ceil(((now() - startedAt) * (1 - share)) / share / 1_000)} s left`;
      to.write(`\r\u001b[K${what} ${bar} ${Math.floor(share * 100)} %${left}`);
    },
    end: () => {
      to.write('\r\u001b[K');
    },
  };
}
