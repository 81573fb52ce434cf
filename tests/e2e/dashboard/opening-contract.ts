import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';

/** What happens between an address and a complete Overview: nothing is fetched or asked twice, and first what is seen first. */
export function openingContract(given: () => Dashboard): void {
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    const { newPage, demo } = given();
    page = await newPage({ viewport: { width: 1280, height: 900 } });
    page.on('request', (request) => {
      const [, report] = /\/reports\/(.+)$/.exec(request.url()) ?? [];
      if (report !== undefined) asked.push(report);
    });
    await page.goto(`${demo.url}/products/1?from=-29d`);
    await page.getByRole('heading', { name: 'Hardware' }).waitFor();
    await settled(page);
  });

  it('asks each question once: those at the top first, those below the window when the others are answered', () => {
    const place = (report: string) => asked.findIndex((one) => one.startsWith(report));

    expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
    expect(asked[0]).toMatch(/^activity\?from=-29d/);
    expect(place('breakdown?from=-29d&to=today&by=country')).toBeGreaterThan(0);
    expect(place('breakdown?from=-29d&to=today&by=os')).toBeGreaterThan(
      place('breakdown?from=-29d&to=today&by=language'),
    );
    expect(asked.some((one) => one.startsWith('features'))).toBe(false);
  });

  it('fetches no file a second time', async () => {
    const { demo } = given();
    await page.goto(`${demo.url}/products/1?from=-6d`);
    await settled(page);
    const files = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.includes('/assets/'))
        .map(({ name, transferSize }) => ({ name, transferSize })),
    );

    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ transferSize }) => transferSize > 0)).toEqual([]);
  });
}
