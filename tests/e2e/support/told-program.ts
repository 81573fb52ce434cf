import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, type Order } from '@usance/sdk/testing';
import type { InitOptions } from '@usance/sdk';

/** A program with the SDK in a process of its own, which does what it is told. */
export interface ToldProgram {
  readonly name: string;
  /** Resolves to what it answered; `undefined` if it died before. */
  tell(order: Order): Promise<string | undefined>;
  kill(): void;
  /** Does nothing for a while, as on a machine that sleeps. */
  freeze(milliseconds: number): Promise<void>;
  /** Others take it for dead, though it lives. */
  seemDead(): void;
  /** How long it lived so far, in milliseconds by its own event loop, however busy the machine is. */
  livedMs(): number;
  /** Resolves to how it ended: with a code, or `null` if it was killed. */
  readonly end: Promise<number | null>;
  isOver(): boolean;
}

const tickMs = 100;

/** Starts the program, and resolves when it took its first order. */
export function startToldProgram(file: string, options: InitOptions & { storageFolder: string }): ToldProgram {
  const run = startProcess([process.execPath, file, JSON.stringify(options)]);
  const { child } = run;
  const answers: ((answer: string | undefined) => void)[] = [];
  let isOver = false;
  let ticks = 0;
  let rest = '';
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      if (line === 'tick') ticks += 1;
      else answers.shift()?.(line.replace('done ', ''));
  });
  const end = run.end.then(({ code }) => {
    isOver = true;
    for (const answer of answers.splice(0)) answer(undefined);
    return code;
  });

  return {
    name: String(child.pid),
    tell: (order) =>
      new Promise((resolve) => {
        if (isOver) return resolve(undefined);
        answers.push(resolve);
        child.stdin.write(`${JSON.stringify(order)}\n`);
      }),
    kill: () => void child.kill('SIGKILL'),
    freeze: async (milliseconds) => {
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      child.kill('SIGCONT');
    },
    seemDead: () => {
      const { storageFolder } = options;
      const hourAgo = new Date(Date.now() - 3_600_000);
      try {
        for (const name of readdirSync(storageFolder))
          if (name.startsWith(`live.${child.pid}-`)) utimesSync(join(storageFolder, name), hourAgo, hourAgo);
      } catch {
        // It wrote nothing yet, or has just written anew.
      }
    },
    livedMs: () => ticks * tickMs,
    end,
    isOver: () => isOver,
  };
}
