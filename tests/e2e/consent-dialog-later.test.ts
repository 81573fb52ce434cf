import { describe, expect, it } from 'vitest';
import { choiceOf } from './support/dialog-page.ts';
import { visitDialogs } from './support/dialog-visits.ts';

const today = new Date().toISOString().slice(0, 10);
const feature = { added: '2020-01-01', expires: '2999-01-01' };
const oldPlan = { hash: 'a'.repeat(64), features: { Old: feature } };
const grownPlan = { hash: 'b'.repeat(64), features: { Old: feature, New: { ...feature, added: today } } };

const visit = visitDialogs();

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
    expect(await dialog.getByText('You agreed on').innerText()).toMatch(/^You agreed on \d+ \w+ 20\d\d\.$/);
    expect(await button('Close').count()).toBe(1);
    const sizes = await dialog
      .locator('.answers button')
      .evaluateAll((all) =>
        all.map((one) => [
          one.textContent,
          Math.round(one.getBoundingClientRect().width),
          Math.round(one.getBoundingClientRect().height),
        ]),
      );
    expect(sizes.map(([name]) => name)).toEqual(['Accept all', 'Accept chosen', 'Stop', 'Stop and delete']);
    expect(new Set(sizes.map(([, width, height]) => `${width} ${height}`)).size).toBe(1);
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
    // A second later the session is a second longer, and its revision is the next one.
    const timeless = (text: string) => text.replaceAll(/"(?:sentAt|seconds|revision)":(?:"[^"]*"|\d+)/g, '');
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
