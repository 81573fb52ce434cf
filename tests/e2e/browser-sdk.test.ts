import { systemFields, type PlanDocument } from '@usance/protocol';
import { openBlackHole } from '@usance/sdk/testing';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser } from './support/browser.ts';
import type { SdkPage } from './support/sdk-page.ts';
import { agreed, kept, serveSdkProgram, startVisits, untilKept, type Visits } from './support/sdk-visits.ts';
import { newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';

const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What the page's program counts and sets. */
function planOfPage(): PlanDocument {
  const written = { owner: 'core team', added: dayFromToday(-1), expires: dayFromToday(300), retention: 395 };
  const feature = { ...written, description: 'Counts how often it is used.' };
  const { retention: _retention, ...entry } = written;
  return {
    product: 'Page',
    system: {
      ...entry,
      description: 'Tells on which machines it must run well.',
      fields: [...systemFields],
      override: { reason: 'It is told in a test only.', by: 'core team', date: dayFromToday(-1) },
    },
    features: { Before: feature, 'Export/PDF': feature },
    properties: { theme: { ...written, description: 'Tells the look.', type: 'enum', values: ['dark', 'light'] } },
  };
}

describe('the SDK in a page', () => {
  let server: ServerProcess;
  let site: SdkPage;
  let browser: Browser;
  let context: BrowserContext;
  let visits: Visits;
  /** What Chromium itself says about the network on the console; no program can keep it from that. */
  let expectedFault: RegExp | undefined;

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
    expectedFault = undefined;
    context = await browser.newContext();
    visits = await startVisits(server, { context, site });
  });
  afterEach(async () => {
    await context.close();
    const faults = visits.faults.filter((fault) => expectedFault?.test(fault) !== true);
    if (faults.length > 0) throw new Error(`the page said ${faults.join('; ')}`);
  });

  it('keeps nothing and asks nobody before a yes', async () => {
    const page = await visits.open();
    await page.evaluate(async () => {
      for (let i = 0; i < 10; i++) window.telemetry.track(`Feature/${i}`);
      window.telemetry.captureException(new Error('x'));
      window.dispatchEvent(new Event('visibilitychange'));
      await window.telemetry.flush();
    });
    await page.waitForTimeout(3_000);

    const state = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      locks: await navigator.locks.query(),
    }));
    const nothing = { local: [], session: [], cookies: '', databases: [], caches: [] };
    expect(state).toEqual({ ...nothing, locks: { held: [], pending: [] } });
    expect(visits.requests).toEqual([]);
    expect(await page.evaluate(() => window.telemetry.consent.status().reason)).toBe('not-asked');
  });

  it('tells the server after a yes what the plan declares, and the reports show it', async () => {
    await server.api.putPlan(visits.product.id, { plan: planOfPage(), reason: 'Tells which look is polished first.' });
    const page = await visits.open();
    const result = await page.evaluate(async () => {
      window.telemetry.track('Before');
      window.telemetry.consent.set('full');
      window.telemetry.track('Export/PDF', 3);
      window.telemetry.track('Export/PDF', 4);
      window.telemetry.setProperty('theme', 'dark');
      return window.telemetry.flush();
    });

    expect(result).toEqual({ kind: 'sent', accepted: 1, dropped: {} });
    expect(await visits.activity()).toMatchObject({ active: 1, new: 1, sessions: 1 });
    expect(await visits.activity({ 'feature.Export/PDF': '2..2' })).toMatchObject({ active: 1 });
    expect(await visits.activity({ 'feature.Before': '1..' })).toMatchObject({ active: 0 });
    expect(await visits.activity({ os: 'Linux', formFactor: 'desktop' })).toMatchObject({ active: 1 });
    const [sent, ...more] = await page.evaluate(async () => window.telemetry.sentLog());
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ outcome: '200', isIntact: true });
    expect(sent?.body).toMatch(/"runtime":"Chrome \d+"/);
  });

  it('is one installation in two tabs that start at the same time, counted once', async () => {
    const pages = await Promise.all([visits.open(agreed), visits.open(agreed)]);
    for (const page of pages)
      await page.evaluate(async () => {
        window.telemetry.track('A');
        await window.telemetry.flush();
      });

    expect(await visits.activity()).toMatchObject({ active: 1, new: 1, sessions: 2 });
    expect(await visits.activity({ 'feature.A': '2..2' })).toMatchObject({ active: 1 });
  });

  it('sends what was counted offline, when there is a network again', async () => {
    expectedFault = /ERR_INTERNET_DISCONNECTED/;
    const page = await visits.open(agreed);
    await context.setOffline(true);
    const without = await page.evaluate(async () => {
      window.telemetry.track('Offline');
      return window.telemetry.flush();
    });
    await untilKept(page);
    await context.setOffline(false);
    const result = await page.evaluate(async () => window.telemetry.flush());

    expect(without).toMatchObject({ kind: 'kept', dropped: {} });
    expect(result).toMatchObject({ kind: 'sent' });
    expect(await visits.activity({ 'feature.Offline': '1..1' })).toMatchObject({ active: 1, sessions: 1 });
  });

  it('breaks off what is under way within a second of a refusal, deletes what waits, and stays silent', async () => {
    const hole = await openBlackHole();
    onTestFinished(() => hole.close());
    const page = await visits.open({ ...agreed, endpoint: hole.endpoint, requestTimeoutMs: 60_000 });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const failed = page.waitForEvent('requestfailed');
    await page.evaluate(() => {
      window.telemetry.track('A');
      void window.telemetry.flush({ timeoutMs: 60_000 });
    });
    await page.waitForRequest(/\/v1\/sync$/);

    const refusedAt = Date.now();
    await page.evaluate(() => window.telemetry.consent.set('denied'));
    await failed;

    expect(Date.now() - refusedAt).toBeLessThan(1_000);
    expect(await kept(page)).toEqual(['choice', 'sent']);
    expect(await page.evaluate(async () => window.telemetry.flush())).toMatchObject({ kind: 'off', reason: 'denied' });
    await page.evaluate(() => window.telemetry.track('A'));
    await page.waitForTimeout(3_000);
    expect(requests.length).toBe(1);
    expect(await kept(page)).toEqual(['choice', 'sent']);
  });

  it('holds a refusal for all tabs', async () => {
    const [one, other] = [await visits.open(agreed), await visits.open(agreed)];
    await other.evaluate(() => window.telemetry.track('A'));
    await one.evaluate(() => window.telemetry.consent.set('denied'));
    await other.evaluate(() => window.telemetry.track('A'));
    await untilKept(other);

    expect(await other.evaluate(() => window.telemetry.consent.status().reason)).toBe('denied');
    expect((await kept(other)).filter((name) => name !== 'sent')).toEqual(['choice']);
  });

  it('keeps two products apart, though the name of one begins like the other', async () => {
    const page = await visits.open({ ...agreed, appName: 'notes' });
    await page.evaluate(() => window.telemetry.track('A'));
    await untilKept(page);
    await visits.start(page, { ...agreed, appName: 'notes/admin' });
    await page.evaluate(() => window.telemetry.track('B'));
    await untilKept(page);
    await visits.start(page, { ...agreed, appName: 'notes' });
    await page.evaluate(() => window.telemetry.consent.set('denied'));

    const keys = await page.evaluate(() => Object.keys(localStorage));
    expect(keys.filter((key) => /^usance\/notes\/(?!sent)/.test(key))).toEqual(['usance/notes/choice.json']);
    expect(keys.filter((key) => key.startsWith('usance/notes%2Fadmin/')).length).toBeGreaterThanOrEqual(2);
  });

  it('ends its session when the person goes elsewhere, with what was counted in the last moment', async () => {
    expectedFault = /ERR_UNSAFE_PORT|ERR_CONNECTION_REFUSED/;
    const page = await visits.open({ ...agreed, endpoint: 'http://127.0.0.1:9' });
    await untilKept(page);
    await page.evaluate(() => {
      window.telemetry.track('Last');
      location.search = '?next';
    });
    await page.waitForURL(/next/);

    expect((await kept(page)).filter((name) => name === 'live' || name === 'closed')).toEqual(['closed']);
    const text = await page.evaluate(() => {
      const [, found] = Object.entries(localStorage).find(([key]) => key.includes('/closed.')) ?? [];
      return String(found);
    });
    expect(text).toContain('"ended":true,"crashed":false,"uses":[["Last",1]]');
  });

  it('only watches exceptions that nobody caught', async () => {
    expectedFault = /^thrown on purpose$/;
    const page = await visits.open({ ...agreed, captureUncaught: true });
    await page.evaluate(async () => {
      setTimeout(() => {
        throw new RangeError('thrown on purpose');
      });
      void Promise.reject(new TypeError('thrown on purpose'));
      // What browsers say of layouts that take two rounds; it is no exception.
      window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded' }));
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
    });
    const [body = ''] = await page.evaluate(async () => window.telemetry.preview());

    expect(visits.faults).toEqual(['thrown on purpose', 'thrown on purpose']);
    const { sessionDays } = JSON.parse(body) as { sessionDays: { exceptions: { type: string; handled: boolean }[] }[] };
    expect(sessionDays[0]?.exceptions.map(({ type, handled }) => [type, handled]).toSorted()).toEqual([
      ['RangeError', false],
      ['TypeError', false],
    ]);
  });
});
