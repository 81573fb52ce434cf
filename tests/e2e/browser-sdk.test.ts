import type { Telemetry } from '@usance/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { serveSdkPage, type SdkPage } from './support/sdk-page.ts';
import { createOpenProduct, newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';

declare global {
  interface Window {
    start(options: object): void;
    telemetry: Telemetry;
  }
}

const program = `
import { init } from './packages/sdk/src/browser.ts';
window.start = (options) => { window.telemetry = init({ app: { version: '1.0.0' }, consent: 'ask', ...options }); };
`;

const kept = async (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).map((key) => key.split('/').slice(2).join('/').split('.')[0]));

describe('the SDK in a page', () => {
  let server: ServerProcess;
  let site: SdkPage;
  let browser: Browser;
  let context: BrowserContext;
  let faults: string[];
  let requests: string[];
  let product: { id: number; key: string };

  beforeAll(async () => {
    [server, site, browser] = await Promise.all([
      startServerProcess({ dataDir: newFolder('browser') }),
      serveSdkPage(program),
      openBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
    await server.stop();
  });
  beforeEach(async () => {
    product = await createOpenProduct(server, `Page ${Math.random()}`);
    context = await browser.newContext();
    faults = [];
    requests = [];
  });
  afterEach(async () => {
    await context.close();
    if (faults.length > 0) throw new Error(`the page said ${faults.join('; ')}`);
  });

  async function open(options: object = {}): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    page.on('request', (request) => {
      if (request.url().startsWith(server.url)) requests.push(request.method());
    });
    await page.goto(site.url);
    await page.evaluate((given) => window.start(given), { key: product.key, endpoint: server.url, ...options });
    return page;
  }
  async function activity(filter: Record<string, string> = {}) {
    const query = { from: '-1d', interval: 'total', ...filter };
    const { rows } = await server.api.report(product.id, 'activity', { query });
    return rows[0];
  }
  const agreed = { consent: { basis: 'notice', purposes: 'full' } };

  it('keeps nothing and asks nobody before a yes', async () => {
    const page = await open();
    await page.evaluate(async () => {
      for (let i = 0; i < 10; i++) window.telemetry.track(`Feature/${i}`);
      window.telemetry.captureException(new Error('x'));
      await window.telemetry.flush();
    });
    await page.waitForTimeout(700);

    expect(await kept(page)).toEqual([]);
    expect(requests).toEqual([]);
    expect(await page.evaluate(() => window.telemetry.consent.status().reason)).toBe('not-asked');
  });

  it('tells the server after a yes, and the reports show it', async () => {
    const page = await open();
    const result = await page.evaluate(async () => {
      window.telemetry.consent.set('usage');
      window.telemetry.track('Export/PDF', 3);
      return window.telemetry.flush();
    });

    expect(result).toMatchObject({ kind: 'sent', accepted: 1 });
    expect(await activity()).toMatchObject({ active: 1, new: 1, sessions: 1 });
    expect(await activity({ 'feature.Export/PDF': '1' })).toMatchObject({ active: 1 });
    expect(await page.evaluate(async () => (await window.telemetry.sentLog()).map(({ outcome }) => outcome))).toEqual([
      '200',
    ]);
  });

  it('is one installation in two tabs', async () => {
    const [one, other] = await Promise.all([open(agreed), open(agreed)]);
    for (const page of [one, other])
      await page.evaluate(async () => {
        window.telemetry.track('A');
        await window.telemetry.flush();
      });
    await other.evaluate(async () => window.telemetry.flush());

    expect(await activity()).toMatchObject({ active: 1, new: 1, sessions: 2 });
  });

  it('sends what a closed tab left, when the next one opens', async () => {
    const page = await open({ ...agreed, endpoint: 'http://127.0.0.1:9' });
    await page.evaluate(() => window.telemetry.track('Left'));
    await page.waitForTimeout(700);
    await page.close();

    const next = await open(agreed);
    await next.evaluate(() =>
      localStorage.removeItem(Object.keys(localStorage).find((key) => key.endsWith('server.json')) ?? ''),
    );
    await next.evaluate(async () => window.telemetry.flush());

    expect(await activity({ 'feature.Left': '1' })).toMatchObject({ active: 1 });
    faults = faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT/.test(fault));
  });

  it('sends what was counted offline, when there is a network again', async () => {
    const page = await open(agreed);
    await context.setOffline(true);
    const without = await page.evaluate(async () => {
      window.telemetry.track('Offline');
      return window.telemetry.flush();
    });
    await context.setOffline(false);
    const result = await page.evaluate(async () => window.telemetry.flush());

    expect(without).toMatchObject({ kind: 'kept' });
    expect(result).toMatchObject({ kind: 'sent' });
    expect(await activity({ 'feature.Offline': '1..1' })).toMatchObject({ active: 1 });
    faults = faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'));
  });

  it('deletes everything but the answer and the log within a second of a refusal', async () => {
    const page = await open(agreed);
    await page.evaluate(async () => {
      window.telemetry.track('A');
      await window.telemetry.flush();
      window.telemetry.track('B');
      window.telemetry.consent.set('denied');
    });

    expect(new Set(await kept(page))).toEqual(new Set(['choice', 'sent']));
    expect(await page.evaluate(async () => window.telemetry.flush())).toMatchObject({ kind: 'off', reason: 'denied' });
  });

  it('is quiet where the storage is full or forbidden, and where tracking is refused', async () => {
    const page = await open(agreed);
    const full = await page.evaluate(async () => {
      const block = 'x'.repeat(100_000);
      for (let i = 0; ; i++) {
        try {
          localStorage.setItem(`filler${i}`, block);
        } catch {
          break;
        }
      }
      window.telemetry.track('Full', 1);
      window.telemetry.setProperty('a', 'b'.repeat(100));
      const { kind } = await window.telemetry.flush();
      localStorage.clear();
      return kind;
    });
    const forbidding = await context.newPage();
    await forbidding.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await forbidding.goto(site.url);
    const forbidden = await forbidding.evaluate(
      (options) => {
        window.start(options);
        window.telemetry.track('A');
        return window.telemetry.consent.status().reason;
      },
      { key: product.key, endpoint: server.url, ...agreed },
    );
    const refused = await context.newPage();
    await refused.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true }));
    await refused.goto(site.url);
    const reason = await refused.evaluate(
      (options) => {
        window.start(options);
        return window.telemetry.consent.status().reason;
      },
      { key: product.key, endpoint: server.url, ...agreed },
    );

    expect(['kept', 'sent', 'nothing']).toContain(full);
    expect(forbidden).toBe('no-storage');
    expect(reason).toBe('do-not-track');
  });
});
