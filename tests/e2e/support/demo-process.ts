import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { freePort } from './server-process.ts';

const program = fileURLToPath(new URL('../../../apps/cli/dist/bin.js', import.meta.url));

/** `usance demo` as a person starts it, when it is filled and has printed its login. */
export interface DemoProcess {
  url: string;
  email: string;
  password: string;
  /** The token of its owner. */
  token: string;
  /** What it told while it was filled. */
  said: string;
  stop(): Promise<number | null>;
}

export interface DemoOptions {
  /** Compares its reports with the truth before it is ready. */
  verify?: boolean;
  /** How many installations; the demo's own number unless it is given. */
  installations?: number;
}

/** Starts the demo on a folder, and resolves when it is ready. */
export async function startDemoProcess(
  folder: string,
  { verify = false, installations }: DemoOptions = {},
): Promise<DemoProcess> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=64',
      program,
      'demo',
      '--json',
      '--data',
      folder,
      '--port',
      String(port),
      ...(verify ? ['--verify'] : []),
      ...(installations === undefined ? [] : ['--installations', String(installations)]),
    ],
    {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const login = await new Promise<{ server: string; email: string; password: string; token: string }>(
    (resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const line = printed.split('\n').find((one) => one.startsWith('{') && one.endsWith('}'));
        if (line !== undefined)
          resolve(JSON.parse(line) as { server: string; email: string; password: string; token: string });
      });
      void exited.then((code) => reject(new Error(`the demo ended with ${code}: ${said}${printed}`)));
    },
  );
  return {
    url: login.server,
    email: login.email,
    password: login.password,
    token: login.token,
    said,
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** Signs in at the dashboard and waits for the Overview's numbers. */
export async function openOverview(page: Page, { url, email, password }: DemoProcess): Promise<void> {
  await page.goto(`${url}/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Active installations\s+[\d,]+/ }).waitFor();
}
