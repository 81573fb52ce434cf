import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** From the next page on, sums up how much of a page moves while it loads. */
export async function watchLayoutShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { layoutShift: number };
    seen.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (!entry.hadRecentInput) seen.layoutShift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Everything that moved on the page so far, as browsers count it: 0.02 is 2 % of the window by its whole height, or all of it by 2 %. */
export const layoutShiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { layoutShift: number }).layoutShift);

/** Lets every answer of the API come late, each by its own time, so that a page is seen in all its states. */
export async function slowDown(page: Page): Promise<void> {
  let asked = 0;
  await page.route('**/api/v1/**', async (route) => {
    asked += 1;
    const delayMs = 80 + ((asked * 7) % 5) * 70;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    // A page that is left calls off what it asked.
    await route.continue().catch(() => undefined);
  });
}
