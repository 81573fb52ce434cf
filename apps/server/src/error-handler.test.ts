import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openChdb } from '@usance/warehouse';
import Fastify from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createErrorHandler } from './error-handler.ts';
import { newFolder, removeFolder } from './testing/test-server.ts';

const folder = newFolder('error-handler');
const warehouse = openChdb(join(folder, 'warehouse'));
let logged: string[] = [];
const log = pino(
  new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  }),
);
const app = Fastify();

beforeAll(async () => {
  app.setErrorHandler(createErrorHandler(log));
  app.get('/called-off', async () => {
    const asker = new AbortController();
    setTimeout(() => asker.abort(), 20);
    await warehouse.query('SELECT sleep(0.5)', {}, { signal: asker.signal });
  });
  app.get('/called-off-while-it-waits', () => AbortSignal.abort().throwIfAborted());
  app.get('/at-fault', () => warehouse.query('SELECT * FROM no_such_table'));
  await app.ready();
});
beforeEach(() => {
  logged = [];
});
afterAll(async () => {
  await app.close();
  await warehouse.close();
  removeFolder(folder);
});

test.each(['/called-off', '/called-off-while-it-waits'])('%s is no failure of the server', async (url) => {
  const { statusCode } = await app.inject(url);

  expect(statusCode).toBeGreaterThanOrEqual(500); // nobody reads it
  expect(logged).toEqual([]);
});

test('what the storage fails at is logged', async () => {
  const { statusCode } = await app.inject('/at-fault');

  expect(statusCode).toBe(503);
  expect(logged).toEqual([expect.stringContaining('no_such_table')]);
});
