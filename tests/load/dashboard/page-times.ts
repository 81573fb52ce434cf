import type { Page } from 'playwright-core';
import { layoutShiftOf } from '../../e2e/support/layout-shift.ts';

/** When what of a page was complete, in milliseconds from its first request, and how much of it moved meanwhile. */
export interface PageTimes {
  viewMs: number;
  wholeMs: number;
  layoutShift: number;
}

/** As long as nothing changes for this time, and nothing is on its way, a page is complete: it was since the last change. */
const restMs = 1_500;

interface Changes {
  lastChangeMs: number;
  lastChangeInViewMs: number;
}

/** From the next page on, notes when something last changed on it. */
export async function watchChanges(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const changes: Changes = { lastChangeMs: 0, lastChangeInViewMs: 0 };
    const changed = new Map<Element, number>();
    Object.assign(globalThis, { changes });
    // No function in here has a name: the compiler would mark it by one of its own, which the page does not have.
    new MutationObserver((records) => {
      for (const { target, attributeName, oldValue } of records) {
        if (!document.querySelector('main')?.contains(target)) continue;
        // React writes what is there already once more when it renders a field again.
        if (attributeName !== null && target instanceof Element && target.getAttribute(attributeName) === oldValue)
          continue;
        const place = target instanceof Element ? target : target.parentElement;
        changes.lastChangeMs = performance.now();
        if (!place) continue;
        // Where it stands is asked once a frame, when the page is laid out anyhow: to ask at once would lay it out for each change.
        if (changed.size === 0)
          requestAnimationFrame(() => {
            for (const [element, atMs] of changed) {
              const { bottom, top } = element.getBoundingClientRect();
              if (bottom > 0 && top < innerHeight)
                changes.lastChangeInViewMs = Math.max(changes.lastChangeInViewMs, atMs);
            }
            changed.clear();
          });
        changed.set(place, changes.lastChangeMs);
      }
    }).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
    });
  });
}

/** Opens an address of the dashboard, waits until the window is complete, and then scrolls through the page until all of it is. */
export async function timePage(page: Page, address: string): Promise<PageTimes> {
  await page.goto(address, { waitUntil: 'commit' });
  const { lastChangeInViewMs: viewMs } = await atRest(page);
  const scrolledFromMs = await page.evaluate(() => performance.now());
  await page.evaluate(async () => {
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy(0, innerHeight / 2);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  const { lastChangeMs } = await atRest(page);
  // Between the two lies the wait that found out that the window was complete; nobody waits for that.
  const scrolledForMs = Math.max(0, lastChangeMs - scrolledFromMs);
  return { viewMs, wholeMs: viewMs + scrolledForMs, layoutShift: await layoutShiftOf(page) };
}

/** Waits until nothing is on its way and nothing changes any more. */
async function atRest(page: Page): Promise<Changes> {
  await page.waitForFunction(
    (rest) => {
      const { changes } = globalThis as unknown as { changes: Changes };
      return (
        performance.now() - changes.lastChangeMs > rest &&
        /\d/.test(document.querySelector('main [aria-pressed=true]')?.textContent ?? '') &&
        document.querySelector('main [aria-busy=true]') === null
      );
    },
    restMs,
    { polling: 100, timeout: 120_000 },
  );
  return page.evaluate(() => (globalThis as unknown as { changes: Changes }).changes);
}
