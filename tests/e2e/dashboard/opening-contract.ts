import type { Page, Request } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';

/** What happens between an address and a complete Overview: nothing is fetched or asked twice, and first what is seen first. */
export function openingContract(given: () => Dashboard): void {
  let page: Page;
  /** What was asked, and what was answered, in this order. */
  const asked: string[] = [];
  const answered: string[] = [];
  /** What had been answered when the first question was asked about what is below the window. */
  let answeredBefore: string[] = [];

  beforeAll(async () => {
    const { newPage, demo } = given();
    page = await newPage({ viewport: { width: 1280, height: 900 } });
    const reportOf = (request: Request) => /\/reports\/(.+)$/.exec(request.url())?.[1] ?? '';
    page.on('request', (request) => {
      const report = reportOf(request);
      if (/by=os&/.test(report)) answeredBefore = [...answered];
      if (report !== '') asked.push(report);
    });
    page.on('requestfinished', (request) => answered.push(reportOf(request)));
    await page.goto(`${demo.url}/products/1?from=-29d`);
    await page.getByRole('heading', { name: 'Hardware' }).waitFor();
    await settled(page);
  });

  it('asks each question once: those at the top first, those below the window when the others are answered', () => {
    expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
    expect(asked[0]).toMatch(/^activity\?from=-29d/);
    expect(answeredBefore).toEqual(
      expect.arrayContaining(
        asked.slice(
          0,
          asked.findIndex((one) => /by=os&/.test(one)),
        ),
      ),
    );
    expect(asked.some((one) => one.startsWith('features'))).toBe(false);
  });

  it('fetches no file a second time', async () => {
    const { demo } = given();
    const files = () =>
      page.evaluate(() =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => name.includes('/assets/'))
          .map(({ name, transferSize }) => ({ name, transferSize })),
      );
    const first = new Set((await files()).map(({ name }) => name));
    await page.goto(`${demo.url}/products/1?from=-6d`);
    await settled(page);
    const again = (await files()).filter(({ name }) => first.has(name));

    expect(again.length).toBeGreaterThan(20);
    expect(again.filter(({ transferSize }) => transferSize > 0)).toEqual([]);
  });
}
