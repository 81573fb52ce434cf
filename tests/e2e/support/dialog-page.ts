import { goodAnswer } from '@usance/sdk/testing';
import type { Sync } from '@usance/protocol';
import type { Choice, Telemetry } from '@usance/sdk';
import type { DialogOptions, DialogOutcome } from '@usance/sdk/dialog';
import { gunzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { serveSdkPage, type SdkPage } from './sdk-page.ts';

declare global {
  interface Window {
    telemetry: Telemetry;
    begin(options?: object): void;
    ask(options?: Partial<DialogOptions>, isChange?: boolean): void;
    outcome: Promise<DialogOutcome>;
  }
}

/** As strict as a page can be: no style, no script but the page's own, no markup from text, and no other place to talk to. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

/** A page whose program has the SDK and its dialog, under a strict policy. */
export const serveDialogProgram = (): Promise<SdkPage> =>
  serveSdkPage(
    `
import { init } from './packages/sdk/src/browser.ts';
import { askInDialog, changeInDialog } from './packages/sdk/src/dialog/index.ts';
window.begin = (options) => {
  window.telemetry = init({
    key: 'pk_0123456789abcdefghij', endpoint: location.origin, app: { version: '1.0.0' }, consent: 'ask', ...options,
  });
};
window.ask = (options, isChange) => {
  const all = { program: 'Field Notes', purposes: 'full', privacyUrl: 'https://usage.example.com/privacy', ...options };
  window.outcome = (isChange ? changeInDialog : askInDialog)(window.telemetry, all);
};
`,
    { 'content-security-policy': policy },
  );

/** One person in front of the page. */
export interface Visit {
  page: Page;
  dialog: Locator;
  /** What was sent to the collector. */
  syncs: Sync[];
  /** Bodies of the requests to erase. */
  erasures: string[];
  /** How a request to erase is answered. */
  eraseStatus: number;
  /** Everything the page asked for, but for itself. */
  requests: string[];
  /** What it complained of. */
  faults: string[];
  /** What the page keeps, by name. */
  kept(): Promise<Record<string, string>>;
  /** Asks, and waits for the dialog to be there. */
  ask(options?: Partial<DialogOptions>, isChange?: boolean): Promise<void>;
  button(name: string | RegExp): Locator;
  outcome(): Promise<DialogOutcome>;
}

/** Opens the page and starts the SDK in it; the collector is the page's own origin. */
export async function visitDialog(
  browser: Browser,
  site: SdkPage,
  options: BrowserContextOptions = {},
  start: object = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const visit: Visit = {
    page,
    dialog: page.getByRole('dialog'),
    syncs: [],
    erasures: [],
    eraseStatus: 202,
    requests: [],
    faults: [],
    kept: async () => page.evaluate(() => Object.fromEntries(Object.entries(localStorage))),
    ask: async (given, isChange) => {
      await page.evaluate(([all, change]) => window.ask(all, change), [given, isChange] as const);
      await visit.dialog.waitFor();
    },
    button: (name) => visit.dialog.getByRole('button', { name, exact: true }),
    outcome: async () => page.evaluate(async () => window.outcome),
  };
  page.on('pageerror', (error) => visit.faults.push(error.message));
  page.on('console', (message) => visit.faults.push(message.text()));
  page.on('request', (request) => {
    if (request.url() !== site.url && request.url() !== `${site.url}page.js`) visit.requests.push(request.url());
  });
  await page.route('**/v1/**', async (route) => {
    const body = gunzipSync(route.request().postDataBuffer() ?? '').toString();
    if (route.request().url().endsWith('/erase')) {
      visit.erasures.push(body);
      return route.fulfill({ status: visit.eraseStatus, contentType: 'application/json', body: '{}' });
    }
    const sync = JSON.parse(body) as Sync; // the SDK wrote it
    visit.syncs.push(sync);
    const { status, body: answer } = goodAnswer(sync);
    return route.fulfill({ status, contentType: 'application/json', body: answer });
  });
  await page.goto(site.url);
  await page.evaluate((given) => window.begin(given), start);
  return visit;
}

/** The answer as the page keeps it. */
export async function choiceOf({ kept }: Visit): Promise<Choice> {
  const [, text = ''] = Object.entries(await kept()).find(([name]) => name.endsWith('/choice.json')) ?? [];
  return JSON.parse(text.replace(/^\d+ /, '')) as Choice; // the SDK wrote it
}

/** The languages that there are words for, each with a country. */
export const locales = ['en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'ja-JP', 'zh-CN'];

/** Closes the visit; it is a fault if its page complained of something, or asked anybody but the collector. */
export async function endVisit({ page, faults, requests }: Visit): Promise<void> {
  await page.context().close();
  const others = requests.filter((url) => new URL(url).origin !== new URL(page.url()).origin);
  if (faults.length + others.length > 0)
    throw new Error(`the page said ${faults.join('; ')}, and asked ${others.join()}`);
}
