import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@usance/api';
import { readConfig, startServer, type RunningServer } from '@usance/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const token = 'a-token-of-the-weekly-report';
let folder: string;
let server: RunningServer;

const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weekly-report-'));
  server = await startServer(
    readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      USANCE_DATA_DIR: folder,
      USANCE_OWNER_TOKEN: token,
      LOG_LEVEL: 'silent',
    }),
  );
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const url = () => `http://127.0.0.1:${server.port}`;

/** Runs the script as a process of its own. */
async function weeklyReport(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const program = fileURLToPath(new URL('weekly-report.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--conditions=@usance/source', program, ...args],
    { env: { ...process.env, USANCE_SERVER: url(), USANCE_TOKEN: token, ...environment } },
  );
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output, errors };
}

/** One run of a product on a day. */
async function ran(
  key: string,
  number: number,
  { day, version, crashed = false }: { day: string; version: string; crashed?: boolean },
) {
  const id = `3f0c1a52-7d0e-4c8b-9a55-${`${number}`.padStart(12, '0')}`;
  const answer = await fetch(`${url()}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key,
      installation: id,
      firstDay: day,
      sentAt: new Date().toISOString(),
      consent: { purposes: ['basic', 'diagnostics'], basis: 'opt-in', day },
      contexts: [{ app: { version }, system: { os: 'Linux' } }],
      sessionDays: [{ session: id, day, revision: 1, context: 0, seconds: 60, crashed }],
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

describe('the weekly report', () => {
  it('tells the last seven whole days, beside the week before', async () => {
    const client = createClient({ url: url(), token });
    const { id, key } = await client.api.createProduct({ name: 'Field Notes' });
    await ran(key, 1, { day: dayFromToday(-2), version: '4.2.0' });
    await ran(key, 2, { day: dayFromToday(-3), version: '4.2.0', crashed: true });
    await ran(key, 3, { day: dayFromToday(-7), version: '4.1.0' });
    await ran(key, 4, { day: dayFromToday(-8), version: '4.1.0' });
    await ran(key, 5, { day: dayFromToday(0), version: '4.3.0' });

    const { code, output } = await weeklyReport([String(id)]);

    expect(code).toBe(0);
    expect(output).toContain(`${dayFromToday(-7)} to ${dayFromToday(-1)}\n`);
    expect(output).toContain('Active 3 (the week before: 1), new 3, lost 0\n');
    expect(output).toContain('Versions: 4.2.0 on 2, 4.1.0 on 1\n');
    expect(output).toContain('Crash-free installations: 66.7 %\n');
  });

  it('says what is wrong in a sentence', async () => {
    expect(await weeklyReport(['99'])).toMatchObject({
      code: 1,
      output: '',
      errors: expect.stringContaining('no product 99'),
    });
    expect(await weeklyReport([], { USANCE_TOKEN: 'wrong' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('USANCE_TOKEN'),
    });
    expect(await weeklyReport([], { USANCE_SERVER: 'http://127.0.0.1:9' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('cannot be reached'),
    });
  });
});
