import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createApiClient, type Product } from '@usance/api';
import { openChdb } from '@usance/warehouse';
import { afterEach, describe, expect, test } from 'vitest';
import { openCountries } from './country.ts';
import { productSecret } from './secrets.ts';
import { aSessionDay, anInstallation, aSync } from './testing/a-sync.ts';
import { sendAll } from './testing/address-requests.ts';
import { tracesOf } from './needles/address-search.ts';
import { spellingsOf } from './needles/address-spellings.ts';
import { codeOf } from './testing/browser.ts';
import { startServerProcess } from './testing/server-process.ts';
import { newFolder, ownerToken, removeFolder, startTestServer, type TestServer } from './testing/test-server.ts';

// Addresses of one country, so that a country that is kept says nothing about which it was.
const ipv4 = ['81.2.69.142', '109.144.17.93', '86.151.203.117'];
const ipv6 = [
  '2a00:23c6:4d5e:6f01:93b7:5c2e:a8d4:1b2d',
  '2a00:23c7:9e3b:7c15:d4f2:8a61:3bc9:e07f',
  '2001:8b0:5f3c:2d6e:b19a:4e87:c5f3:60e1',
];
const behindProxy = { TRUST_PROXY: 'loopback' };
const from = (address: string) => ({ 'x-forwarded-for': address });

const startedAt = new Date();
const now = () => startedAt; // so that no minute turns while requests are counted

let dataDir = '';
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
  removeFolder(dataDir);
});

async function start(environment: Record<string, string> = {}) {
  dataDir = newFolder('address');
  server = await startTestServer(dataDir, environment, { now });
  return server;
}

async function countries({ warehouse }: TestServer): Promise<string[]> {
  const rows = await warehouse.query<{ country: string }>(
    'SELECT country FROM session_days FINAL ORDER BY installation',
  );
  return rows.map(({ country }) => country);
}

/** A good sync of an installation of its own, with headers beside the usual ones. */
const syncFrom = ({ send }: TestServer, { key }: Product, [number, headers]: [number, Record<string, string>]) =>
  send('POST', '/v1/sync', {
    body: aSync(key, { installation: anInstallation(number), sessionDays: [aSessionDay({ uses: [['', 1]] })] }),
    headers,
    token: null,
  });

function plant(path: string, content: Buffer) {
  removeFolder(dataDir);
  dataDir = newFolder('planted');
  mkdirSync(dirname(join(dataDir, path)), { recursive: true });
  writeFileSync(join(dataDir, path), content);
}

describe('the search for an address', () => {
  const keys = [Buffer.from('a key')];

  test.each([...ipv4, ...ipv6])('finds %s however it is written', (address) => {
    const spellings = Object.entries(spellingsOf(address, keys).text);

    const missed = spellings.filter(([name, text]) => {
      plant('log', Buffer.from(`before${text}after`));
      return !tracesOf([address], dataDir, { keys }).some((trace) => trace.startsWith(`${name}, of`));
    });

    expect(spellings.length).toBeGreaterThan(20);
    expect(missed).toEqual([]);
  });

  test.each([
    { family: 'IPv4', addresses: ipv4 },
    { family: 'IPv6', addresses: ipv6 },
  ])('finds $family however its bytes are packed, and not where one is missing', ({ addresses }) => {
    const names = Object.keys(spellingsOf(addresses[0] ?? '', keys).packed);
    const isFound = (name: string, packed: readonly string[]) => {
      plant('warehouse/store/part.bin', Buffer.concat(packed.map((address) => between(address, name))));
      return tracesOf(addresses, dataDir, { keys }).some((trace) => trace.startsWith(`${name} in`));
    };

    expect(names.filter((name) => !isFound(name, addresses))).toEqual([]);
    expect(names.filter((name) => isFound(name, addresses.slice(1)))).toEqual([]);
  });

  const between = (address: string, name: string) =>
    Buffer.concat([Buffer.alloc(3), spellingsOf(address, keys).packed[name] ?? Buffer.alloc(0), Buffer.alloc(3)]);
});

describe('a sender’s address', () => {
  test('is nowhere in the data folder and the log, whatever it sent', { timeout: 90_000 }, async () => {
    dataDir = newFolder('address');
    const logFolder = newFolder('log');
    const running = await startServerProcess(dataDir, { ...behindProxy, LOG_LEVEL: 'debug' }, { logFolder });
    const api = createApiClient({ baseUrl: running.url, token: ownerToken });
    const product = await api.createProduct({ name: 'Field Notes', settings: { syncsPerMinutePerAddress: 6 } });

    const sent = [...ipv4, ...ipv6].map((address, i) => sendAll({ ...running, address, product, number: i }));
    const statuses = new Set((await Promise.all(sent)).flat());
    writeFileSync(join(logFolder, 'metrics'), await (await fetch(`${running.url}/metrics`)).text());
    expect(await running.stop()).toBe(0);

    expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 400, 401, 404, 405, 413, 415, 429]);
    const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
    const keys = [Buffer.from(secret), productSecret(secret, product.id).export()];
    for (const folder of [dataDir, logFolder])
      expect([...tracesOf(ipv4, folder, { keys }), ...tracesOf(ipv6, folder, { keys })]).toEqual([]);
    removeFolder(logFolder);
  });

  test.each([
    { family: 'IPv4', addresses: ipv4 },
    { family: 'IPv6', addresses: ipv6 },
  ])('of $family changes no row if it changes alone', async ({ addresses }) => {
    const contents: unknown[] = [];
    for (const address of addresses.slice(0, 2)) {
      const running = await start({ ...behindProxy, APP_SECRET: 'the same secret in every run of this test' });
      const product = await running.newProduct();
      for (const number of [1, 2, 3]) await syncFrom(running, product, [number, from(address)]);
      await running.close(); // which writes what is left
      server = undefined;
      contents.push(await tables(dataDir));
      removeFolder(dataDir);
    }

    expect(contents[0]).toEqual(contents[1]);
    expect(JSON.stringify(contents[0])).toContain('"country":"GB"');
    expect(JSON.stringify(contents[0])).toContain('"code":"invalid","items":3');
  });
});

