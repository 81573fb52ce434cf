import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startClickHouseProcess } from './support/clickhouse-process.ts';
import {
  createOpenProduct,
  freePort,
  newFolder,
  startServerProcess,
  type ServerProcess,
} from './support/server-process.ts';
import { syncBody } from './support/sync-writer.ts';

const send = ({ url }: ServerProcess, body: string) =>
  fetch(`${url}/v1/sync`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

describe('a server whose warehouse is away', () => {
  it('answers 503 with Retry-After, keeps living, and takes the same syncs when the warehouse is back', async () => {
    const folder = newFolder('outage');
    const port = await freePort();
    const first = await startClickHouseProcess(folder, port);
    const server = await startServerProcess({
      dataDir: join(folder, 'server'),
      environment: { CLICKHOUSE_URL: first.url },
    });
    const { id, key } = await createOpenProduct(server, 'Away');
    const bodies = Array.from({ length: 5 }, (_, i) => syncBody(key, 100 + i));

    expect((await send(server, bodies[0] ?? '')).status).toBe(200);
    await first.kill();
    const during = await Promise.all(bodies.map((body) => send(server, body)));
    const report = await server.api.report(id, 'activity').catch((error: unknown) => error);
    const ready = await fetch(`${server.url}/healthz/ready`);
    const live = await fetch(`${server.url}/healthz/live`);
    const second = await startClickHouseProcess(folder, port);
    const after = await Promise.all(bodies.map((body) => send(server, body)));
    const { rows } = await server.api.report(id, 'activity', { query: { from: 'today', interval: 'total' } });
    const exitCode = await server.stop();
    await second.kill();

    expect(during.map(({ status }) => status)).toEqual(bodies.map(() => 503));
    expect(during.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    expect(report).toMatchObject({ problem: { code: 'unavailable', status: 503 } });
    expect([ready.status, live.status]).toEqual([503, 200]);
    expect(after.map(({ status }) => status)).toEqual(bodies.map(() => 200));
    expect(rows).toMatchObject([{ active: 5, sessions: 5, hours: (100 + 101 + 102 + 103 + 104) / 3600 }]);
    expect(exitCode).toBe(0);
  });
});
