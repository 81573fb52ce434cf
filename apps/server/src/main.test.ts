import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createApiClient } from '@usance/api';
import { openChdb } from '@usance/warehouse';
import { describe, expect, test, vi } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync } from './testing/a-sync.ts';
import { anOwner, cookieOf, credentials } from './testing/browser.ts';
import { runToEnd, startServerProcess, type ServerProcess } from './testing/server-process.ts';
import { newFolder, ownerToken, removeFolder } from './testing/test-server.ts';

/** One sentence on standard error, exit code 1, and nothing else. */
const refusal = (reason: RegExp) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(String.raw`^Usance cannot start: [^\n]*${reason.source}[^\n]*\n$`)),
});

type OnTestFinished = (cleanUp: () => Promise<void>) => void;

/** A data folder and the servers that are started on it; with the test, all of it goes. */
function aPlace(onTestFinished: OnTestFinished) {
  const dataDir = newFolder('main');
  const servers: ServerProcess[] = [];
  onTestFinished(async () => {
    for (const server of servers) await server.stop('SIGKILL');
    removeFolder(dataDir);
  });
  return {
    dataDir,
    async start(environment: Record<string, string> = {}) {
      const server = await startServerProcess(dataDir, environment);
      servers.push(server);
      return server;
    },
  };
}

// At the same time, since most of it is waiting for processes.
describe.concurrent('the program', () => {
  test('says in one line what is wrong with its environment, makes nothing, and exits 1', async ({
    onTestFinished,
  }) => {
    const { dataDir: folder } = aPlace(onTestFinished);
    const dataDir = join(folder, 'data');

    const ended = await runToEnd(dataDir, { PORT: 'eighty', LOG_LEVEL: 'loud', USANCE_DATADIR: '/data' });

    expect(ended).toEqual(refusal(/PORT .*LOG_LEVEL .*USANCE_DATADIR /));
    expect(existsSync(dataDir)).toBe(false);
  });

  test('says in one line that another server has its data folder or its port, and exits 1', async ({
    onTestFinished,
  }) => {
    const { dataDir, start } = aPlace(onTestFinished);
    const { dataDir: other } = aPlace(onTestFinished);
    const running = await start();

    const [sameFolder, samePort] = await Promise.all([runToEnd(dataDir), runToEnd(other, { PORT: `${running.port}` })]);

    expect(sameFolder).toEqual(refusal(/another server has the data folder .* open/));
    expect(samePort).toEqual(refusal(/port \d+ on 127\.0\.0\.1 is taken/));
    expect((await fetch(`${running.url}/healthz/ready`)).status).toBe(200);
  });

  test('finishes what was begun under load at SIGTERM, keeps what it acknowledged, and exits 0', async ({
    onTestFinished,
  }) => {
    const { dataDir, start } = aPlace(onTestFinished);
    const server = await start();
    const { key } = await api(server).createProduct({
      name: 'Field Notes',
      settings: { syncsPerMinutePerAddress: null },
    });
    const acknowledged = new Set<number>();
    const statuses = new Set<number>();
    let next = 0;
    // Each sends until the server takes no connection any more.
    const sender = async () => {
      for (let status = 200; status === 200;) {
        const number = (next += 1);
        const sessionDays = [aSessionDay({ session: aSession(number), seconds: number })];
        status = await send(server, aSync(key, { installation: anInstallation(number), sessionDays })).catch(() => 0);
        statuses.add(status);
        if (status === 200) acknowledged.add(number);
      }
    };
    const senders = Array.from({ length: 20 }, sender);
    await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(100), 20_000);

    const code = await server.stop('SIGTERM');
    await Promise.all(senders);

    expect(code).toBe(0);
    expect(server.stderr()).toBe('');
    expect(statuses).toEqual(new Set([200, 0]));
    const stored = await storedSeconds(dataDir);
    expect([...acknowledged].filter((number) => !stored.has(number))).toEqual([]);
  });

  test('prints its address and the set-up link once, and no secret later; waits for nobody at SIGINT; starts again', async ({
    onTestFinished,
  }) => {
    const { start } = aPlace(onTestFinished);
    const server = await start({ LOG_LEVEL: 'debug' });
    expect(server.stdout()).toBe(
      `Usance is running on ${server.url}\nMake the owner's account here, once: ${server.url}/setup#${server.setupToken}\n`,
    );

    await post(server, '/api/v1/setup', { token: server.setupToken, ...anOwner });
    const cookie = cookieOf(await post(server, '/api/v1/session', credentials)).split('=')[1] ?? '';
    await post(server, '/api/v1/session', { ...credentials, password: 'incorrect horse' });
    const { token } = await api(server).createToken({ name: 'CI', scopes: ['read'] });
    const neverDone = await halfARequest(server);
    const startMs = performance.now();
    expect(await server.stop('SIGINT')).toBe(0);
    neverDone.destroy();

    expect(performance.now() - startMs).toBeLessThan(10_000);
    const printed = server.stdout().replace(server.setupToken ?? '', '') + server.stderr();
    for (const secret of [server.setupToken, anOwner.password, 'incorrect horse', cookie, token, ownerToken]) {
      expect(secret?.length).toBeGreaterThan(10);
      expect(printed).not.toContain(secret);
    }
    const running = await start();
    expect(running.stdout()).toBe(`Usance is running on ${running.url}\n`);
  });
});

const api = ({ url }: ServerProcess) => createApiClient({ baseUrl: url, token: ownerToken });

const send = async (server: ServerProcess, body: unknown): Promise<number> =>
  (await post(server, '/v1/sync', body)).status;

const post = ({ url }: ServerProcess, path: string, body: unknown) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A request whose body never ends. */
async function halfARequest({ port }: ServerProcess): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  const head = 'POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  await new Promise<void>((resolve) => socket.write(head, () => resolve()));
  return socket;
}

/** The seconds of all session days that are stored, once the server has stopped. */
async function storedSeconds(dataDir: string): Promise<Set<number>> {
  const warehouse = openChdb(join(dataDir, 'warehouse'));
  const rows = await warehouse.query<{ seconds: number }>('SELECT seconds FROM session_days FINAL');
  await warehouse.close();
  return new Set(rows.map(({ seconds }) => seconds));
}
