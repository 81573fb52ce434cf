import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** A file beside the stores to which JSON is added line by line: no backup holds it, and no restore replaces it. */
export interface LineLedger<Line> {
  /** Durable when it returns. */
  add(line: Line): void;
  read(): Line[];
}

export function openLineLedger<Line>(file: string): LineLedger<Line> {
  return {
    add(line) {
      const descriptor = openSync(file, 'a', 0o600);
      try {
        // A line that a crash cut short ends here, and not in the middle of this one.
        writeSync(descriptor, `\n${JSON.stringify(line)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    read() {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      // What stands there was written above.
      return lines.flatMap((text) => (parseLine(text) as [Line] | undefined) ?? []);
    },
  };
}

/** What a crash cut short was never answered, so that nobody counts on it. */
function parseLine(text: string): [unknown] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}
