import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';
import { violationsOn } from './support/violations.ts';

const today = new Date().toISOString().slice(0, 10);

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await startServerProcess({ dataDir: newFolder('public-pages') });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page that notes what it asks of others, and what it complains of. */
async function newPage(options: Parameters<Browser['newPage']>[0]): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      faults.push(`asked ${request.url()}`);
  });
  return { page, faults };
}

it.each([
  ['light', 1280, 'en-GB', 'stored as two letters'],
  ['dark', 1280, 'de-DE', 'als zwei Buchstaben'],
  ['light', 360, 'ja-JP', '2文字'],
  ['dark', 360, 'pt-BR', 'duas letras'],
] as const)(
  'the public pages can be read by everybody, %s, %i wide, in %s',
  async (colorScheme, width, locale, words) => {
    const { key } = await server.api.createProduct({ name: 'Field Notes' });
    const { page, faults } = await newPage({ colorScheme, viewport: { width, height: 800 }, locale });

    for (const name of ['privacy', 'data']) {
      await page.goto(`${server.url}/p/${key}/${name}`);
      expect(await violationsOn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.goto(`${server.url}/p/${key}/privacy`);
    expect(await page.innerText('main')).toContain(words);
    expect(await page.context().cookies()).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
);

it('a user reads the page, sees what is kept, erases it, and is gone from the vendor’s chart', async () => {
  const { id, key } = await server.api.createProduct({ name: 'Field Notes' });
  const [stays, goes] = [randomUUID(), randomUUID()];
  for (const installation of [stays, goes]) await sync(key, installation);
  const active = async () => {
    const { rows } = await server.api.report(id, 'activity', { query: { from: today, to: today, interval: 'day' } });
    return rows[0]?.active;
  };
  expect(await active()).toBe(2);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();

  await page.goto(`${server.url}/p/${key}/privacy`);
  await page.click('text=Show what is kept');
  await page.fill('#installation', goes);
  await page.click('button[value=export]');
  expect(await page.innerText('pre')).toContain('"4.2.0"');
  await page.fill('#installation', goes);
  await page.click('button[value=erase]');
  expect(await page.innerText('pre')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(page.url()).not.toContain(goes);

  await expect.poll(active, { timeout: 120_000, interval: 500 }).toBe(1);
  await page.goto(`${server.url}/p/${key}/data`);
  await page.fill('#installation', goes);
  await page.click('button[value=export]');
  expect(await page.innerText('pre')).toContain('"sessionDays": []');
  await context.close();
});

async function sync(key: string, installation: string): Promise<void> {
  const answer = await fetch(`${server.url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key,
      installation,
      firstDay: today,
      sentAt: new Date().toISOString(),
      consent: { purposes: ['basic'], basis: 'opt-in', day: today },
      contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' } }],
      sessionDays: [{ session: randomUUID(), day: today, revision: 1, context: 0, seconds: 60 }],
    }),
  });
  expect(answer.status).toBe(200);
}
