import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from './cli-error.ts';

/** What a demo must remember to be the same one at its next start. Only a demo may keep its login in plain text. */
export interface DemoState {
  email: string;
  password: string;
  /** The owner's token, which fills the demo and opens its API. */
  token: string;
  /** What the demo is filled with; fixed at the first start, so that a broken-off filling goes on as it began. */
  plan: DemoPlan;
  isFilled: boolean;
}

export interface DemoPlan {
  installations: number;
  days: number;
  /** The last day. */
  to: string;
}

/**
 * Reads the state of the demo in this folder, or makes a new one with a login of its own and this plan. Throws a `CliError` if
 * the folder holds something else or cannot be written.
 */
export async function openDemo(folder: string, plan: DemoPlan): Promise<DemoState> {
  if (existsSync(stateFile(folder))) {
    return JSON.parse(await readFile(stateFile(folder), 'utf8')) as DemoState; // nobody but this module writes it
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CliError('usage', `${folder} holds something else than a demo; choose an empty folder with --data`);
  }
  const token = `demo_${secret(24)}`;
  const state: DemoState = { email: 'demo@example.com', password: secret(9), token, plan, isFilled: false };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await keepDemo(folder, state);
  } catch (cause) {
    throw new CliError('failed', `The folder ${folder} cannot be written: ${(cause as Error).message}`, { cause });
  }
  return state;
}

/** Replaces the state in one step, so that it is never half written. */
export async function keepDemo(folder: string, state: DemoState): Promise<void> {
  const next = `${stateFile(folder)}.next`;
  await writeFile(next, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  await rename(next, stateFile(folder));
}

const stateFile = (folder: string): string => join(folder, 'demo.json');
const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');
