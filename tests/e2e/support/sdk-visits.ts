import type { Telemetry } from '@usance/sdk';
import type { BrowserContext, Page } from 'playwright-core';
import { serveSdkPage, type SdkPage } from './sdk-page.ts';
import { createOpenProduct, type ServerProcess } from './server-process.ts';

declare global {
  interface Window {
    start(options: object): void;
    telemetry: Telemetry;
  }
}

/** A page that is nothing but the SDK, started when the test wants it. */
export const serveSdkProgram = (): Promise<SdkPage> =>
  serveSdkPage(`
import { init } from './packages/sdk/src/browser.ts';
window.start = (options) => { window.telemetry = init({ app: { version: '1.0.0' }, consent: 'ask', ...options }); };
`);

/** The options of a page whose person was told, and need not be asked. */
export const agreed = { consent: { basis: 'notice', purposes: 'full' } } as const;

/** What one person's browser does with one product. */
export interface Visits {
  product: { id: number; key: string };
  /** Opens a page in a tab of its own and starts the SDK in it, with the server under test as its collector unless told otherwise. */
  open(options?: object): Promise<Page>;
  /** As `open`, in a tab that is there already. */
  start(page: Page, options?: object): Promise<void>;
  /** Notes what a page says from now on, and what it sends to the server. */
  watch(page: Page): void;
  /** What pages said on their consoles, and exceptions that nobody caught. */
  readonly faults: string[];
  /** Methods of the requests that went to the server. */
  readonly requests: string[];
  /** The activity report over all time, as numbers of one row. */
  activity(filter?: Record<string, string>): Promise<Record<string, unknown> | undefined>;
}

export async function startVisits(
  server: ServerProcess,
  { context, site }: { context: BrowserContext; site: SdkPage },
): Promise<Visits> {
  const product = await createOpenProduct(server, `Page ${Math.random()}`);
  const faults: string[] = [];
  const requests: string[] = [];

  function watch(page: Page): void {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    page.on('request', (request) => {
      if (request.url().startsWith(server.url)) requests.push(request.method());
    });
  }
  const start = async (page: Page, options: object = {}): Promise<void> =>
    page.evaluate((given) => window.start(given), { key: product.key, endpoint: server.url, ...options });

  return {
    product,
    start,
    watch,
    faults,
    requests,
    open: async (options) => {
      const page = await context.newPage();
      watch(page);
      await page.goto(site.url);
      await start(page, options);
      return page;
    },
    activity: async (filter = {}) => {
      const query = { from: '-1d', interval: 'total', ...filter };
      const { rows } = await server.api.report(product.id, 'activity', { query });
      return rows[0];
    },
  };
}

/** Waits for the SDK to keep what was counted: half a second, and as much again for a busy machine. */
export const untilKept = (page: Page): Promise<void> => page.waitForTimeout(1_000);

/** What the SDK keeps in the page's storage, by the first word of its names, sorted. */
export const kept = async (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .map((key) => key.replace(/^usance\/[^/]*\//, '').replace(/\..*/, ''))
      .toSorted(),
  );

/** Lets the next sync happen now: by itself the SDK lets a minute or more pass between attempts. */
export const makeSyncDue = async (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.endsWith('/server.json')) localStorage.removeItem(key);
  });
