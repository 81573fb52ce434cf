import { expect, it } from 'vitest';
import type { Dashboard } from '../support/dashboard.ts';
import { settled } from '../support/dashboard-pages.ts';

/** Filters under a name. */
export function segmentsContract(given: () => Dashboard): void {
  it('saves filters as a segment, which then stands for them on every page and in the API', async () => {
    const { page, demo, api, takeFaults } = given();
    await page.goto(`${demo.url}/products/1?from=-89d&os=Linux`);
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.getByLabel('Save these filters as a segment').fill('Penguins');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/segment=Penguins/);
    await settled(page);
    const { rows } = await api.report(1, 'activity', { query: { from: '-89d', interval: 'total', os: 'Linux' } });
    const tile = page.getByRole('button', { name: /^Active installations\s/ });

    expect((await api.segments(1)).segments).toContainEqual(expect.objectContaining({ name: 'Penguins', filter: 'os=Linux' })); // prettier-ignore
    expect(await tile.innerText()).toContain(String(rows[0]?.active));
    expect(await page.getByRole('group', { name: 'Days and filters' }).innerText()).toMatch(
      /Segment\s+Penguins\s+\(OS is Linux\)/,
    );
    expect(takeFaults()).toEqual([]);
  });
}
