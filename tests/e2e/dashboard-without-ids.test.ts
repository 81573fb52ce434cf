import { createApiClient, type ApiClient, type Product } from '@usance/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeProductWithoutIds } from '../reference/product-without-ids.ts';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/dashboard-pages.ts';
import { openOverview, startDemoProcess, type DemoProcess } from './support/demo-process.ts';
import { newFolder } from './support/server-process.ts';
import { violationsOn } from './support/violations.ts';

let demo: DemoProcess;
let browser: Browser;
let page: Page;
let api: ApiClient;
let product: Product;

beforeAll(async () => {
  demo = await startDemoProcess(newFolder('without-ids'), { installations: 20 });
  api = createApiClient({ baseUrl: demo.url, token: demo.token });
  product = await makeProductWithoutIds(api, demo.url);
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
  await openOverview(page, demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

it('the numbers of a product without IDs are those of the API, on one page that has no fault', async () => {
  const failed: string[] = [];
  page.on('response', (response) => response.ok() || failed.push(response.url()));
  await page.goto(`${demo.url}/products/${product.id}?from=-40d`);
  await settled(page);
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  const numbersOf = async (name: string) => {
    await card(name).getByRole('button', { name: 'Show as table' }).click();
    return card(name).getByRole('table').innerText();
  };
  await card('Active installations by week').getByRole('application').waitFor();
  const violations = await violationsOn(page);

  const activity = await api.report(product.id, 'weekly-activity', { query: { from: '-40d' } });
  const shown = await numbersOf('Active installations by week');
  for (const { period, active } of activity.rows) expect(shown).toContain(`${period}\t${active}`);
  expect(await numbersOf('Features by week')).toContain('Export/PDF');
  expect(await numbersOf('How long they are there')).toContain('1–4 weeks');
  expect(await card('Countries').innerText()).toContain('No report of these weeks tells it.');
  // Nothing is asked that such a product cannot answer.
  expect(failed).toEqual([]);
  expect(violations).toEqual([]);
});

it('the menu leads to no page that needs installations', async () => {
  const menu = page.getByRole('navigation').first();
  /** The menu waits for the product, whose ways of counting it has to know. */
  const pages = async () => {
    await menu.getByRole('link', { name: 'Overview' }).waitFor();
    return (await menu.getByRole('link').allInnerTexts()).map((text) => text.trim());
  };

  expect(await pages()).toEqual(expect.arrayContaining(['Overview', 'Settings']));
  expect(await pages()).not.toContain('Retention');
  await page.goto(`${demo.url}/products/1`);
  expect(await pages()).toContain('Retention');
});

it('a product without IDs is made where products are made, and it is said what that costs', async () => {
  await page.goto(`${demo.url}/products/new`);
  await page.locator('input[name=name]').fill('Quiet Notes');
  await page.getByRole('radio', { name: 'Without IDs' }).check();
  const said = await page.locator('main').innerText();
  const violations = await violationsOn(page);
  await page.getByRole('button', { name: 'Create the product' }).click();
  await page.waitForURL(/first-sync/);

  const made = (await api.products()).products.find(({ name }) => name === 'Quiet Notes');
  expect(made?.settings.identity).toBe('none');
  expect(said).toMatch(
    /You lose days, retention.*cannot be changed later|cannot be changed later[^]*You lose days, retention/,
  );
  expect(violations).toEqual([]);
});
