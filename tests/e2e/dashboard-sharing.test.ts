import { createApiClient } from '@usance/api';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { openOverview, startDemoProcess, type DemoProcess } from './support/demo-process.ts';
import { settled } from './support/dashboard-pages.ts';
import { newFolder } from './support/server-process.ts';
import { violationsOn } from './support/violations.ts';

const password = 'a sentence of my own';
let demo: DemoProcess;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  demo = await startDemoProcess(newFolder('sharing'), { installations: 1_000 });
  browser = await openBrowser();
  page = await watched(await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } }));
  await openOverview(page, demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function watched(context: BrowserContext): Promise<Page> {
  const opened = await context.newPage();
  opened.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 40')) faults.push(message.text());
  });
  opened.on('pageerror', (error) => faults.push(error.message));
  return opened;
}

/** A browser in which nobody is signed in, with what its page asks the server for. */
async function openStranger(options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options });
  const stranger = await watched(context);
  const asked: { path: string; referer: string | undefined }[] = [];
  stranger.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()))
      asked.push({ path: request.url().replace(demo.url, ''), referer: request.headers()['referer'] });
  });
  return { stranger, asked };
}

/** Makes a link on a page of the dashboard, as a person does, and answers it. */
async function share(path: string, name: string, what: string): Promise<string> {
  await page.goto(`${demo.url}/products/1${path}`);
  await page.getByRole('button', { name: 'Saved views and share links' }).click();
  await page.getByRole('button', { name: 'Share this page…' }).click();
  await page.locator('input[name=name]').fill(name);
  await page.getByLabel('What it shows').selectOption({ label: what });
  await page.getByRole('button', { name: 'Make the link' }).click();
  return page.getByRole('group', { name: 'Share link', exact: true }).innerText();
}

it.each([
  ['/features?from=-89d', 'Features', 'features'],
  ['?from=-89d&interval=week', 'Activity', 'activity'],
  ['/retention?from=-89d&interval=week', 'Retention', 'retention'],
  ['/platforms?from=-89d&os=!macOS', 'By OS', 'breakdown'],
])('shares %s with whoever has the link, and nothing else', async (path, what, report) => {
  const link = await share(path, `For the board: ${what}`, what);
  const open = await violationsOn(page);
  const { stranger, asked } = await openStranger();
  const answer = await stranger.goto(link);
  await stranger.getByRole('heading', { name: `For the board: ${what}` }).waitFor();
  const shown = await createApiClient({ baseUrl: demo.url }).shared(link.split('/').at(-1) ?? '');
  const text = await stranger.locator('main').innerText();

  expect(shown.report).toBe(report);
  const last = shown.rows.at(-1) ?? {};
  const count = last['installations'] ?? last['size'] ?? last['active'];
  expect(text).toContain(count === null ? 'hidden' : new Intl.NumberFormat('en-GB').format(Number(count)));
  expect(text).toMatch(/rounded down to multiples of 10[^]*This link ends on/);
  expect(answer?.headers()['x-robots-tag']).toContain('noindex');
  expect(asked.filter(({ path: to }) => to.startsWith('/api'))).toHaveLength(1);
  expect(
    asked.filter(({ path: to }) => !/^\/(?:s\/|assets\/|color-scheme\.js|icon\.svg|api\/v1\/shared\/)/.test(to)),
  ).toEqual([]);
  expect(asked.filter(({ referer = '' }) => referer !== '')).toEqual([]);
  expect(open).toEqual([]);
  expect(await violationsOn(stranger)).toEqual([]);
  await stranger.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOn(stranger)).toEqual([]);
  // Kept together on paper, a table that is longer than a sheet leaves the first one empty.
  await stranger.emulateMedia({ media: 'print' });
  expect(
    await stranger.evaluate(
      () => getComputedStyle(document.querySelector('main section') ?? document.body).breakInside,
    ),
  ).toBe('auto');
  await stranger.emulateMedia({ media: 'screen' });
  await stranger.setViewportSize({ width: 360, height: 800 });
  await expect.poll(() => stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(faults.splice(0)).toEqual([]);
  await stranger.context().close();
});

