import { createApiClient, type ApiClient } from '@usance/api';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openOverview, startDemoProcess, type DemoOptions, type DemoProcess } from './demo-process.ts';
import { sendOneInstallation } from './one-installation.ts';
import { newFolder } from './server-process.ts';

/** With so many installations every page has something to show. */
const enough = 1_000;

/** A demo behind a browser whose person has signed in: one for all tests of the dashboard, since each takes its time to fill. */
export interface Dashboard {
  demo: DemoProcess;
  browser: Browser;
  api: ApiClient;
  /** Signed in, 1280 × 900 pixels, in English. */
  page: Page;
  /** An installation that is known by its ID. */
  installation: string;
  /** What its pages complained of, and what they asked of others, since it was read last. */
  takeFaults(): string[];
  /** Another page of the same person, in a context of its own. */
  newPage(options: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts all of it; with fewer installations than the demo has by itself unless they are asked for. */
export async function openDashboard(size: DemoOptions = { installations: enough }): Promise<Dashboard> {
  const demo = await startDemoProcess(newFolder('dashboard'), size);
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  const installation = await sendOneInstallation(demo.url, api);
  await api.createSegment(1, { name: 'Large', filter: 'cores=8..' });
  await api.createToken({ name: 'Nightly build 7', scopes: ['read'] });
  await api.invite({ name: 'Second Reader', email: 'reader2@example.com', role: 'viewer' });
  const browser = await openBrowser();
  const faults: string[] = [];
  const first = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await first.newPage();
  listen(page, demo.url, faults);
  await openOverview(page, demo);
  const storageState = await first.storageState();
  const opened: BrowserContext[] = [];
  return {
    demo,
    browser,
    api,
    page,
    installation,
    takeFaults: () => faults.splice(0),
    async newPage(options) {
      const context = await browser.newContext({ locale: 'en-GB', storageState, ...options });
      opened.push(context);
      const other = await context.newPage();
      listen(other, demo.url, faults);
      return other;
    },
    async close() {
      await Promise.all(opened.map((context) => context.close()));
      await browser.close();
      await demo.stop();
    },
  };
}

function listen(page: Page, url: string, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) faults.push(`asked ${request.url()}`);
  });
}
