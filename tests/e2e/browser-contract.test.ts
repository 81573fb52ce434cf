import { startLawPeer } from '@usance/sdk/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { serveSdkPage } from './support/sdk-page.ts';

declare global {
  interface Window {
    /** The laws, bundled into the page; each answers why it does not hold, if it does not. */
    laws: { title: string; fault(): Promise<string | undefined> }[];
  }
}

const peer = await startLawPeer();
const site = await serveSdkPage(`
import { createBrowserPlatform } from './packages/sdk/src/browser/browser-platform.ts';
import { platformContract } from './packages/sdk/src/testing/platform-contract.ts';
const open = (place) => createBrowserPlatform(place, location.origin);
window.laws = platformContract(open, ${JSON.stringify(peer)}).map(({ title, check }) => ({
  title,
  fault: () => check().then(() => undefined, ({ stack }) => stack),
}));
`);
const browser = await openBrowser();
const page = await browser.newPage();
await page.goto(site.url);
const titles = await page.evaluate(() => window.laws.map(({ title }) => title));

describe('in a page of Chromium', () => {
  afterAll(async () => {
    await browser.close();
    site.close();
    await peer.close();
  });

  it.each(titles.map((title, i) => ({ title, i })))('$title', async ({ i }) => {
    expect(await page.evaluate(async (which) => window.laws[which]?.fault(), i)).toBeUndefined();
  });
});
