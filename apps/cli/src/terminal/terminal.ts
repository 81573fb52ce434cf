import { createInterface } from 'node:readline';

/** Where a command was typed, and what surrounds it. */
export interface Terminal {
  /** Writes the command's answer, with a line's end. */
  print(text: string): void;
  /** Writes exactly this as the command's answer. */
  write(text: string): void;
  /** Says something beside the answer: it goes to standard error, so that it never gets into a pipe. */
  say(text: string): void;
  /** The next line of standard input; empty at its end. */
  readLine(): Promise<string>;
  /** Where progress is drawn. */
  stderr: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
  now(): number;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    print: (text) => process.stdout.write(`${text}\n`),
    write: (text) => process.stdout.write(text),
    say: (text) => process.stderr.write(`${text}\n`),
    readLine: nextLine,
    stderr: process.stderr,
    env: process.env,
    now: Date.now,
  };
}

async function nextLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