it('shows the same for a link that was ended and for one that never was, in German as well', async () => {
  const link = await share('/versions?from=-29d', 'Soon over', 'By version');
  await page.getByRole('button', { name: 'End the link Soon over' }).click();
  await page.getByRole('button', { name: 'End for good' }).click();
  await page.getByText('ended', { exact: false }).first().waitFor();
  const { stranger } = await openStranger({ locale: 'de-DE' });
  const texts: string[] = [];
  for (const address of [link, `${demo.url}/s/us_${'x'.repeat(43)}`, `${demo.url}/s/nothing`]) {
    await stranger.goto(address);
    await stranger.getByRole('heading', { name: 'Dieser Link zeigt nichts' }).waitFor();
    texts.push(await stranger.locator('main').innerText());
  }

  expect(new Set(texts).size).toBe(1);
  expect(await violationsOn(stranger)).toEqual([]);
  expect(faults.splice(0)).toEqual([]);
  await stranger.context().close();
});

/** What pages offer to whoever may only look: questions that the server refuses, and fields that can be filled in. */
async function whatIsInVain(viewer: Page): Promise<string[]> {
  const found: string[] = [];
  viewer.on('response', (response) => {
    if (response.status() === 403) found.push(`${response.url()} is refused`);
  });
  for (const path of [
    '/products/1/settings',
    '/products/1/segments',
    '/products/1/privacy',
    '/products/1/installation',
    '/products/new',
    '/people',
  ]) {
    // prettier-ignore
    await viewer.goto(`${demo.url}${path}`);
    await viewer.getByText('You are signed in as Viewer').first().waitFor();
    await settled(viewer);
    const fields = await viewer.locator('main form :is(input, textarea):enabled').all();
    for (const field of fields) found.push(`${path}: ${await field.evaluate(({ outerHTML }) => outerHTML)}`);
    found.push(...(await violationsOn(viewer)));
  }
  return found;
}

it('invites somebody, who sees what their role says, and is out when they are removed', async () => {
  await page.goto(`${demo.url}/people`);
  await page.locator('input[name=name]').fill('Vera Viewer');
  await page.locator('input[name=email]').fill('vera@example.com');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await page.getByRole('group', { name: 'One-time link' }).innerText();
  await page.getByRole('listitem').filter({ hasText: 'Vera Viewer' }).waitFor();
  const people = await violationsOn(page);

  const { stranger } = await openStranger();
  await stranger.goto(link);
  await stranger.locator('input[name=password]').fill(password);
  const welcome = await violationsOn(stranger);
  await stranger.getByRole('button', { name: 'Save and sign in' }).click();
  await stranger.getByRole('link', { name: 'Retention' }).waitFor();
  expect(await stranger.getByRole('link', { name: 'API tokens' }).count()).toBe(0);
  await stranger.getByRole('button', { name: 'Saved views and share links' }).click();
  await stranger.getByText('You are signed in as Viewer').waitFor();
  await createApiClient({ baseUrl: demo.url, token: demo.token }).createSegment(1, {
    name: 'Large',
    filter: 'cores=8..',
  });
  expect(await stranger.getByRole('button', { name: 'Share this page…' }).count()).toBe(0);
  expect(await whatIsInVain(stranger)).toEqual([]);

  await stranger.goto(`${demo.url}/account`);
  await stranger.locator('input[name=current]').fill(password);
  await stranger.locator('input[name=password]').fill(`${password}, a better one`);
  await stranger.getByRole('button', { name: 'Change the password' }).click();
  await stranger.getByText('The password is changed.').waitFor();
  const account = await violationsOn(stranger);

  await page.getByLabel('Role of Vera Viewer').selectOption('manager');
  await page.getByText('changed the role of Vera Viewer: Manager').waitFor();
  await stranger.goto(`${demo.url}/account`);
  await stranger.getByRole('link', { name: 'API tokens' }).waitFor();
  await page.getByRole('button', { name: 'Remove Vera Viewer' }).click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await page.getByText('removed Vera Viewer').waitFor();
  await stranger.goto(`${demo.url}/products/1`);
  await stranger.waitForURL(/\/login/);

  expect([people, welcome, account]).toEqual([[], [], []]);
  expect(faults.splice(0)).toEqual([]);
  await stranger.context().close();
});
