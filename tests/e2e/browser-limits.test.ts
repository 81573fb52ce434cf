import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import type { SdkPage } from './support/sdk-page.ts';
import { agreed, kept, serveSdkProgram, startVisits, untilKept, type Visits } from './support/sdk-visits.ts';
import { newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';

/** Fills the page's storage to the last character. */
const fillStorage = async (page: Page) =>
  page.evaluate(() => {
    for (let size = 1_000_000, i = 0; size >= 1; i++) {
      try {
        localStorage.setItem(`filler ${i}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
const emptyStorage = async (page: Page) =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
  });

/** Uses all of it, and answers what is in force. */
const use = async (page: Pick<Page, 'evaluate'>) =>
  page.evaluate(async () => {
    const { telemetry } = window;
    telemetry.track('A', 1);
    telemetry.event('A', { kind: 'b' });
    telemetry.setProperty('a', 'b'.repeat(100));
    telemetry.captureException(new Error('x'));
    telemetry.consent.set('usage');
    const { kind } = await telemetry.flush();
    const { length } = await telemetry.preview();
    telemetry.reset();
    await telemetry.exportMyData();
    return { kind, length, reason: telemetry.consent.status().reason };
  });

describe('the SDK in a page that may not, or cannot', () => {
  let server: ServerProcess;
  let site: SdkPage;
  let browser: Browser;
  let context: BrowserContext;
  let visits: Visits;

  beforeAll(async () => {
    [server, site, browser] = await Promise.all([
      startServerProcess({ dataDir: newFolder('browser') }),
      serveSdkProgram(),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await server.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    visits = await startVisits(server, { context, site });
  });
  afterEach(async () => {
    await context.close();
    if (visits.faults.length > 0) throw new Error(`the page said ${visits.faults.join('; ')}`);
  });

  it('counts on in memory while the storage is full, and sends all of it when there is room', async () => {
    const page = await visits.open(agreed);
    await page.evaluate(() => window.telemetry.track('A'));
    await untilKept(page);
    await fillStorage(page);
    await page.evaluate(() => window.telemetry.track('A'));
    await untilKept(page);
    const full = await page.evaluate(async () => window.telemetry.flush());
    await emptyStorage(page);
    const result = await page.evaluate(async () => window.telemetry.flush());

    expect(full).toMatchObject({ kind: 'kept', dropped: {} });
    expect(result).toMatchObject({ kind: 'sent' });
    expect(await visits.activity({ 'feature.A': '2..2' })).toMatchObject({ active: 1, sessions: 1 });
  });

  it('collects nothing where the storage is full from the start: an ID for each visit would count one as many', async () => {
    const page = await context.newPage();
    visits.watch(page);
    await page.goto(site.url);
    await fillStorage(page);
    await visits.start(page, agreed);

    expect(await use(page)).toMatchObject({ kind: 'off', reason: 'no-storage' });
    expect(visits.requests).toEqual([]);
  });

  it('collects nothing where the storage is forbidden', async () => {
    const page = await context.newPage();
    visits.watch(page);
    await page.goto(site.url);
    await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      // Without an origin of its own, a page may not ask for its storage, nor for locks.
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = location.href;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
      });
    });
    const [, frame] = page.frames();
    if (frame === undefined) throw new Error('there is no frame');
    await frame.evaluate((given) => window.start(given), { key: visits.product.key, endpoint: server.url, ...agreed });

    expect(await use(frame)).toEqual({ kind: 'off', length: 0, reason: 'no-storage' });
    expect(visits.requests).toEqual([]);
  });

  it('collects nothing in an insecure page, where several tabs could not share one installation', async () => {
    const page = await context.newPage();
    visits.watch(page);
    await page.route('http://insecure.example/**', async (route) =>
      route.fulfill({
        response: await route.fetch({ url: site.url + new URL(route.request().url()).pathname.slice(1) }),
      }),
    );
    await page.goto('http://insecure.example/');
    await visits.start(page, agreed);

    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    expect(await use(page)).toEqual({ kind: 'off', length: 0, reason: 'no-storage' });
    expect(await kept(page)).toEqual([]);
    expect(visits.requests).toEqual([]);
  });

  it.each([
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ])('collects nothing where the browser says %s', async (property, value) => {
    await context.addInitScript(
      ([name, says]) => Object.defineProperty(Navigator.prototype, name, { get: () => says }),
      [property, value] as const,
    );
    const page = await visits.open(agreed);

    expect(await use(page)).toMatchObject({ kind: 'off', length: 0, reason: 'do-not-track' });
    expect(await kept(page)).toEqual(['choice']);
    expect(visits.requests).toEqual([]);
  });
});
