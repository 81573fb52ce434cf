import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openChdb } from '@usance/warehouse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { StartError } from './start-error.ts';
import { startServer } from './start.ts';
import { aSync } from './testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, testEnvironment } from './testing/test-server.ts';

let dataDir = '';

beforeEach(() => {
  dataDir = newFolder('start');
});

afterEach(() => removeFolder(dataDir));

/** The one sentence with which a start is refused. */
async function refusalOf(environment: Record<string, string> = {}, folder = dataDir): Promise<string> {
  try {
    const server = await startServer(readConfig(testEnvironment(folder, environment)));
    await server.close();
    return 'none';
  } catch (error) {
    if (!(error instanceof StartError) || error.message.includes('\n')) throw error;
    return error.message;
  }
}

/** Every file below a folder with its bytes. */
function contentOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name)).toString('latin1'),
    ]),
  );
}

/** A data folder as a server leaves it that has taken one sync. */
async function aUsedFolder() {
  const server = await startTestServer(dataDir);
  const product = await server.newProduct();
  expect((await server.send('POST', '/v1/sync', { body: aSync(product.key) })).status).toBe(200);
  await server.close();
  return product;
}

describe('a server does not start', () => {
  test.each(['2\n', '1000', 'no number'])(
    'on a data folder of format %j, which it leaves untouched',
    async (format) => {
      writeFileSync(join(dataDir, 'format'), format);
      writeFileSync(join(dataDir, 'registry.sqlite'), 'of a form that nobody knows yet');
      const before = contentOf(dataDir);

      expect(await refusalOf()).toMatch(/written by a newer version .*; start that version$/);
      expect(contentOf(dataDir)).toEqual(before);
    },
  );

  test('where its data folder would be is a file', async () => {
    const file = join(dataDir, 'data');
    writeFileSync(file, '');

    expect(await refusalOf({}, file)).toMatch(/^the data folder .* cannot be written: /);
  });

  test('on a warehouse of a newer version, which it leaves as it is', async () => {
    await aUsedFolder();
    const warehouse = openChdb(join(dataDir, 'warehouse'));
    await warehouse.command('INSERT INTO migrations (number) VALUES (9999)');
    await warehouse.close();

    expect(await refusalOf()).toMatch(/warehouse .* newer version \(its schema is 9999/);
    expect(await refusalOf()).toMatch(/newer version/);
  });

  test('with a warehouse that knows more installations than the registry ever gave', async () => {
    await aUsedFolder();
    removeFolder(join(dataDir, 'registry.sqlite'));

    expect(await refusalOf()).toMatch(/restore both from the same one$/);
  });

  test.each([
    ['a database of countries that is not there', { GEOIP_DB_PATH: '/nowhere/country.mmdb' }, /check GEOIP_DB_PATH$/],
    ['a database of countries that is none', { GEOIP_DB_PATH: import.meta.filename }, /check GEOIP_DB_PATH$/],
    [
      'a PostgreSQL that does not answer',
      { DATABASE_URL: 'postgres://me:sesame@127.0.0.1:1/x' },
      /^the registry cannot be opened: /,
    ],
    [
      'a ClickHouse that does not answer',
      { CLICKHOUSE_URL: 'http://me:sesame@127.0.0.1:1' },
      /^the warehouse cannot be opened: /,
    ],
    ['a host that is not its own', { HOST: '192.0.2.1' }, /check HOST and PORT$/],
    ['a host that does not exist', { HOST: 'nowhere.invalid' }, /check HOST and PORT$/],
  ])('with %s', async (_, environment, reason) => {
    const message = await refusalOf(environment);

    expect(message).toMatch(reason);
    expect(message).not.toContain('sesame');
  });

  test('on a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });

    expect(await refusalOf({ PORT: `${port}` })).toBe(
      `port ${port} on 127.0.0.1 is taken; stop what listens there, or set PORT`,
    );
    other.close();
  });

  test('on a data folder that another server has open', async () => {
    const server = await startTestServer(dataDir);

    expect(await refusalOf()).toMatch(/^another server has the data folder .* open; stop it, or set USANCE_DATA_DIR/);
    expect((await server.send('GET', '/healthz/ready')).status).toBe(200);
    await server.close();
  });

  test('and lets go of what it opened, so that it starts once the reason is gone', async () => {
    await refusalOf({ GEOIP_DB_PATH: '/nowhere/country.mmdb' });
    await refusalOf({ HOST: '192.0.2.1' });

    expect(await refusalOf()).toBe('none');
  });
});

describe('the data folder', () => {
  test('is for its owner only, its secret too', async () => {
    const server = await startTestServer(join(dataDir, 'new'));
    await server.close();

    const mode = (name: string) => (statSync(join(dataDir, 'new', name)).mode & 0o777).toString(8);
    expect([mode('.'), mode('secret'), mode('warehouse')]).toEqual(['700', '600', '700']);
  });

  test('keeps a product’s installations apart by a secret of its own, which stays the same', async () => {
    await aUsedFolder();
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8');
    const server = await startTestServer(dataDir);
    const [product] = (await server.api.products()).products;

    await server.send('POST', '/v1/sync', { body: aSync(product?.key ?? '') });

    expect(secret).toMatch(/^[\w-]{43}\n$/);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(secret);
    expect((await server.api.arrival(product?.id ?? 0)).installations).toBe(1);
    await server.close();
  });
});
