import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { dashboardPages, openPage, settled } from '../support/dashboard-pages.ts';
import { layoutShiftOf, slowDown, watchLayoutShift } from '../support/layout-shift.ts';
import { violationsOn } from '../support/violations.ts';

/** As much of the window as may move while a page loads. */
const mostLayoutShift = 0.02;
const patienceMs = 15_000;

/** Every page says what the API says, to everybody, in every colour, width and language. */
export function pagesContract(given: () => Dashboard): void {
  let slow: Page;
  let phone: Page;

  beforeAll(async () => {
    slow = await given().newPage({ viewport: { width: 1280, height: 900 } });
    phone = await given().newPage({ viewport: { width: 360, height: 780 }, colorScheme: 'dark', locale: 'de-DE' });
    await watchLayoutShift(slow);
    await slowDown(slow);
  });
  afterAll(() => slow.unrouteAll({ behavior: 'ignoreErrors' }));

  it('has every page of the navigation in its list', async () => {
    const { page, demo } = given();
    await page.goto(`${demo.url}/products/1`);
    await settled(page);
    await page.getByRole('navigation').getByRole('link').first().waitFor();
    const links = await page.getByRole('navigation').getByRole('link').all();
    const paths = await Promise.all(
      links.map(async (link) => new URL((await link.getAttribute('href')) ?? '', demo.url).pathname),
    );
    const known = new Set(
      dashboardPages.map(({ path, isOfServer }) => `${isOfServer ? '' : '/products/1'}${path.split('?')[0]}`),
    );

    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !known.has(path))).toEqual([]);
  });

  it.each(dashboardPages)(
    'shows on $name what the API says, in light, dark and forced colours, and nothing jumps',
    async (one) => {
      const { demo, api, installation, takeFaults } = given();
      await openPage(slow, one, { url: demo.url, installation });
      const number = await one.number(api, installation);
      await expect.poll(() => one.place(slow).innerText(), { timeout: patienceMs }).toContain(number);
      await slow.waitForLoadState('networkidle');
      const shift = await layoutShiftOf(slow);
      const light = await violationsOn(slow);
      await slow.emulateMedia({ forcedColors: 'active' });
      const forced = await violationsOn(slow);
      await slow.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
      await slow.locator('html[data-mantine-color-scheme=dark]').waitFor();
      const dark = await violationsOn(slow);
      await slow.emulateMedia({ colorScheme: 'light' });
      await slow.locator('html[data-mantine-color-scheme=light]').waitFor();

      expect(number).toMatch(/[1-9]/);
      expect(shift).toBeLessThanOrEqual(mostLayoutShift);
      expect([light, forced, dark]).toEqual([[], [], []]);
      expect(takeFaults()).toEqual([]);
    },
  );

  it.each(dashboardPages)('says on $name the same in German on a phone, without a way sideways', async (one) => {
    const { demo, api, installation, takeFaults } = given();
    await openPage(phone, one, { url: demo.url, installation });
    const number = inGerman(await one.number(api, installation));
    await phone.locator('main').getByText(number).first().waitFor({ state: 'attached' });
    const seen = await phone.evaluate(() => ({
      language: document.documentElement.lang,
      isTooWide: document.documentElement.scrollWidth > innerWidth,
    }));

    expect(seen).toEqual({ language: 'de', isTooWide: false });
    expect(await violationsOn(phone)).toEqual([]);
    expect(takeFaults()).toEqual([]);
  });
}

/** A number that is written for the English, as it is written for the German. */
function inGerman(text: string): string {
  if (!/^[\d.,%]+$/.test(text)) return text;
  return text.replaceAll(/[.,%]/g, (mark) => ({ ',': '.', '.': ',' })[mark] ?? '\u00a0%');
}
