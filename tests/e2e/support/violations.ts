import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to on a page, each fault with the first element that has it: by all its rules, best practices too, unless some are named. */
export async function violationsOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  // A colour on its way from one scheme to the other has neither's contrast.
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
  // Not by a <script> element: the Content-Security-Policy forbids it, rightly.
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(
        document,
        { ...given, resultTypes: ['violations'] },
      ),
    options,
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
  );
}
