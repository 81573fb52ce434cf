import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClickHouseProcess, type ClickHouseProcess } from './support/clickhouse-process.ts';
import {
  createOpenProduct,
  freePort,
  newFolder,
  ownerToken,
  startServerProcess,
  type ServerProcess,
} from './support/server-process.ts';
import { syncBody } from './support/sync-writer.ts';

const program = fileURLToPath(new URL('../../apps/cli/dist/bin.js', import.meta.url));
let folder: string;
let clickhouse: ClickHouseProcess;
/** A server with its stores embedded, and what it says. */
let first: ServerProcess;
let bodies: string[];
let before: unknown;

interface Answered {
  code: number;
  out: string;
  err: string;
}

function usance(args: string[], environment: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], USANCE_TOKEN: ownerToken, ...environment };
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const keys = () => join(folder, 'first', 'backup-keys');

/** A data folder that has nothing but the secret of the first. */
function newData(name: string): string {
  mkdirSync(join(folder, name));
  cpSync(join(folder, 'first', 'secret'), join(folder, name, 'secret'));
  return join(folder, name);
}

async function send({ url }: ServerProcess): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (const body of bodies) {
    const { status } = await fetch(`${url}/v1/sync`, { method: 'POST', headers, body });
    expect(status).toBe(200);
  }
}

async function answersOf({ api }: ServerProcess): Promise<unknown> {
  const query = { from: '-30d' };
  return Promise.all([
    api.products(),
    api.arrival(1),
    api.report(1, 'activity', { query }),
    api.report(1, 'retention', { query }),
    api.report(1, 'features', { query }),
    api.report(1, 'arrival-delay', { query }),
  ]);
}

beforeAll(async () => {
  folder = newFolder('backup');
  clickhouse = await startClickHouseProcess(join(folder, 'clickhouse'), await freePort());
  first = await startServerProcess({ dataDir: join(folder, 'first') });
  const { key } = await createOpenProduct(first, 'Moved');
  bodies = Array.from({ length: 50 }, (_, i) => syncBody(key, 1 + i));
  await send(first);
  await first.stop(); // what is written behind the answer is on disk then
  first = await startServerProcess({ dataDir: join(folder, 'first') });
  before = await answersOf(first);
});

afterAll(async () => {
  await first.stop();
  await clickhouse.kill();
  rmSync(folder, { recursive: true });
});

describe('usance backup and restore', () => {
  it('move everything from the embedded engine to a ClickHouse server and back', async () => {
    const there = await usance(['backup', '--to', `${join(folder, 'there')}/`, '--data', join(folder, 'first'), '--server', first.url]); // prettier-ignore
    expect(there).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Restored as a trial: .* are as they were\.\n$/),
    });
    const [file = ''] = readdirSync(join(folder, 'there'));
    expect(file).toMatch(/^usance-\d{4}-\d{2}-\d{2}T\d{6}Z\.backup$/);

    const environment = { CLICKHOUSE_URL: clickhouse.url, USANCE_BACKUP_KEYS: keys() };
    const second = newData('second');
    const restored = await usance(['restore', join(folder, 'there', file), '--data', second, '--json'], environment);
    expect(restored).toMatchObject({ code: 0 });
    const large = await startServerProcess({ dataDir: second, environment });
    expect(await answersOf(large)).toEqual(before);
    await send(large); // all of it is known there
    expect(await answersOf(large)).toEqual(before);

    const back = join(folder, 'back.backup');
    const again = await usance(['backup', '--to', back, '--server', large.url], environment);
    expect(again).toMatchObject({ code: 0 });
    const refused = await usance(['restore', back, '--data', newData('third')], environment);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/^Nothing was restored: the ClickHouse server holds data already/) }); // prettier-ignore
    await large.stop();

    const fourth = newData('fourth');
    expect(await usance(['restore', back, '--data', fourth], { USANCE_BACKUP_KEYS: keys() })).toMatchObject({
      code: 0,
    });
    const small = await startServerProcess({ dataDir: fourth, environment: { USANCE_BACKUP_KEYS: keys() } });
    expect(await answersOf(small)).toEqual(before);
    await small.stop();
  });

  it('let no server start where a restore was killed, and begin anew', async () => {
    const file = join(folder, 'killed.backup');
    expect(await usance(['backup', '--to', file, '--no-verify', '--server', first.url])).toMatchObject({ code: 0 });
    const dataDir = newData('killed');
    const environment = { USANCE_BACKUP_KEYS: keys() };

    const child = spawn(process.execPath, [program, 'restore', file, '--data', dataDir], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (!existsSync(join(dataDir, 'restore', 'warehouse'))) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);

    await expect(startServerProcess({ dataDir, environment })).rejects.toThrow(
      /a restore into .* was cut off: run usance restore again/,
    );
    expect(await usance(['restore', file, '--data', dataDir], environment)).toMatchObject({ code: 0 });
    const server = await startServerProcess({ dataDir, environment });
    expect(await answersOf(server)).toEqual(before);
    await server.stop();
  });

  it('say what is missing where the keys are not', async () => {
    const target = join(folder, 'elsewhere.backup');

    const made = await usance(['backup', '--to', target, '--data', newData('no-keys'), '--server', first.url]);

    expect(made.code).toBe(1);
    expect(made.err).toMatch(/elsewhere\.backup was made, but could not be tried: the key of .* is not in .*no-keys/);
    expect(readdirSync(folder)).toContain('elsewhere.backup');
    expect(readdirSync(folder)).not.toContain('elsewhere.backup.part');
  });

  it('leave nothing where the answer breaks off', async () => {
    const cutter = await startCutter(first.url);

    const made = await usance(['backup', '--to', join(folder, 'cut.backup'), '--server', cutter.url]);
    cutter.close();

    expect(made).toMatchObject({
      code: 1,
      err: 'The backup could not be made: the server broke it off; its log says why\n',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('cut'))).toEqual([]);
  });
});

/** Stands before a server, and breaks off its backups shortly before their end. */
async function startCutter(url: string): Promise<{ url: string; close(): void }> {
  const cutter = createServer((request, response) => void passOn(url, request, response));
  const port = await freePort();
  await new Promise<void>((resolve) => cutter.listen(port, 'localhost', resolve));
  return { url: `http://localhost:${port}`, close: () => cutter.close() };
}

async function passOn(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { authorization: request.headers.authorization ?? '' };
  const answer = await fetch(`${url}${request.url}`, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (request.url === '/api/v1/backup') response.write(body.subarray(0, -100), () => response.destroy());
  else response.end(body);
}
