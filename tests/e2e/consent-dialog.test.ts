import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Choice, Purpose } from '@usance/sdk';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { serveDialogProgram, visitDialog, type Visit } from './support/dialog-page.ts';
import type { SdkPage } from './support/sdk-page.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Of the page beneath, which is empty.
  rules: {
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
};
const locales = ['en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'ja-JP', 'zh-CN'];
const accepts =
  /^(Accept all|Alles erlauben|Tout accepter|Aceptar todo|Accetta tutto|Aceitar tudo|すべて許可|全部接受)$/;
const refuses =
  /^(Refuse all|Alles ablehnen|Tout refuser|Rechazar todo|Rifiuta tutto|Recusar tudo|すべて拒否|全部拒绝)$/;
const today = new Date().toISOString().slice(0, 10);
const feature = { added: '2020-01-01', expires: '2999-01-01' };
const oldPlan = { hash: 'a'.repeat(64), features: { Old: feature } };
const grownPlan = { hash: 'b'.repeat(64), features: { Old: feature, New: { ...feature, added: today } } };

let browser: Browser;
let site: SdkPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), serveDialogProgram()]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** A visit whose page may complain of nothing, and that asks nobody but the collector. */
async function visit(options?: BrowserContextOptions, start?: object): Promise<Visit> {
  const opened = await visitDialog(browser, site, options, start);
  onTestFinished(async () => {
    await opened.page.context().close();
    expect(opened.faults).toEqual([]);
    expect(opened.requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
  });
  return opened;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(
        document,
        options,
      ),
    rules,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

const choiceOf = async ({ kept }: Visit): Promise<Choice> => {
  const [, text = ''] = Object.entries(await kept()).find(([name]) => name.endsWith('/choice.json')) ?? [];
  return JSON.parse(text.replace(/^\d+ /, '')) as Choice; // the SDK wrote it
};

describe('before a choice', () => {
  it('nothing is ticked, kept or sent, also if the page goes away', async () => {
    const { page, dialog, ask, kept, syncs, requests } = await visit();
    await page.evaluate(() => {
      for (let i = 0; i < 10; i++) window.telemetry.track(`Feature/${i}`);
    });
    await ask();
    await page.evaluate(async () => window.telemetry.flush());
    await page.waitForTimeout(1_000);

    expect(await dialog.getByRole('switch').count()).toBe(5);
    expect(await dialog.getByRole('switch', { checked: true }).count()).toBe(0);
    expect(await kept()).toEqual({});
    expect(
      await page.evaluate(async () => (await indexedDB.databases()).length + Object.keys(sessionStorage).length),
    ).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    await page.reload();
    expect(await kept()).toEqual({});
    expect([syncs, requests]).toEqual([[], []]);
  });

  it.each([
    ['Escape', async ({ page }: Visit) => page.keyboard.press('Escape')],
    ['“Not now”', async ({ button }: Visit) => button('Not now').click()],
  ])('%s is no answer: nothing is kept, and the person is asked again', async (_what, dismiss) => {
    const opened = await visit();
    await opened.ask();
    await opened.dialog.getByRole('switch').first().click();
    await dismiss(opened);

    expect(await opened.outcome()).toBe('unanswered');
    expect(await opened.dialog.count()).toBe(0);
    expect(await opened.kept()).toEqual({});
    await opened.ask();
    expect(await opened.dialog.getByRole('switch', { checked: true }).count()).toBe(0);
  });

  it('the fields that requests would hold are shown, of the purposes that are asked for', async () => {
    const { dialog, ask, kept } = await visit();
    await ask({ purposes: ['usage'] });
    await dialog.getByText('See exactly what is sent').click();

    await dialog.getByText('After a yes, requests can hold these fields and no others.').waitFor();
    const text = await dialog.locator('pre').innerText();
    expect(text).toContain('installation');
    expect(text).toContain('uses:');
    expect(text).not.toContain('exceptions');
    expect(await kept()).toEqual({});
  });
});

describe('yes and no', () => {
  it.each(locales.flatMap((locale) => [1280, 320].map((width) => ({ locale, width }))))(
    'look alike in $locale, $width wide',
    async ({ locale, width }) => {
      const { dialog, ask } = await visit({ locale, viewport: { width, height: 800 } });
      await ask();
      await dialog.getByRole('switch').first().click();
      const looks = await dialog.locator('.answers button').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { width: w, height } = button.getBoundingClientRect();
          const style = getComputedStyle(button);
          return { w: Math.round(w), h: Math.round(height), style: Array.from(style, (name) => `${name}:${style.getPropertyValue(name)}`).filter((one) => !/^(perspective|transform)-origin/.test(one)).join(';') }; // prettier-ignore
        }),
      );
      const names = await dialog.locator('.answers button').allInnerTexts();

      expect(looks).toHaveLength(3);
      expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(1);
      expect(names[0]).toMatch(accepts);
      expect(names[2]).toMatch(refuses);
    },
  );

  it.each([
    ['Accept all', 'yes', ['basic', 'usage', 'diagnostics', 'content', 'messages']],
    ['Refuse all', 'no', undefined],
  ])('take one click: %s', async (name, outcome, purposes) => {
    const opened = await visit();
    await opened.ask();
    await opened.button(name).click();

    expect(await opened.outcome()).toBe(outcome);
    expect(await choiceOf(opened)).toMatchObject({
      kind: purposes ? 'granted' : 'denied',
      ...(purposes && { purposes }),
    });
  });

  it('to some: nothing goes without the first, which goes with every other', async () => {
    const opened = await visit();
    const { dialog, button } = opened;
    const on = async () => dialog.getByRole('switch', { checked: true }).evaluateAll((all) => all.map(({ id }) => id));
    await opened.ask();
    expect(await button('Accept chosen').isDisabled()).toBe(true);
    await dialog.getByRole('switch', { name: 'Errors' }).click();
    expect(await on()).toEqual(['basic', 'diagnostics']);
    await dialog.getByRole('switch', { name: 'Running' }).click();
    expect(await on()).toEqual([]);
    expect(await button('Accept chosen').isDisabled()).toBe(true);
    await dialog.getByRole('switch', { name: 'Features' }).click();
    await button('Accept chosen').click();

    expect(await opened.outcome()).toBe('yes');
    expect(await choiceOf(opened)).toMatchObject({ kind: 'granted', purposes: ['basic', 'usage'] });
  });

  it('leave a receipt: when, how, in which language, to which text, and what to each purpose', async () => {
    const opened = await visit({ locale: 'de-DE' }, { plan: oldPlan });
    await opened.ask();
    // By what stands in the page, not by what the program says that it put there.
    const lines = await opened.dialog
      .locator('h2, p, legend, label, summary, a, button')
      .evaluateAll((all) => all.map(({ textContent }) => textContent).filter((line) => line !== ''));
    await opened.button('Alles ablehnen').click();
    await opened.outcome();

    const { receipt, plan } = await choiceOf(opened);
    expect(lines.length).toBeGreaterThan(15);
    expect(plan).toBe(oldPlan.hash);
    expect(receipt).toMatchObject({
      'dpv:hasConsentStatus': 'dpv:ConsentRefused',
      'dpv:hasIndicationMethod': 'dialog',
      'dpv:hasNotice': {
        'dct:language': 'de',
        'dct:identifier': `sha256:${createHash('sha256').update(lines.join('\n')).digest('hex')}`,
      },
    });
    expect(String(receipt?.['dpv:isIndicatedAtTime'])).toContain(today);
    const exported = await opened.page.evaluate(async () => window.telemetry.exportMyData());
    expect(exported.choice).toMatchObject({ receipt, plan });
    expect(opened.syncs).toEqual([]);
  });

  const others: Purpose[] = ['usage', 'diagnostics', 'content', 'messages'];
  it('hold on the wire, for every set of switches', async () => {
    const fieldsOf: Record<string, RegExp> = {
      usage: /"uses":\[\[|"events":\[\{/,
      diagnostics: /"exceptions":\[\{/,
      content: /"properties":\{"/,
    };
    for (let set = 0; set < 2 ** others.length; set++) {
      const wanted = others.filter((_, i) => set & (1 << i));
      const opened = await visitDialog(browser, site);
      await opened.ask();
      for (const purpose of wanted.length > 0 ? wanted : ['basic']) await opened.dialog.locator(`#${purpose}`).click();
      await opened.button('Accept chosen').click();
      await opened.outcome();
      const result = await opened.page.evaluate(async () => {
        window.telemetry.track('Export/PDF', 3);
        window.telemetry.setProperty('theme', 'dark');
        window.telemetry.captureException(new TypeError('x'));
        await window.telemetry.preview();
        return window.telemetry.flush();
      });
      await opened.page.context().close();

      const said = JSON.stringify(opened.syncs);
      expect(result).toMatchObject({ kind: 'sent' });
      expect(opened.syncs[0]?.consent).toEqual({ purposes: ['basic', ...wanted], basis: 'opt-in', day: today });
      for (const [purpose, field] of Object.entries(fieldsOf))
        expect([wanted, purpose, field.test(said)]).toEqual([wanted, purpose, wanted.some((one) => one === purpose)]);
      expect(said).not.toContain('dpv');
    }
  });
});

describe('somebody who answered', () => {
  it('is not asked again, and finds the present choice in the settings, which one click takes back', async () => {
    const opened = await visit();
    const { page, dialog, button } = opened;
    await opened.ask();
    await dialog.getByRole('switch', { name: 'Features' }).click();
    await button('Accept chosen').click();
    await opened.outcome();
    await page.evaluate(() => window.ask());
    expect(await opened.outcome()).toBe('not-asked');

    await opened.ask({}, true);
    expect(await dialog.getByRole('switch', { checked: true }).evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'basic',
      'usage',
    ]);
    expect(await dialog.getByText('You agreed on').innerText()).toMatch(/\d{4}\.$/);
    expect(await button('Close').count()).toBe(1);
    await button('Stop').click();

    expect(await opened.outcome()).toBe('no');
    const choice = await choiceOf(opened);
    expect(choice).toMatchObject({ kind: 'denied', receipt: { 'dpv:hasConsentStatus': 'dpv:ConsentWithdrawn' } });
    expect(choice.receipt?.['dct:replaces']).toHaveLength(1);
    expect(opened.erasures).toEqual([]);
    expect(await page.evaluate(() => window.telemetry.consent.status().collecting)).toBe(false);
  });

  it('sees in the dialog the very bytes that would be sent', async () => {
    const opened = await visit();
    await opened.ask();
    await opened.button('Accept all').click();
    await opened.outcome();
    const { page, dialog } = opened;
    await page.evaluate(() => window.telemetry.track('Export/PDF', 7));
    await opened.ask({}, true);
    await dialog.getByText('See exactly what is sent').click();
    await expect.poll(async () => dialog.locator('pre').innerText()).toContain('Export/PDF');

    const shown = JSON.parse(await dialog.locator('pre').innerText()) as { sentAt: string };
    const [body = '{}'] = await page.evaluate(async () => window.telemetry.preview());
    const timeless = (text: string) => text.replaceAll(/"(?:sentAt|seconds)":(?:"[^"]*"|\d+)/g, '');
    expect(timeless(JSON.stringify(shown))).toBe(timeless(body));
  });

  it('can have deleted what was sent: it stops at once, and stays open until somebody took the request', async () => {
    const opened = await visit();
    const { page, dialog, button } = opened;
    await opened.ask();
    await button('Accept all').click();
    await opened.outcome();
    await page.evaluate(async () => {
      window.telemetry.track('A');
      await window.telemetry.flush();
    });
    opened.eraseStatus = 503;
    await opened.ask({}, true);
    await button('Stop and delete').click();

    await dialog.getByText('the request to delete was not taken').waitFor();
    expect(await choiceOf(opened)).toMatchObject({ kind: 'denied', receipt: { 'dpv:hasIndicationMethod': 'dialog' } });
    opened.eraseStatus = 202;
    await button('Stop and delete').click();
    expect(await opened.outcome()).toBe('erased');
    const installation = opened.syncs[0]?.installation;
    expect(opened.erasures.map((body) => JSON.parse(body) as { installation: string })).toMatchObject([
      { installation },
      { installation },
    ]);
    expect(Object.keys(await opened.kept()).map((name) => name.replace(/.*\//, ''))).toEqual(['choice.json']);
    expect(await page.evaluate(() => window.telemetry.consent.status().reason)).toBe('erased');
    opened.faults.splice(0, 1); // Chromium says of itself that a request was answered by 503
  });

  it('who stopped without deleting still can later', async () => {
    const opened = await visit();
    const { page, button } = opened;
    await opened.ask();
    await button('Accept all').click();
    await opened.outcome();
    await page.evaluate(async () => window.telemetry.flush());
    await opened.ask({}, true);
    await button('Stop').click();
    await opened.outcome();

    await opened.ask({}, true);
    expect(await opened.dialog.getByText('You said no on').count()).toBe(1);
    await button('Delete what was sent').click();

    expect(await opened.outcome()).toBe('erased');
    expect(opened.erasures).toHaveLength(1);
  });

  it('who agreed to less than the plan holds by now is asked again, and until then only that is sent', async () => {
    const opened = await visit({}, { plan: oldPlan });
    const { page, dialog, button } = opened;
    await opened.ask({ plan: oldPlan });
    await button('Accept all').click();
    await opened.outcome();
    await page.evaluate(async () => window.telemetry.shutdown());
    const used = () =>
      opened.syncs.flatMap(({ sessionDays = [] }) =>
        sessionDays.flatMap(({ uses = [] }) => uses.map(([name]) => name)),
      );
    const use = async () =>
      page.evaluate(async () => {
        window.telemetry.track('Old');
        window.telemetry.track('New');
        await window.telemetry.flush();
      });
    await page.evaluate((plan) => window.begin({ plan }), grownPlan);

    await opened.ask({ plan: grownPlan });
    expect(await dialog.getByRole('heading').innerText()).toBe(
      'May Field Notes tell its makers more than you agreed to?',
    );
    expect(await dialog.getByText('only what you agreed to is sent').count()).toBe(1);
    expect(await dialog.getByRole('switch', { checked: true }).count()).toBe(0);
    await use();
    expect([...new Set(used())]).toEqual(['Old']);
    await button('Not now').click();
    expect(await opened.outcome()).toBe('unanswered');
    await use();
    expect([...new Set(used())]).toEqual(['Old']);

    await opened.ask({ plan: grownPlan });
    await button('Accept all').click();
    await opened.outcome();
    await use();
    expect([...new Set(used())]).toEqual(['Old', 'New']);
  });

  it('who refused is left alone for six months, through new starts, and then asked only about more', async () => {
    const opened = await visit({}, { plan: oldPlan });
    const { page, button } = opened;
    await page.clock.install();
    await opened.ask({ plan: oldPlan });
    await button('Refuse all').click();
    await opened.outcome();
    const isAsked = async (days: number, plan: object) => {
      await page.clock.setFixedTime(Date.now() + days * 86_400_000);
      await page.reload();
      await page.evaluate((given) => window.begin({ plan: given }), plan);
      await page.evaluate((given) => window.ask({ plan: given as never }), plan);
      const isOpen = await Promise.race([opened.outcome().then(() => false), opened.dialog.waitFor().then(() => true)]);
      if (isOpen) await page.keyboard.press('Escape');
      return isOpen;
    };
    const later = { ...grownPlan, features: { Old: feature, New: { ...feature, added: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) } } }; // prettier-ignore

    expect(await isAsked(1, oldPlan)).toBe(false);
    expect(await isAsked(175, later)).toBe(false);
    expect(await isAsked(186, oldPlan)).toBe(false);
    expect(await isAsked(186, later)).toBe(true);
  });

  it('is told what else says off, and is not asked then', async () => {
    const { page, dialog, ask, outcome } = await visit();
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await page.reload();
    await page.evaluate(() => window.begin());
    await page.evaluate(() => window.ask());
    expect(await outcome()).toBe('not-asked');

    await ask({}, true);
    expect(await dialog.getByText('At present nothing is sent, whatever you choose here (do-not-track).').count()).toBe(
      1,
    );
  });

  it('is asked by one dialog, however often the program asks', async () => {
    const { page, dialog, ask, outcome, button } = await visit();
    await ask();
    const first = await page.evaluateHandle(() => ({ outcome: window.outcome }));
    await page.evaluate(() => window.ask());
    expect(await outcome()).toBe('not-asked');
    expect(await dialog.count()).toBe(1);
    await button('Refuse all').click();
    expect(await first.evaluate(async ({ outcome: one }) => one)).toBe('no');
  });
});

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

    expect(await violations(page)).toEqual([]);
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
    expect(await violations(page)).toEqual([]);
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
