import { readFileSync } from 'node:fs';
import { createApiClient, type ApiClient } from '@usance/api';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/dashboard-pages.ts';
import { openOverview, startDemoProcess, type DemoProcess } from './support/demo-process.ts';
import { sendOneInstallation } from './support/one-installation.ts';
import { newFolder } from './support/server-process.ts';

let installation: string;
const today = new Date().toISOString().slice(0, 10);
let demo: DemoProcess;
let browser: Browser;
let page: Page;
let api: ApiClient;

beforeAll(async () => {
  demo = await startDemoProcess(newFolder('privacy-pages'), { installations: 50 });
  api = createApiClient({ baseUrl: demo.url, token: demo.token });
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
  await openOverview(page, demo);
  installation = await sendOneInstallation(demo.url, api);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Looks the installation up by the keyboard. */
async function lookUp(): Promise<void> {
  await page.goto(`${demo.url}/products/1/installation`);
  await settled(page);
  await page.getByLabel('ID of the installation').fill(installation);
  await page.keyboard.press('Enter');
}

it('opens an installation by its ID alone, and tells everybody who looked', async () => {
  await lookUp();
  const facts = page.getByRole('region', { name: 'Session days' }).first();
  await facts.waitFor();
  const shown = await facts.innerText();
  const log = page.getByRole('region', { name: 'Who looked' }).first();
  await log.getByText('looked at an installation').waitFor();

  expect(shown).toContain('Export/PDF × 7');
  expect(shown).toContain('72');
  expect(page.url()).not.toContain(installation);
  expect((await api.audit(1)).entries).toMatchObject([{ action: 'installation-view', outcome: 'found' }]);
});

it('erases an installation for a person who asked, at the second click, and hands out the receipt', async () => {
  await page.goto(`${demo.url}/products/1/privacy`);
  await settled(page);
  const desk = page.getByRole('region', { name: 'Requests' });
  await desk.getByLabel('Erasure of their data').check();
  await desk.getByLabel('ID of the installation').fill(installation);
  await desk.getByRole('button', { name: 'Erase everything' }).click();
  await desk.getByText('nothing brings it back').waitFor();
  expect((await api.requests(1)).requests).toEqual([]);
  await desk.getByRole('button', { name: 'Yes, erase it for good' }).click();
  const receipt = await desk.getByRole('group', { name: 'Receipt of the erasure' }).innerText();

  expect(receipt.trim().split('.')).toHaveLength(3);
  expect((await api.requests(1)).requests).toMatchObject([{ kind: 'erase', by: 'Demo' }]);
  // Batches that the collector still holds are waited for first.
  const isGone = () => api.installation(1, { installation }).then(() => false, () => true); // prettier-ignore
  await expect.poll(isGone, { timeout: 150_000, interval: 1_000 }).toBe(true);
  await lookUp();
  await page.getByText('nothing is kept under this ID', { exact: false }).waitFor();
});

it('shows what a plan would change before it is published, and its faults at their lines', async () => {
  await page.goto(`${demo.url}/products/1/plan`);
  await settled(page);
  const { plan } = await api.plan(1);
  expect(await page.locator('main').innerText()).toContain(plan.system?.override?.reason ?? 'an override');
  await page.getByRole('button', { name: 'Begin with the plan in force' }).click();
  const field = page.getByLabel('The plan as YAML or JSON');
  await expect.poll(async () => (await field.inputValue()).length).toBeGreaterThan(100);
  const text = await field.inputValue();
  const line = text.split('\n').findIndex((one) => one.includes('retention: 395')) + 1;

  await field.fill(text.replace('retention: 395', 'retention: 9999'));
  await page.getByRole('button', { name: 'Check and compare' }).click();
  await page.getByRole('button', { name: `line ${line}`, exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);

  await field.fill(text.replace('retention: 395', 'retention: 200'));
  await page.getByRole('button', { name: 'Check and compare' }).click();
  await page.getByText('collects less').first().waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 2 is in force.').waitFor();
  expect(await api.plan(1)).toMatchObject({ version: 2, reason: null });
});

it('keeps a page with its days and filters under a name, for everybody', async () => {
  await page.goto(`${demo.url}/products/1/features?from=-59d&os=Linux`);
  await settled(page);
  // The list that was asked for before the view was saved arrives after it.
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
  const late = async (route: Route) => {
    const answer = await route.fetch();
    await saved;
    await new Promise((resolve) => void setTimeout(resolve, 200));
    await route.fulfill({ response: answer }).catch(() => undefined); // the page may no longer wait for it
  };
  await page.route('**/views', late, { times: 1 });
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByLabel('Save this page as a view').fill('Linux features');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Linux features' }).waitFor();
  await page.goto(`${demo.url}/products/1`);
  await settled(page);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('link', { name: 'Linux features' }).click();
  await page.waitForURL(/features\?from=-59d&os=Linux$/);

  expect((await api.views(1)).views).toMatchObject([{ page: 'features', query: 'from=-59d&os=Linux' }]);
});

it('marks a release in a chart that was announced by hand, reads it with the keys, and forgets it', async () => {
  await page.goto(`${demo.url}/products/1/settings`);
  await page.getByLabel('Version').fill('9.9.9');
  await page.getByLabel('Note').fill('made by hand');
  await page.getByRole('button', { name: 'Announce' }).click();
  await page.getByText('9.9.9 is marked.').waitFor();
  expect((await api.releases(1)).releases[0]).toMatchObject({ version: '9.9.9', day: today, note: 'made by hand' });
  await page.goto(`${demo.url}/products/1?from=-29d`);
  await settled(page);
  const chart = page.getByRole('application').first();
  await chart.getByText('9.9.9').waitFor();
  await chart.focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => page.locator('[aria-live=polite]').allInnerTexts())
    .toContainEqual(expect.stringContaining('released: 9.9.9'));

  await page.goto(`${demo.url}/products/1/settings`);
  await page.getByRole('button', { name: 'Forget that 9.9.9 came out' }).click();
  await page.getByRole('button', { name: 'Yes, forget it' }).click();
  await expect.poll(async () => (await api.releases(1)).releases[0]?.version).not.toBe('9.9.9');
});

it('saves a chart as a picture that is not blank, under the Content-Security-Policy', async () => {
  await page.goto(`${demo.url}/products/1?from=-29d`);
  await settled(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as PNG' }).first().click(),
  ]);
  const picture = readFileSync(await download.path());

  expect(download.suggestedFilename()).toMatch(/^active-by-version-.*\.png$/);
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(await coloursOf(picture)).toBeGreaterThan(20);
});

it('prints in light colours, without what can only be clicked', async () => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const seen = await page.evaluate(() => ({
    background: getComputedStyle(document.documentElement).getPropertyValue('--surface').trim(),
    navigation: document.querySelector('aside')?.checkVisibility(),
    tools: [...document.querySelectorAll('[aria-label="Save as PNG"]')].some((one) => one.checkVisibility()),
    charts: document.querySelectorAll('svg[role=application]').length,
  }));
  await page.emulateMedia({ media: 'screen' });

  expect(seen).toMatchObject({ background: '#fff', navigation: false, tools: false });
  expect(seen.charts).toBeGreaterThan(0);
});

/** How many different colours a picture has, as the browser reads it. */
const coloursOf = (picture: Buffer): Promise<number> =>
  page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const brush = canvas.getContext('2d');
      brush?.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        brush?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0),
      );
      return new Set(pixels).size;
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
