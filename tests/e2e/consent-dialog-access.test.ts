import { describe, expect, it } from 'vitest';
import { locales } from './support/dialog-page.ts';
import { visitDialogs } from './support/dialog-visits.ts';
import { violationsOn } from './support/violations.ts';

const rules = {
  // Of the page beneath, which is empty.
  rules: {
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
};

const visit = visitDialogs();

describe('everybody can use it', () => {
  it.each(
    locales.flatMap(
      (locale) =>
        [
          { locale, look: 'light', options: { colorScheme: 'light' } },
          { locale, look: 'dark', options: { colorScheme: 'dark' } },
          { locale, look: 'forced colours', options: { forcedColors: 'active' } },
          { locale, look: 'a phone', options: { viewport: { width: 320, height: 640 }, hasTouch: true } },
        ] as const,
    ),
  )('axe finds nothing in $locale, $look', async ({ locale, options }) => {
    const { page, dialog, ask } = await visit({ locale, ...options });
    await ask();
    await dialog.locator('summary').click();
    await dialog.getByRole('switch').nth(1).click();

    expect(await violationsOn(page, rules)).toEqual([]);
    const fits = await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth && one.getBoundingClientRect().right <= innerWidth); // prettier-ignore
    expect(fits).toBe(true);
    expect(await dialog.getAttribute('lang')).toBe(locale.slice(0, 2));
  });

  it('by keyboard alone, which stays in the dialog and goes back to where it was', async () => {
    const opened = await visit();
    const { page, dialog } = opened;
    await page.evaluate(() => {
      const button = Object.assign(document.createElement('button'), { textContent: 'Settings', id: 'opener' });
      document.body.append(button);
      button.focus();
    });
    const focused = async () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.id || at?.textContent || '';
      });
    await opened.ask();
    expect(await focused()).toBe('title');
    await page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(1);
    const visited: string[] = [];
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      visited.push(await focused());
    }
    expect(visited.slice(0, 10)).toEqual(['basic', 'usage', 'diagnostics', 'content', 'messages', 'See exactly what is sent', 'More about privacy', 'Accept all', 'Refuse all', 'Not now']); // prettier-ignore
    expect(visited).not.toContain('opener');
    await dialog.getByRole('switch').nth(1).focus();
    await page.keyboard.press('Space');
    expect(await dialog.getByRole('switch', { checked: true }).count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(await dialog.count()).toBe(1);
    await opened.button('Accept chosen').focus();
    await page.keyboard.press('Enter');

    expect(await opened.outcome()).toBe('yes');
    expect(await focused()).toBe('opener');
  });

  it('with a screen reader: everything has its name, and what belongs to it', async () => {
    const { dialog, ask } = await visit();
    await ask({ purposes: 'usage', changeAt: 'Settings › Privacy' });

    expect(await dialog.ariaSnapshot()).toBe(`- dialog "May Field Notes tell its makers how it is used?":
  - heading "May Field Notes tell its makers how it is used?" [level=2]
  - paragraph: It shows them what is used and what fails, so that they can improve it. The program works the same, whatever you choose.
  - group "What it may tell":
    - text: What it may tell
    - switch "Running"
    - text: Running
    - paragraph: that it ran, when and how long, its version, and on what kind of system (goes with each of the others)
    - switch "Features"
    - text: Features
    - paragraph: which features are used, and how often
  - group: See exactly what is sent
  - paragraph: "You can change your mind at any time: Settings › Privacy"
  - paragraph:
    - link "More about privacy":
      - /url: https://usage.example.com/privacy
  - button "Accept all"
  - button "Accept chosen" [disabled]
  - button "Refuse all"
  - button "Not now"
  - status`);
    const described = await dialog
      .getByRole('switch')
      .evaluateAll((all) =>
        all.map(
          (one) =>
            (one.getRootNode() as ShadowRoot).getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent,
        ),
      );
    expect(described[1]).toBe('which features are used, and how often');
  });

  it('whatever the page’s own styles and direction are', async () => {
    const { page, dialog, ask, button } = await visit();
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { font-size: 40px !important; color: red !important } button { display: none !important } dialog { left: -9999px }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    await ask({ why: 'شكرا' });
    expect(await dialog.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
    expect(
      await button('Refuse all').evaluate((one) => [getComputedStyle(one).fontSize, getComputedStyle(one).color]),
    ).toEqual(['16px', 'rgb(28, 28, 33)']);
    await button('Not now').click();

    await page.evaluate(() => {
      const words = { title: 'هل يجوز لـ {program} أن يخبر صانعيه بكيفية استخدامه؟', why: 'x', choices: 'ما', acceptAll: 'قبول', acceptChosen: 'قبول المختار', refuse: 'رفض', notNow: 'لاحقا', preview: 'عرض', change: 'يمكنك', settings: '…', privacy: 'المزيد', goesWithAll: '…', purposes: { basic: { name: 'التشغيل', detail: 'أنه اشتغل' } } }; // prettier-ignore
      window.ask({ words: words as never, language: 'ar', purposes: 'basic' });
    });
    await dialog.waitFor();
    expect(await dialog.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    expect(await dialog.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    expect(await violationsOn(page, rules)).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', ''])(
    'without a link that is no page of the web: %j',
    async (privacyUrl) => {
      const { dialog, ask } = await visit();
      await ask({ privacyUrl });

      expect(await dialog.getByRole('link').count()).toBe(0);
    },
  );

  it('and a name is never markup', async () => {
    const { dialog, ask } = await visit();
    await ask({ program: '<img src=x onerror=alert(1)>' });

    expect(await dialog.getByRole('heading').innerText()).toContain('<img src=x');
    expect(await dialog.locator('img').count()).toBe(0);
  });
});
