import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';
import { sendOneInstallation } from '../support/one-installation.ts';

const dayMs = 86_400_000;
const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** What stands beside what was before, and who is there right now. */
export function comparisonContract(given: () => Dashboard): void {
  let page: Page;

  beforeAll(async () => {
    page = await given().newPage({ viewport: { width: 1280, height: 900 } });
  });

  it('says on the Overview how many installations synced just now, and leads to the live page', async () => {
    const { demo, api } = given();
    await sendOneInstallation(demo.url, api);
    await page.goto(`${demo.url}/products/1`);
    await settled(page);
    const link = page.getByRole('link', { name: /synced in the last/ });
    await link.waitFor({ timeout: 20_000 });
    const { now } = await api.live(1);
    const said = await link.innerText();
    await link.click();
    await page.waitForURL(/\/products\/1\/live/);

    expect(said).toMatch(new RegExp(`^[\\d,]+ synced in the last ${now.minutes} min$`));
    expect(Number(said.split(' ')[0]?.replace(',', ''))).toBeGreaterThanOrEqual(now.installations); // they grow fewer with each minute
  });

  it('compares the features in use with the range before, in complete days, as the API does', async () => {
    const { demo, api } = given();
    await page.goto(`${demo.url}/products/1?from=-29d`);
    await settled(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
    const cell = page
      .getByRole('region', { name: 'Features in use' })
      .getByRole('row')
      .filter({ hasText: 'Export/PDF' })
      .getByRole('cell')
      .last();
    await expect.poll(() => cell.innerText(), { timeout: 20_000 }).toContain('%');
    const whole = await api.report(1, 'features', { query: { from: '-29d' } });
    const [from, to] = [String(whole.query['from']), String(whole.query['to'])];
    const last = whole.provisionalFrom === null ? to : shifted(whole.provisionalFrom, -1);
    const apart = 35; // whole weeks, so that weekdays lie beside their like
    const usersIn = async (query: { from: string; to: string }) =>
      (await api.report(1, 'features', { query })).rows.find(({ feature }) => feature === 'Export/PDF')
        ?.installations ?? 0;
    const change =
      (await usersIn({ from, to: last })) /
        (await usersIn({ from: shifted(from, -apart), to: shifted(last, -apart) })) -
      1;

    expect(await cell.innerText()).toContain(`${Math.abs(change * 100).toFixed(1)}%`);
  });

  it('splits the lost by what they had last, as the API does, into parts that give the whole', async () => {
    const { demo, api } = given();
    await page.goto(`${demo.url}/products/1?from=-89d&interval=month&metric=lost&by=os`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Lost installations by OS' });
    await panel.getByRole('button', { name: 'Show as table' }).click();
    const [head = [], ...rows] = await Promise.all(
      (await panel.getByRole('row').all()).map((row) => row.locator('th, td').allInnerTexts()),
    );
    const query = { from: '-89d', interval: 'month', by: 'os', lostOn: 'declared', rankBy: 'lost' };
    const answer = await api.report(1, 'activity', { query });
    const numbers = rows.map((row) => row.slice(1).map((text) => Number(text.replaceAll(',', ''))));

    expect(new Set(head.slice(2))).toEqual(new Set(answer.rows.map(({ value }) => value)));
    for (const [total, ...parts] of numbers) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(numbers.reduce((sum, [total = 0]) => sum + total, 0)).toBe(answer.totals?.['lost']);
    expect(answer.totals?.['lost']).toBeGreaterThan(0);
  });

  it('draws stickiness beside the range before it, and no such line where none is asked for', async () => {
    const { demo } = given();
    const lines = page.locator('main path[data-compared=true]');
    await page.goto(`${demo.url}/products/1/engagement?from=-29d`);
    await settled(page);
    const counts = await lines.count();
    await page.getByText('In 30 days, Compared range').waitFor();
    await page.getByText('Stickiness', { exact: true }).first().click();
    await page.getByText('Compared range', { exact: true }).waitFor();
    const share = await lines.count();
    await page.goto(`${demo.url}/products/1/engagement?from=-29d&compare=none`);
    await settled(page);

    expect([counts, share, await lines.count()]).toEqual([1, 1, 0]);
  });

  it('says where shares are drawn why nothing is compared', async () => {
    const { demo } = given();
    const note = page.getByText('Shares are drawn without the compared range');
    await page.goto(`${demo.url}/products/1?from=-29d&stack=share`);
    await note.waitFor({ timeout: 20_000 });
    await page.goto(`${demo.url}/products/1?from=-29d`);
    await settled(page);

    expect(await note.count()).toBe(0);
  });

  it.each(['/products/1/settings', '/tokens', '/people'])('uses a wide window for the forms of %s', async (path) => {
    const { demo } = given();
    const wide = await given().newPage({ viewport: { width: 2560, height: 1440 } });
    await wide.goto(`${demo.url}${path}`);
    await settled(wide);
    const boxes = await Promise.all((await wide.locator('main section').all()).map((card) => card.boundingBox()));
    await wide.close();
    const [first] = boxes;

    expect(boxes.some((box) => box?.y === first?.y && (box?.x ?? 0) >= (first?.x ?? 0) + (first?.width ?? 0))).toBe(
      true,
    );
    expect(first?.width).toBeGreaterThan(720);
  });
}
