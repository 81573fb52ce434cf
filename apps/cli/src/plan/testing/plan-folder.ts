import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../main.ts';
import { capturedTerminal } from '../../testing/captured-terminal.ts';
import { sampleDay } from './sample-plan.ts';

export interface Ran {
  code: number;
  printed: string;
  said: string[];
}

/** A folder of its own for files of a test. */
export interface PlanFolder {
  path: string;
  /** The full name of a file in it. */
  file(name: string): string;
  write(name: string, text: string): Promise<string>;
  read(name: string): Promise<string>;
  /** Runs `usance plan` on the day of the sample. */
  plan(...args: string[]): Promise<Ran>;
  remove(): Promise<void>;
}

/** Makes a folder, beside the system's other temporary ones unless told otherwise. */
export async function makePlanFolder(under = tmpdir()): Promise<PlanFolder> {
  await mkdir(under, { recursive: true });
  const path = await mkdtemp(join(under, 'usance-plan-'));
  const file = (name: string) => join(path, name);
  return {
    path,
    file,
    write: async (name, text) => {
      await mkdir(dirname(file(name)), { recursive: true });
      await writeFile(file(name), text);
      return file(name);
    },
    read: (name) => readFile(file(name), 'utf8'),
    plan: async (...args) => {
      const terminal = capturedTerminal();
      terminal.now = () => Date.parse(`${sampleDay}T12:00:00Z`);
      const code = await main(['plan', ...args], terminal);
      return { code, printed: terminal.printed, said: terminal.said };
    },
    remove: () => rm(path, { recursive: true }),
  };
}
