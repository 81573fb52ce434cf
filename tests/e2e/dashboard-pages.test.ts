import { createApiClient } from '@usance/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { addressOf, dashboardPages, settled } from './support/dashboard-pages.ts';
import { measureDashboard } from './support/dashboard-size.ts';
import { openOverview, startDemoProcess, type DemoProcess } from './support/demo-process.ts';
import { newFolder } from './support/server-process.ts';
import { violationsOn, wcagRules } from './support/violations.ts';

const everything = { runOnly: wcagRules };
/** All that another colour scheme can change. */
const colours = { runOnly: ['color-contrast'] };

let demo: DemoProcess;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  // Enough installations that every page has something to show.
  demo = await startDemoProcess(newFolder('pages'), { installations: 1_000 });
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !/^(?:data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await openOverview(page, demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

it.each(dashboardPages)('shows on $name what the API says, to everybody, in light and in dark', async (one) => {
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  await page.goto(addressOf(one, demo.url));
  await settled(page);
  const [shown, number] = await Promise.all([one.place(page).innerText(), one.number(api)]);
  const first = await violationsOn(page, everything);
  await page.keyboard.press('t');
  const second = await violationsOn(page, colours);

  expect(number).toMatch(/[1-9]/);
  expect(shown).toContain(number);
  expect([first, second]).toEqual([[], []]);
  expect(faults.splice(0)).toEqual([]);
});

it('saves filters as a segment, which then stands for them on every page and in the API', async () => {
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  await page.goto(`${demo.url}/products/1?from=-89d&os=Linux`);
  await page.getByRole('button', { name: 'Segments' }).click();
  await page.getByLabel('Save these filters as a segment').fill('Penguins');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/segment=Penguins/);
  await settled(page);
  const { rows } = await api.report(1, 'activity', { query: { from: '-89d', interval: 'total', os: 'Linux' } });
  const tile = page.getByRole('button', { name: /^Active installations\s/ });

  expect((await api.segments(1)).segments).toMatchObject([{ name: 'Penguins', filter: 'os=Linux' }]);
  expect(await tile.innerText()).toContain(String(rows[0]?.active));
  expect(await page.getByRole('group', { name: 'Days and filters' }).innerText()).toMatch(
    /Segment\s+Penguins\s+\(OS is Linux\)/,
  );
  expect(faults.splice(0)).toEqual([]);
});

it('speaks German where that is chosen, with German numbers, on every page', async () => {
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  const { totals } = await api.report(1, 'features', { query: { from: '-89d' } });
  await page.goto(`${demo.url}/products/1/features?from=-89d`);
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Funktionen', exact: true }).waitFor();
  await settled(page);
  const text = await page.locator('main').innerText();
  const language = await page.locator('html').getAttribute('lang');
  await page.keyboard.press('Escape');

  expect(text).toContain(new Intl.NumberFormat('de').format(totals?.['sessions'] ?? Number.NaN));
  expect(language).toBe('de');
  expect(await violationsOn(page, everything)).toEqual([]);
  expect(faults.splice(0)).toEqual([]);
});

it('stays within its budget of JavaScript: 180 kB for the shell, and 60 kB for each page on top', () => {
  const { shell, pages } = measureDashboard();
  console.info(`shell ${shell} B; ${pages.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`);

  expect(pages.length).toBeGreaterThan(dashboardPages.length);
  expect(shell).toBeLessThan(180_000);
  expect(pages.filter(({ bytes }) => bytes > 60_000)).toEqual([]);
});
