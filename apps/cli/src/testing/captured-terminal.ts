import type { Terminal } from '../terminal/terminal.ts';

export interface CapturedTerminal extends Terminal {
  /** Everything that was printed as an answer. */
  printed: string;
  /** Everything that was said beside it, a line each. */
  said: string[];
}

/** A terminal that nobody watches, that is given these lines, and that keeps what was written to it. */
export function capturedTerminal(env: NodeJS.ProcessEnv = {}, input: readonly string[] = []): CapturedTerminal {
  const lines = [...input];
  const terminal: CapturedTerminal = {
    printed: '',
    said: [],
    print: (text) => {
      terminal.printed += `${text}\n`;
    },
    write: (text) => {
      terminal.printed += text;
    },
    say: (text) => {
      terminal.said.push(text);
    },
    readLine: async () => lines.shift() ?? '',
    stderr: Object.create(process.stderr, { isTTY: { value: false } }) as NodeJS.WriteStream, // the same stream, seen as a pipe
    env,
    now: Date.now,
  };
  return terminal;
}
