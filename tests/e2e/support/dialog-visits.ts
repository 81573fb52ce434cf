import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openBrowser } from './browser.ts';
import { endVisit, serveDialogProgram, visitDialog, type Visit } from './dialog-page.ts';
import type { SdkPage } from './sdk-page.ts';

/** Opens a browser and the dialog's page for the tests of a file. Each visit ends with the test that made it. */
export function visitDialogs(): (options?: BrowserContextOptions, start?: object) => Promise<Visit> {
  let browser: Browser;
  let site: SdkPage;

  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), serveDialogProgram()]);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  return async (options, start) => {
    const visit = await visitDialog(browser, site, options, start);
    onTestFinished(() => endVisit(visit));
    return visit;
  };
}
