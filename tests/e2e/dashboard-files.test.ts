import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';

/*
 * The dashboard as a browser gets it from a server: its files, and what an address is answered with.
 */

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await startServerProcess({ dataDir: newFolder('dashboard-files') });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// Node's fetch decodes what it gets, and shows the header all the same; only what it asked for is given.
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual' });

const built = new URL('../../apps/dashboard/dist/assets/', import.meta.url);

/** The files that the document names. */
async function filesOfPage(): Promise<string[]> {
  const page = await (await get('/login')).text();
  return [...page.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path);
}

it('lets a browser keep every built file for good, and the document that names them never', async () => {
  const files = readdirSync(built).filter((name) => !/\.(?:br|gz)$/.test(name));
  const kept = await Promise.all(
    files.map(async (name) => (await get(`/assets/${name}`)).headers.get('cache-control')),
  );

  expect(files).toEqual(expect.arrayContaining((await filesOfPage()).map((path) => basename(path))));
  expect(files.length).toBeGreaterThan(50);
  expect(new Set(kept)).toEqual(new Set(['public, max-age=31536000, immutable']));
  expect((await get('/login')).headers.get('cache-control')).toBe('no-store');
  expect((await get('/assets/index-of-another-build.js')).headers.get('cache-control')).toBe('no-store');
});

it.each(['br', 'gzip'])(
  'sends texts in %s to whoever takes it: the same text in a third of the bytes',
  async (encoding) => {
    const script = (await filesOfPage()).find((path) => path.endsWith('.js')) ?? '';
    const plain = await get(script);
    const encoded = await get(script, { 'accept-encoding': encoding });
    const text = await plain.text();

    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(encoded.headers.get('content-encoding')).toBe(encoding);
    expect([plain, encoded].map(({ headers }) => headers.get('vary'))).toEqual(['accept-encoding', 'accept-encoding']);
    expect(encoded.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    expect(await encoded.text()).toBe(text);
    expect(Number(encoded.headers.get('content-length'))).toBeLessThan(text.length / 3);
  },
);

/** What a browser says that it takes when a person types an address. */
const asPerson = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

it.each(['/nowhere', '/s/', '/produkts/1?from=-6d'])(
  'shows a person at %s that there is no such page, and tells a program so in JSON',
  async (path) => {
    const program = await get(path);
    const page = await browser.newPage({ locale: 'en-GB' });
    const answer = await page.goto(`${server.url}${path}`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'To the start page' }).click();
    await page.waitForURL((url) => ['/login', '/setup'].includes(url.pathname));
    await page.close();

    expect(answer?.status()).toBe(404);
    expect(answer?.headers()['cache-control']).toBe('no-store');
    expect([program.status, program.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('problem+json'),
    ]);
    expect(await program.json()).toMatchObject({ code: 'not-found', status: 404 });
  },
);

it.each([
  ['/api/v1/nothing', 404],
  ['/assets/index-of-another-build.js', 404],
  ['/v1/sync', 405],
])('answers with a problem at %s, an address of programs, also to a person', async (path, status) => {
  const answer = await get(path, asPerson);

  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});

it.each(['/products', '/products/'])('leads from %s to the products', async (path) => {
  const answer = await get(path, asPerson);

  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
});
