import { expect, it } from 'vitest';
import { openChartPage } from '../support/chart-page.ts';
import type { Dashboard } from '../support/dashboard.ts';

const mostMs = 100;
const draws = 10;
/** A machine that is busy with something else for a moment gets another round. */
const rounds = 2;

/** Charts are quick. */
export function chartsContract(given: () => Dashboard): void {
  it.each(['stack', 'lines'] as const)('draws ten years of days in ten series within 100 ms: %s', async (chart) => {
    const page = await given().browser.newPage({ viewport: { width: 1280, height: 900 } });
    const draw = await openChartPage(page);
    await draw(chart);
    const medians: number[] = [];
    while (medians.length < rounds && !medians.some((median) => median <= mostMs)) {
      const tookMs: number[] = [];
      for (let one = 0; one < draws; one += 1) tookMs.push(await draw(chart));
      medians.push(tookMs.toSorted((a, b) => a - b)[draws / 2] ?? Number.NaN);
    }
    await page.close();
    console.info(`${chart}: ${medians.map((median) => median.toFixed(0)).join(', ')} ms`);

    expect(Math.min(...medians)).toBeLessThanOrEqual(mostMs);
  });
}
