import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a demo must remember to be the same one at its next start. Only a demo may keep its login in plain text. */
export interface DemoState {
  email: string;
  password: string;
  /** The owner's token, which fills the demo and opens its API. */
  token: string;
  /** The last simulated day, once everything has been sent. */
  filledTo?: string;
}

/** Reads the state of the demo in this folder, or makes a new one with a login of its own. */
export async function openDemo(folder: string): Promise<DemoState> {
  const kept = await readFile(stateFile(folder), 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as DemoState; // nobody but this module writes it
  const state: DemoState = { email: 'demo@example.com', password: secret(9), token: `demo_${secret(24)}` };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await keepDemo(folder, state);
  return state;
}

export async function keepDemo(folder: string, state: DemoState): Promise<void> {
  await writeFile(stateFile(folder), `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
}

const stateFile = (folder: string): string => join(folder, 'demo.json');
const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');
