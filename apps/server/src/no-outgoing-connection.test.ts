import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiClient } from '@usance/api';
import { expect, test } from 'vitest';
import { anInstallation, aSync } from './testing/a-sync.ts';
import { startServerProcess } from './testing/server-process.ts';
import { newFolder, ownerToken, removeFolder } from './testing/test-server.ts';

const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;

/** Begins a connection, or sends a datagram as for a question to a name server. Sockets within the machine have no such address. */
const outgoing = /\b(?:connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?/;

test.skipIf(!canTrace)('opens no connection to anywhere, from its start to its end', { timeout: 120_000 }, async () => {
  const dataDir = newFolder('outgoing');
  const calls = join(newFolder('calls'), 'calls');
  const trace = ['strace', '-f', '-qq', '-s', '200', '-e', 'trace=network', '-o', calls];
  const server = await startServerProcess(dataDir, {}, { under: trace });
  const api = createApiClient({ baseUrl: server.url, token: ownerToken });

  const { id, key } = await api.createProduct({ name: 'Field Notes' });
  const body = JSON.stringify(aSync(key, { installation: anInstallation(1) }));
  await fetch(`${server.url}/v1/sync`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { rows } = await api.report(id, 'activity', { query: { from: '-1d' } });
  for (const path of ['/', '/api/openapi.json', '/api/docs', '/metrics', '/healthz/ready'])
    await fetch(server.url + path);
  spawnSync('kill', [/^(\d+)/.exec(readFileSync(calls, 'utf8'))?.[1] ?? '']);
  await server.stop();

  const traced = readFileSync(calls, 'utf8').split('\n');
  expect(rows).toHaveLength(2);
  expect(traced.some((call) => /\baccept4?\(/.test(call))).toBe(true); // it was looked at
  expect(traced.filter((call) => outgoing.test(call))).toEqual([]);
  removeFolder(dataDir);
});
