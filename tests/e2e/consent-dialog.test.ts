import { createHash } from 'node:crypto';
import type { Purpose } from '@usance/sdk';
import { describe, expect, it } from 'vitest';
import { choiceOf, locales, type Visit } from './support/dialog-page.ts';
import { visitDialogs } from './support/dialog-visits.ts';

const accepts =
  /^(Accept all|Alles erlauben|Tout accepter|Aceptar todo|Accetta tutto|Aceitar tudo|すべて許可|全部接受)$/;
const refuses =
  /^(Refuse all|Alles ablehnen|Tout refuser|Rechazar todo|Rifiuta tutto|Recusar tudo|すべて拒否|全部拒绝)$/;
const today = new Date().toISOString().slice(0, 10);
const oldPlan = { hash: 'a'.repeat(64), features: { Old: { added: '2020-01-01', expires: '2999-01-01' } } };

const visit = visitDialogs();

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
      const opened = await visit();
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
