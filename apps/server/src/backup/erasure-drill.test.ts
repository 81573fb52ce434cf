import { cpSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApiClient } from '@usance/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { backUp } from '../testing/backup-file.ts';
import { filesHolding } from '../testing/byte-search.ts';
import { anInstallation, aSession, aSessionDay, aSync } from '../testing/a-sync.ts';
import { newFolder, ownerToken, removeFolder, startTestServer, testEnvironment, type TestServer } from '../testing/test-server.ts'; // prettier-ignore
import { restoreBackup } from './restore-backup.ts';

/** What only the installation says that is erased. */
const trace = 'edition of nobody else';
const erased = 3;
let folder: string;
let key: string;

beforeEach(() => {
  folder = newFolder('erased');
});
afterEach(() => removeFolder(folder));

function sync(server: TestServer, number: number): Promise<Response> {
  const edition = number === erased ? trace : 'Pro';
  return server.send('POST', '/v1/sync', {
    token: null,
    body: aSync(key, {
      installation: anInstallation(number),
      contexts: [{ app: { version: '4.2.0', edition }, system: { os: 'Linux' } }],
      sessionDays: [aSessionDay({ session: aSession(number) })],
    }),
  });
}

const erase = (server: TestServer) =>
  server.send('POST', '/v1/erase', { token: null, body: { key, installation: anInstallation(erased) } });

const restore = (file: string, dataDir: string) =>
  restoreBackup(readConfig(testEnvironment(dataDir)), file, { mayReplace: true, now: () => new Date() });

/** A server of five installations, its backup, and one of them erased after that. Answers the backup. */
async function eraseAfterBackup(dataDir: string): Promise<string> {
  const server = await startTestServer(dataDir);
  ({ key } = await server.newProduct());
  for (let number = 1; number <= 5; number += 1) expect((await sync(server, number)).status).toBe(200);
  const file = await backUp(server.api, join(folder, 'before.backup'));
  expect((await erase(server)).status).toBe(202);
  await server.close();
  return file;
}

/** Starts a server, and asks it from long before it listens; answers it, with all that it said until now. */
async function startAsked(dataDir: string, port: number) {
  const api = createApiClient({ baseUrl: `http://127.0.0.1:${port}`, token: ownerToken });
  const said: unknown[] = [];
  let refusals = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver || said.length === 0)
      await api.report(1, 'breakdown', { query: { by: 'edition', from: '-1d' } }).then(
        ({ rows }) => said.push(rows.map(({ value, installations }) => ({ value, installations }))),
        async () => {
          refusals += 1;
          await new Promise((resolve) => setTimeout(resolve, 1));
        },
      );
  })();
  const server = await startTestServer(dataDir, { PORT: `${port}` });
  isOver = true;
  await asking;
  return { server, said, refusals };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // it listens on a port, so it has one
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server on what was restored, and makes sure that nobody ever heard of the installation from it. */
async function expectGone(dataDir: string): Promise<TestServer> {
  expect(filesHolding(join(dataDir, 'warehouse'), [trace])).not.toEqual([]); // it was in the backup

  const { server, said, refusals } = await startAsked(dataDir, await freePort());

  expect(refusals).toBeGreaterThan(10); // the port was closed
  for (const answer of said) expect(answer).toEqual([{ value: 'Pro', installations: 4 }]);
  expect((await sync(server, erased)).status).toBe(410);
  expect((await sync(server, 4)).status).toBe(200);
  expect(await server.api.arrival(1)).toMatchObject({ installations: 4 });
  return server;
}

describe('whoever was erased after a backup', () => {
  test('is gone again when it is restored, to the last byte', async () => {
    const dataDir = join(folder, 'data');
    const file = await eraseAfterBackup(dataDir);

    const { keptAside = '' } = await restore(file, dataDir);
    removeFolder(keptAside);
    const server = await expectGone(dataDir);

    // The engine removes replaced files after some seconds.
    await expect.poll(async () => (await server.api.erasures(1)).open, { timeout: 50_000, interval: 200 }).toBe(0);
    expect(filesHolding(dataDir, [trace])).toEqual([]);
    await server.close();
  });

  test('is gone again on a new machine that has the list of erasures', async () => {
    const file = await eraseAfterBackup(join(folder, 'old'));
    const dataDir = join(folder, 'new');
    copySecrets(join(folder, 'old'), dataDir);

    await restore(file, dataDir);

    const server = await expectGone(dataDir);
    expect(await server.api.erasures(1)).toMatchObject({ requested: 1 });
    await server.close();
  });
});

/** Puts into a new data folder what it needs beside a backup. */
function copySecrets(from: string, to: string): void {
  cpSync(join(from, 'backup-keys'), join(to, 'backup-keys'), { recursive: true });
  for (const name of ['secret', 'erasures.jsonl']) cpSync(join(from, name), join(to, name));
}
