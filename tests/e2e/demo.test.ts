import { createApiClient } from '@usance/api';
import { expect, it, onTestFinished } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { openOverview, startDemoProcess } from './support/demo-process.ts';
import { newFolder } from './support/server-process.ts';

it('fills a demo of 5,000 installations over 180 days in a minute, whose reports and whose page say what was simulated', async () => {
  const demo = await startDemoProcess(newFolder('demo'), { verify: true });
  onTestFinished(() => void demo.stop());
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !request.url().startsWith('data:'))
      faults.push(`asked ${request.url()}`);
  });

  await openOverview(page, demo);
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  const query = { interval: 'total' };
  const total = await api.report(1, 'activity', { query });
  const declared = await api.report(1, 'activity', { query: { ...query, lostOn: 'declared' } });
  const { active, new: fresh, returning } = total.rows[0] ?? { active: 0, new: 0, returning: 0 };
  const shown = await Promise.all(
    ['Active installations', 'New', 'Returning', 'Lost'].map(async (name) =>
      Number(
        /[\d,]+/
          .exec(await page.getByRole('button', { name: new RegExp(`^${name}\\s`) }).innerText())?.[0]
          .replace(',', ''),
      ),
    ),
  );
  const seconds = Number(/ in ([\d.]+) s\./.exec(demo.said)?.[1]);
  console.info(demo.said.trim());

  expect(demo.said).toMatch(/All \d+ answers equal the truth\./);
  expect(seconds).toBeLessThan(60);
  expect(active).toBeGreaterThan(1_000);
  expect(shown).toEqual([active, fresh, returning, declared.rows[0]?.lost]);
  expect(faults).toEqual([]);
  expect(await demo.stop()).toBe(0);
});
