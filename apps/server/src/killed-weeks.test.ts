import { createApiClient } from '@usance/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSession, aSync, aWeek } from './testing/a-sync.ts';
import { startServerProcess } from './testing/server-process.ts';
import { newFolder, ownerToken, removeFolder } from './testing/test-server.ts';

const rounds = 2;
const writers = 8;

let dataDir: string;
let logFolder: string;

beforeAll(() => {
  dataDir = newFolder('killed-weeks');
  logFolder = newFolder('killed-weeks-log');
});
afterAll(() => {
  removeFolder(dataDir);
  removeFolder(logFolder);
});

test(`weeks that were acknowledged are there after ${rounds} times kill -9, and none is there twice`, async () => {
  const sent: number[] = [];
  const acknowledged = new Set<number>();
  let [id, key] = [0, ''];
  const sendTo = async (url: string, number: number) => {
    const { installation: _, firstDay: __, sessionDays: ___, ...nobody } = aSync(key);
    const body = JSON.stringify({ ...nobody, weeks: [aWeek(-1, { report: aSession(number) })] });
    return fetch(`${url}/v1/sync`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  const start = async () => {
    const server = await startServerProcess(dataDir, {}, { logFolder });
    return { server, api: createApiClient({ baseUrl: server.url, token: ownerToken }) };
  };

  for (let round = 0; round < rounds; round++) {
    const { server, api } = await start();
    if (key === '')
      ({ id, key } = await api.createProduct({
        name: 'Field Notes',
        settings: { identity: 'none', syncsPerMinutePerAddress: null },
      }));
    let isOver = false;
    const writing = Array.from({ length: writers }, async () => {
      while (!isOver) {
        const number = sent.push(sent.length);
        const answer = await sendTo(server.url, number).catch(() => undefined);
        if (answer?.ok === true) acknowledged.add(number);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 300));
    await server.stop('SIGKILL');
    isOver = true;
    await Promise.all(writing);
  }

  const { server, api } = await start();
  const stored = (await api.arrival(id)).weeks;
  expect(acknowledged.size).toBeGreaterThan(rounds);
  expect(stored).toBeGreaterThanOrEqual(acknowledged.size);
  expect(stored).toBeLessThanOrEqual(sent.length);
  // Whoever got no answer sends again, and so does whoever lost it.
  for (let number = 1; number <= sent.length; number++) expect((await sendTo(server.url, number)).status).toBe(200);
  expect((await api.arrival(id)).weeks).toBe(sent.length);
  await server.stop('SIGKILL');
});
