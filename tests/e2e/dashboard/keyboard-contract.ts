import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';

/** What people do every day, without a mouse: what has the focus is seen, and the focus is where it was when something closes. */
export function keyboardContract(given: () => Dashboard): void {
  it('signs in, changes days, filters, opens a feature, saves a view, and finds pages and keys', async () => {
    const { browser, demo, api } = given();
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const press = (key: string) => page.keyboard.press(key);

    await page.goto(`${demo.url}/login`);
    await page.locator('input[name=email]:focus').waitFor();
    await page.keyboard.type(demo.email);
    await press('Tab');
    await page.keyboard.type(demo.password);
    await press('Enter');
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await settled(page);
    await tabTo(page, 'Skip to content');
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');

    await press('[');
    await page.waitForURL(/from=/);
    await press(']');
    await press('d');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Last 7 days');
    await press('Enter');
    await page.waitForURL(/from=-6d/);
    await settled(page);

    await press('f');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('OS');
    await press('Enter');
    await page.getByRole('checkbox').first().waitFor();
    await tabTo(page, /^Linux/);
    await press('Space');
    await press('Escape');
    await page.waitForURL(/os=Linux/);
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');

    await press('g');
    await press('f');
    await page.getByRole('heading', { name: 'Features', level: 1 }).waitFor();
    await settled(page);
    await tabTo(page, 'Export/PDF');
    await press('Enter');
    await page.getByRole('heading', { name: /Export\/PDF/, level: 1 }).waitFor();
    await settled(page);

    await tabTo(page, 'Saved views and share links');
    await press('Enter');
    await page.getByLabel('Save this page as a view').waitFor();
    await tabTo(page, /^Save this page as a view/);
    await page.keyboard.type('PDF on Linux');
    await press('Enter');
    await page.getByRole('link', { name: 'PDF on Linux' }).waitFor();
    await press('Escape');
    expect(await nameOfFocused(page)).toBe('Saved views and share links');
    expect((await api.views(1)).views).toContainEqual(expect.objectContaining({ name: 'PDF on Linux', query: 'from=-6d&os=Linux&feature=Export/PDF' })); // prettier-ignore

    await press('Control+k');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('churn');
    await press('Enter');
    await page.getByRole('heading', { name: 'Churn', level: 1 }).waitFor();
    await settled(page);

    await press('Shift+?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await tabTo(page, /^Who comes and who goes/);
    await press('Home');
    await expect
      .poll(() => page.locator('[aria-live=polite]').allInnerTexts())
      .toContainEqual(expect.stringMatching(/\d/));
    await press('Escape');
    await context.close();
  });
}

/** Goes on with Tab until an element with this name has the focus. What has it on the way must be seen. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const name = await nameOfFocused(page);
    const isSeen = await page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      // A switch or a tick box shows it on what stands for it.
      const marks = [focused, focused.nextElementSibling, focused.parentElement].filter((one) => one !== null);
      return focused === document.body || marks.some((one) => getComputedStyle(one).outlineStyle !== 'none');
    });
    expect(isSeen, `the focus on “${name}” is seen`).toBe(true);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return;
    passed.push(name);
  }
  throw new Error(`Tab does not lead to ${String(wanted)}, but to ${passed.join(', ')}`);
}

/** What a screen reader would call the element that has the focus. */
const nameOfFocused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined;
    return (focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '').trim();
  });