describe('the country', () => {
  test('is kept where the product keeps it, and is that of the address a trusted proxy names', async () => {
    const running = await start(behindProxy);
    const product = await running.newProduct();
    const addresses = [
      ipv4[0] ?? '',
      ipv6[0] ?? '',
      `::ffff:${ipv4[0]}`,
      '10.1.2.3',
      '192.168.0.1, 10.0.0.1',
      'no address',
      '',
    ];

    for (const [i, address] of addresses.entries())
      expect((await syncFrom(running, product, [i, from(address)])).status).toBe(200);

    expect(await countries(running)).toEqual(['GB', 'GB', 'GB', '', '', '', '']);
  });

  test('is that of the nearest address that no trusted proxy owns, not of one that the sender made up', async () => {
    const running = await start(behindProxy);
    const product = await running.newProduct();

    await syncFrom(running, product, [1, from(`${ipv4[0]}, 10.1.2.3`)]);
    await syncFrom(running, product, [2, from(`8.8.8.8, ${ipv4[0]}, 127.0.0.1`)]);

    expect(await countries(running)).toEqual(['', 'GB']);
  });

  test('is not kept where the product does not keep it', async () => {
    const running = await start(behindProxy);
    const product = await running.newProduct({ keepCountry: false });

    await syncFrom(running, product, [1, from(ipv4[0] ?? '')]);

    expect(await countries(running)).toEqual(['']);
  });

  test('is not what any header says where no proxy is trusted', async () => {
    const running = await start();
    const product = await running.newProduct();
    const names = [
      'x-forwarded-for',
      'x-real-ip',
      'cf-connecting-ip',
      'true-client-ip',
      'x-client-ip',
      'fastly-client-ip',
    ];
    const headers = [...names.map((name) => ({ [name]: ipv4[0] ?? '' })), { forwarded: `for=${ipv4[0]}` }];

    for (const [i, header] of headers.entries()) await syncFrom(running, product, [i, header]);

    expect(await countries(running)).toEqual(headers.map(() => ''));
  });

  test('of the bundled database is known for what the other tests send', () => {
    const countryOf = openCountries(undefined);

    expect([...ipv4, ...ipv6].map(countryOf)).toEqual(Array.from({ length: 6 }, () => 'GB'));
  });
});

describe('the limit by network', () => {
  const addresses = [...ipv4, ...ipv6];

  test('counts a forwarded address by its network where the proxy is trusted', async () => {
    const running = await start(behindProxy);
    const product = await running.newProduct({ syncsPerMinutePerAddress: 1 });

    for (const [i, address] of addresses.entries())
      expect((await syncFrom(running, product, [i, from(address)])).status).toBe(200);
    // Neighbours: the same /24, the same /48.
    expect((await syncFrom(running, product, [1, from('81.2.69.7')])).status).toBe(429);
    expect((await syncFrom(running, product, [1, from('2a00:23c6:4d5e::1')])).status).toBe(429);
    expect((await syncFrom(running, product, [1, from('81.2.70.7')])).status).toBe(200);
  });

  test('is not escaped by a made-up header where no proxy is trusted', async () => {
    const running = await start();
    const product = await running.newProduct({ syncsPerMinutePerAddress: 1 });
    expect((await syncFrom(running, product, [1, from(addresses[0] ?? '')])).status).toBe(200);

    const second = await syncFrom(running, product, [1, from(addresses[1] ?? '')]);

    expect([second.status, await codeOf(second)]).toEqual([429, 'too-many-requests']);
  });
});

/** All rows of all tables of a server that is stopped, in a form that can be compared. */
async function tables(folder: string): Promise<unknown> {
  const warehouse = openChdb(join(folder, 'warehouse'));
  const contents = {
    sessionDays: await warehouse.query('SELECT * FROM session_days ORDER BY ALL'),
    exceptions: await warehouse.query('SELECT * FROM exceptions ORDER BY ALL'),
    arrivals: await warehouse.query(
      `SELECT product_id, day, received_day, arraySort(bitmapToArray(groupBitmapMergeState(installations))) AS ordinals
       FROM arrivals GROUP BY ALL ORDER BY ALL`,
    ),
    refusals: await warehouse.query('SELECT * FROM refusals FINAL ORDER BY ALL'),
  };
  await warehouse.close();
  return contents;
}
