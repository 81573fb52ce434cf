import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, startBrowserProcess } from './support/browser.ts';
import type { SdkPage } from './support/sdk-page.ts';
import {
  agreed,
  kept,
  makeSyncDue,
  serveSdkProgram,
  startVisits,
  untilKept,
  type Visits,
} from './support/sdk-visits.ts';
import { newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';

/** Where nobody listens, so that all that a page counts is left to the next one. */
const unreachable = { ...agreed, endpoint: 'http://127.0.0.1:9' };

const track = async (page: Page, feature: string) => page.evaluate((name) => window.telemetry.track(name), feature);

describe('a page that ends, or seems to', () => {
  let server: ServerProcess;
  let site: SdkPage;
  let browser: Browser;
  let context: BrowserContext;
  let visits: Visits;

  beforeAll(async () => {
    [server, site, browser] = await Promise.all([
      startServerProcess({ dataDir: newFolder('browser') }),
      serveSdkProgram(),
      openBrowser({ hasBackForwardCache: true }),
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
    return () => context.close();
  });

  /** A later visit, that sends what the ones before it left. */
  async function sendLater(): Promise<Page> {
    const page = await visits.open(agreed);
    await makeSyncDue(page);
    expect(await page.evaluate(async () => window.telemetry.flush())).toMatchObject({ kind: 'sent', dropped: {} });
    return page;
  }

  it('is found and sent by the next one, if the tab was closed', async () => {
    const page = await visits.open(unreachable);
    await track(page, 'Left');
    await untilKept(page);
    await page.close();

    await sendLater();

    expect(await visits.activity({ 'feature.Left': '1..1' })).toMatchObject({ active: 1 });
    expect(await visits.activity()).toMatchObject({ active: 1, new: 1, sessions: 2 });
  });

  it('keeps what was counted in its last moment, if the person goes elsewhere', async () => {
    const page = await visits.open(unreachable);
    await page.evaluate(() => {
      window.telemetry.track('Last');
      location.href = 'about:blank';
    });
    await page.waitForURL('about:blank');
    await page.close();

    await sendLater();

    expect(await visits.activity({ 'feature.Last': '1..1' })).toMatchObject({ active: 1 });
  });

  it('is found and sent by the next one, if its process crashed', async () => {
    const page = await visits.open(unreachable);
    await track(page, 'Crashed');
    await untilKept(page);
    const crash = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => undefined);
    await crash;

    const next = await sendLater();

    expect(await visits.activity({ 'feature.Crashed': '1..1' })).toMatchObject({ active: 1 });
    expect(await visits.activity()).toMatchObject({ active: 1, new: 1, sessions: 2 });
    expect((await kept(next)).filter((name) => name === 'closed')).toEqual([]);
  });

  it('is found and sent by the next one, if the whole browser was killed', async () => {
    const profile = newFolder('profile');
    const killed = await startBrowserProcess(profile);
    const [before] = killed.browser.contexts();
    if (before === undefined) throw new Error('the browser has no profile');
    visits = await startVisits(server, { context: before, site });
    const page = await visits.open(unreachable);
    await track(page, 'Killed');
    // Chromium writes its pages' storage to the disk every five seconds, and a minute's worth where it is busy.
    await page.waitForTimeout(12_000);
    await killed.kill();

    const again = await startBrowserProcess(profile);
    const [after] = again.browser.contexts();
    if (after === undefined) throw new Error('the browser has no profile');
    const next = await after.newPage();
    await next.goto(site.url);
    await visits.start(next, agreed);
    await makeSyncDue(next);
    await next.evaluate(async () => window.telemetry.flush());
    await again.kill();

    expect(await visits.activity({ 'feature.Killed': '1..1' })).toMatchObject({ active: 1 });
    expect(await visits.activity()).toMatchObject({ active: 1, new: 1 });
  });

  it('sends at once when it is hidden, since nobody may ever see it again', async () => {
    const page = await visits.open(agreed);
    await page.evaluate(() => {
      window.telemetry.track('Hidden');
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await page.waitForResponse(/\/v1\/sync$/, { timeout: 1_500 });

    expect(await visits.activity({ 'feature.Hidden': '1..1' })).toMatchObject({ active: 1 });
  });

  it('stays fit for the back-forward cache, is sent by the page after it, and goes on when the person comes back', async () => {
    const page = await visits.open(agreed);
    await track(page, 'A');
    await page.evaluate(async () => window.telemetry.flush());
    await track(page, 'A');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.title = persisted ? 'restored' : 'loaded';
      });
    });
    const locks = async () =>
      page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name?.split('/')[0]));
    expect(await locks()).toEqual(['usance']);

    await page.goto(`${site.url}?next`);
    expect(await locks()).toEqual([]);
    await visits.start(page, agreed);
    await makeSyncDue(page);
    await page.evaluate(async () => window.telemetry.flush());
    expect(await visits.activity({ 'feature.A': '2..2' })).toMatchObject({ active: 1 });

    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => document.title !== '');
    expect(await page.title()).toBe('restored');
    await track(page, 'A');
    await untilKept(page);
    expect(await locks()).toEqual(['usance']);
    await makeSyncDue(page);
    await page.evaluate(async () => window.telemetry.flush());

    expect(await visits.activity({ 'feature.A': '3..3' })).toMatchObject({ active: 1 });
    expect(await visits.activity()).toMatchObject({ active: 1, new: 1, sessions: 2 });
  });
});
