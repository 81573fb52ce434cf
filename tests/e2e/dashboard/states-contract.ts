import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';

/** What a page says while its server is slow, failing or away, and once the session has ended. */
export function statesContract(given: () => Dashboard): void {
  let page: Page;

  beforeAll(async () => {
    page = await given().newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    given().takeFaults(); // a browser notes in its console what it could not load
  });

  it.each([
    ['retention', 'retention'],
    ['privacy', 'refusals'],
    ['plan', 'plan'],
    ['tokens', 'tokens'],
  ])('says on %s what the server said was wrong, and shows the answer after a retry', async (path, failing) => {
    const { demo } = given();
    const detail = 'the disk of the warehouse is full; free some of it';
    await page.route(new RegExp(`/api/v1/.*${failing}(\\?|$)`), (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable', detail }),
      }),
    );
    await page.goto(`${demo.url}${path === 'tokens' ? '' : '/products/1'}/${path}`);
    const failure = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
    await failure.first().waitFor({ timeout: 20_000 });
    const said = await failure.first().innerText();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    // Cards that ask the same question come back together: a button may go before it is clicked.
    const retry = page.getByRole('button', { name: 'Try again' }).first();
    await expect
      .poll(
        async () => {
          if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => undefined);
          return failure.count();
        },
        { timeout: 20_000 },
      )
      .toBe(0);
    await settled(page);

    expect(said.toLowerCase()).toContain(detail);
    expect(await failure.count()).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
  });

  it.each([
    ['There is no such feature', '/features/one?feature=Export/PDFF', 'All features'],
    ['There is no such feature', `/features/one?feature=${'Export'.repeat(30)}`, 'All features'],
    ['There is no such exception', '/crashes/one?exception=0000000000000000', 'All exceptions'],
    ['There is no such property', '/properties?property=thene', 'All properties'],
  ])('says “%s” of a name that nothing ever sent, and leads back', async (title, path, back) => {
    const { demo } = given();
    await page.goto(`${demo.url}/products/1${path}&from=-89d`);
    await page.getByText(title).waitFor({ timeout: 15_000 });
    await settled(page);

    expect(await page.getByRole('application').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.getByRole('main').getByRole('link', { name: back }).last().click();
    await page.waitForURL((url) => !url.search.includes(path.split('=')[1] ?? '') && url.search.includes('from=-89d'));
  });

  it('says that an answer takes long, and lets it be called off and asked for again', async () => {
    const { demo } = given();
    let isCalledOff: Promise<unknown> | undefined;
    await page.route('**/api/v1/products/1/reports/lifecycle*', (route) => {
      const asked = route.request();
      isCalledOff = page.waitForEvent('requestfailed', { predicate: (one) => one === asked, timeout: 20_000 });
    });
    await page.goto(`${demo.url}/products/1/churn?from=-89d`);
    await page.getByText('This takes longer than usual.').waitFor({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Called off').waitFor();
    await isCalledOff;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: 'Ask again' }).click();
    await settled(page);

    expect(await page.getByText('Called off').count()).toBe(0);
    expect(await page.getByRole('application').count()).toBeGreaterThan(0);
  });

  it('says that the server cannot be reached while there is no network, and goes on when there is', async () => {
    const { demo } = given();
    await page.goto(`${demo.url}/products/1?from=-89d`);
    await settled(page);
    await page.waitForLoadState('networkidle'); // the map's outlines come last
    await page.context().setOffline(true);
    await page.keyboard.press('[');
    const failure = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
    await failure.first().waitFor({ timeout: 20_000 });
    await page.context().setOffline(false);
    await failure.first().waitFor({ state: 'detached', timeout: 20_000 });
    await settled(page);

    expect(await page.getByRole('application').count()).toBeGreaterThan(0);
  });

  it('asks to sign in where the session ended in the middle, and leads back to the very page', async () => {
    const { demo } = given();
    const other = await given().newPage({ viewport: { width: 1280, height: 900 } });
    // Not the Overview: its lower cards ask when they come into view, which may be after the session has ended.
    await other.goto(`${demo.url}/products/1/retention?from=-59d&os=Linux`);
    await settled(other);
    await other.waitForLoadState('networkidle');
    await other.context().clearCookies();
    await other.getByRole('link', { name: 'Versions' }).click();
    await other.waitForURL(/\/login\?next=/);
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();
    const said = await other.locator('main').innerText();
    await other.locator('input[name=email]').fill(demo.email);
    await other.locator('input[name=password]').fill(demo.password);
    await other.keyboard.press('Enter');
    await other.waitForURL(/\/products\/1\/versions\?from=-59d&os=Linux$/);
    await settled(other);
    await other.close();

    expect(said).toContain('session');
  });

  it('keeps focus, bars and marks visible where colours are forced', async () => {
    const { demo } = given();
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`${demo.url}/products/1/retention?from=-89d`);
    await settled(page);
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const styleOf = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
      return {
        outline: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        cell: styleOf('td[data-step]').borderTopStyle,
        line: styleOf('svg[role=application] path').stroke,
        surface: styleOf('body').backgroundColor,
      };
    });
    await page.emulateMedia({ forcedColors: 'none' });

    expect(seen).toMatchObject({ outline: 'solid', cell: 'solid' });
    expect(seen.line).not.toBe(seen.surface);
  });

  it('prints a page on white paper, with every column, also from the dark', async () => {
    const { demo } = given();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${demo.url}/products/1/retention?from=-89d`);
    await settled(page);
    await page.waitForLoadState('networkidle');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 }); // A4 without its margins
    await expect
      .poll(() =>
        page.evaluate(() => ({
          isCut: document.documentElement.scrollWidth > innerWidth,
          buttons: [...document.querySelectorAll<HTMLElement>('[data-screen-only]')].filter(
            (one) => one.offsetParent !== null,
          ).length,
          clipped: [...document.querySelectorAll('[role=group][tabindex="0"]')].filter(
            (one) => one.scrollWidth > one.clientWidth,
          ).length,
          fields: [...document.querySelectorAll('main input')].filter(
            (one) => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)',
          ).length,
        })),
      )
      .toEqual({ isCut: false, buttons: 0, clipped: 0, fields: 0 });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('prints charts whole and in light colours at once, before anything could be drawn anew', async () => {
    const { demo } = given();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${demo.url}/products/1?from=-89d`);
    await page.getByRole('heading', { name: 'Hardware' }).waitFor({ timeout: 30_000 });
    await settled(page);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    const charts = await page.evaluate(() => {
      // As a printer does it: the page is laid out on a sheet, and what the charts would do about that does not run before it is printed.
      document.documentElement.style.width = '718px';
      return [...document.querySelectorAll<SVGSVGElement>('main svg:is([role=application], [role=img])')].map(
        (chart) => {
          const { left, right, width, height } = chart.getBoundingClientRect();
          const card = chart.closest('section')?.getBoundingClientRect();
          const drawn = chart.getBBox();
          const { width: ownWidth, height: ownHeight } = chart.viewBox.baseVal;
          const text = chart.querySelector('text');
          const [red = 255] = text ? (/\d+/.exec(getComputedStyle(text).fill) ?? []).map(Number) : [0];
          return {
            isInCard: left >= 0 && right <= Math.min(718, card?.right ?? 0) && width > 250,
            isInProportion: Math.abs(width / height - ownWidth / ownHeight) < 0.02,
            isWhole: drawn.x > -2 && drawn.x + drawn.width < ownWidth + 2 && drawn.width > 0.9 * ownWidth,
            isDarkOnLight: red < 128,
          };
        },
      );
    });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

    expect(charts.length).toBeGreaterThanOrEqual(2);
    expect(charts).toEqual(
      charts.map(() => ({ isInCard: true, isInProportion: true, isWhole: true, isDarkOnLight: true })),
    );
    expect(paper).toBe('rgba(0, 0, 0, 0)');
  });

  it('fades what goes on to the side, until its end is reached', async () => {
    const { demo } = given();
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${demo.url}/products/1/retention?from=-89d`);
    await settled(page);
    const table = page.locator('[role=group][tabindex="0"]').first();
    const fade = () => table.evaluate((one) => getComputedStyle(one).getPropertyValue('--side-fade'));
    const atFirst = await fade();
    await table.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
    await expect.poll(fade).toBe('0px');
    await page.setViewportSize({ width: 1280, height: 900 });

    expect(atFirst).toBe('36px');
  });

  it('moves nothing for who asked for less motion', async () => {
    const { demo } = given();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${demo.url}/products/1`);
    await settled(page);
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem').first().waitFor();
    const longestMs = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return `${animationDuration}, ${transitionDuration}`.split(', ').map((text) => parseFloat(text) * 1_000);
        }),
      ),
    );
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: 'no-preference' });

    expect(longestMs).toBeLessThan(1);
  });
}
