import { join } from 'node:path';
import { createApiClient } from '@usance/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { backUp } from '../testing/backup-file.ts';
import { cookieOf, setUp } from '../testing/browser.ts';
import { newFolder, removeFolder, startTestServer, testEnvironment } from '../testing/test-server.ts';
import { restoreBackup } from './restore-backup.ts';

let folder: string;

beforeEach(() => {
  folder = newFolder('withdrawn');
});
afterEach(() => removeFolder(folder));

test('a share that was ended, a token that was deleted and a person who was removed after a backup stay out when it is restored', async () => {
  const dataDir = join(folder, 'data');
  const before = await startTestServer(dataDir);
  await setUp(before);
  const product = await before.newProduct();
  const share = () => before.api.createShare(product.id, { name: 'Days', report: 'activity', query: { from: '-6d' } });
  const [ended, kept] = [await share(), await share()];
  const token = await before.api.createToken({ name: 'CI', scopes: ['read'] });
  const keptToken = await before.api.createToken({ name: 'nightly', scopes: ['read'] });
  const { id, path } = await before.api.invite({ name: 'Vera', email: 'vera@example.com', role: 'manager' });
  const body = { token: path.split('#')[1], password: 'a sentence of mine' };
  const cookie = cookieOf(await before.send('POST', '/api/v1/password', { body, token: null }));
  const file = await backUp(before.api, join(folder, 'before.backup'));
  await before.api.endShare(product.id, ended.id);
  await before.api.deleteToken(token.id);
  await before.api.removePerson(id);
  await before.close();

  await restoreBackup(readConfig(testEnvironment(dataDir)), file, { mayReplace: true, now: () => new Date() });
  const after = await startTestServer(dataDir);

  const statusOf = async (address: string) => (await after.send('GET', address, { token: null })).status;
  expect([await statusOf(ended.path), await statusOf(kept.path)]).toEqual([404, 200]);
  await expect(createApiClient({ baseUrl: after.url, token: token.token }).products()).rejects.toThrow(
    'does not exist',
  );
  await createApiClient({ baseUrl: after.url, token: keptToken.token }).products();
  expect((await after.api.people()).people.map(({ name }) => name)).toEqual(['Olga Owner']);
  expect((await after.send('GET', '/api/v1/session', { token: null, headers: { cookie } })).status).toBe(401);
  expect((await after.send('POST', '/api/v1/session', { token: null, body: { email: 'vera@example.com', password: body.password } })).status).toBe(401); // prettier-ignore
  await after.close();
});
