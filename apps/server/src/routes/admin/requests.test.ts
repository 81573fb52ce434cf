import type { HandledRightsRequest } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { codeOf } from '../../testing/browser.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

let dataDir: string;
let server: TestServer;

beforeAll(async () => {
  dataDir = newFolder('requests');
  server = await startTestServer(dataDir, {}, { erasureTimes: { gatherMs: 1, reportsEndMs: 0 } });
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const installation = anInstallation(7);

async function aProductOfOne() {
  const product = await server.newProduct();
  const sent = await server.send('POST', '/v1/sync', { body: aSync(product.key, { installation }), token: null });
  expect(sent.status).toBe(200);
  return product;
}

const openErasures = async (id: number) => (await server.api.erasures(id)).open;

describe('a request that reached the vendor', () => {
  test('is exported at once', async () => {
    const { id } = await aProductOfOne();

    const handled = await server.api.handleRequest(id, { kind: 'export', installation, note: 'ticket 12' });

    expect(handled.export).toMatchObject({ installation, sessionDays: [{ day: dayFromToday(0) }] });
    expect(handled).not.toHaveProperty('erasure');
    expect((await server.api.requests(id)).requests).toEqual([handled.request]);
    expect(handled.request).toMatchObject({ kind: 'export', note: 'ticket 12', isDone: true });
  });

  test('is erased, and open until nothing is left', async () => {
    const { id, key } = await aProductOfOne();

    const { request, erasure } = await server.api.handleRequest(id, { kind: 'erase', installation });

    expect(request.isDone).toBe(false);
    expect(erasure?.receipt.split('.')).toHaveLength(3);
    const late = await server.send('POST', '/v1/sync', { body: aSync(key, { installation }), token: null });
    expect([late.status, await codeOf(late)]).toEqual([410, 'erased']);
    await expect.poll(() => openErasures(id), { timeout: 50_000 }).toBe(0);
    expect((await server.api.requests(id)).requests).toEqual([{ ...request, isDone: true }]);
    expect((await server.api.arrival(id)).installations).toBe(0);
  });

  test.each([
    ['2026-01-31', '2026-02-28'],
    ['2024-01-30', '2024-02-29'],
    ['2025-12-15', '2026-01-15'],
    ['2026-08-31', '2026-09-30'],
  ])('of %s is due on %s', async (receivedDay, dueDay) => {
    const { id } = await server.newProduct();

    const { request } = await server.api.handleRequest(id, { kind: 'export', installation, receivedDay });

    expect(request).toMatchObject({ receivedDay, dueDay });
  });

  test('cannot have been received in the future', async () => {
    const { id } = await server.newProduct();
    const ahead = { kind: 'erase', installation, receivedDay: dayFromToday(1) } as const;

    await expect(server.api.handleRequest(id, ahead)).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await server.api.erasures(id)).toEqual({ requested: 0, open: 0 });
  });

  test('is in the audit log, and neither there nor anywhere else with the ID', async () => {
    const { id } = await aProductOfOne();

    await server.api.handleRequest(id, { kind: 'export', installation });
    await server.api.handleRequest(id, { kind: 'erase', installation });
    await server.api.handleRequest(id, { kind: 'export', installation: anInstallation(999) });

    const { entries } = await server.api.audit(id);
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['installation-export', 'not-found'],
      ['installation-erase', 'found'],
      ['installation-export', 'found'],
    ]);
    expect(filesHolding(dataDir, [installation, anInstallation(999)])).toEqual([]);
  });

  test('needs the scope of what is asked for', async () => {
    const { id } = await server.newProduct();
    const status = async (kind: string, ...scopes: ('read' | 'manage' | 'inspect')[]) => {
      const { token } = await server.api.createToken({ name: scopes.join(), scopes });
      return (await server.send('POST', `/api/v1/products/${id}/requests`, { body: { kind, installation }, token }))
        .status;
    };

    expect(await status('export', 'read', 'manage')).toBe(403);
    expect(await status('export', 'inspect')).toBe(201);
    expect(await status('erase', 'read', 'inspect')).toBe(403);
    expect(await status('erase', 'manage')).toBe(201);
  });

  test('is answered the same in shape for an ID that is not known', async () => {
    const { id } = await aProductOfOne();
    const keysOf = ({ request, ...answer }: HandledRightsRequest) => [
      Object.keys(request),
      Object.values(answer).map(Object.keys),
    ];

    for (const kind of ['export', 'erase'] as const)
      expect(keysOf(await server.api.handleRequest(id, { kind, installation: anInstallation(999) }))).toEqual(
        keysOf(await server.api.handleRequest(id, { kind, installation })),
      );
  });
});
