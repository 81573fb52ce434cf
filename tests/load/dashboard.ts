import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/support/browser.ts';
import { watchLayoutShift } from '../e2e/support/layout-shift.ts';
import { startFleetServer, type FleetServer } from './dashboard/fleet-server.ts';
import { timePage, watchChanges, type PageTimes } from './dashboard/page-times.ts';
import { readKeptFleet } from './reports/kept-fleet.ts';

/*
 * `npm run bench:dashboard -- --folder F`: how long the Overview takes in a browser over the fleet that `npm run bench:reports` keeps in F: the built
 * server in a process of its own, Chromium beside it.
 *   --folder F  the fleet; no server and no other bench may have it open
 *   --days N    its session days (50000000)
 *   --loads N   of each range (10). Each is another range, by a day, since the server remembers answers; then the same ones again
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    days: { type: 'string', default: '50000000' },
    loads: { type: 'string', default: '10' },
  },
});
const fleet = { productId: 1, sessionDays: Number(values.days), from: '2025-11-24', to: '2026-11-23' };
const loads = Number(values.loads);
const goal = { viewMs: 1_500, layoutShift: 0.02 };
const dayMs = 86_400_000;
const dayBefore = (day: string, days: number) => new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);

const folder = values.folder;
if (folder === undefined || !readKeptFleet(folder, fleet).isBuilt) {
  console.error('say where the fleet is: --folder F, as it was given to npm run bench:reports');
  process.exit(1);
}
const fleetServer = await startFleetServer(folder);
const browser = await openBrowser();
try {
  const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 900 } });
  await watchLayoutShift(page);
  await watchChanges(page);
  await signIn(page, fleetServer);
  await timePage(page, addressOf(30, loads)); // code and tables come into memory
  console.log(
    `milliseconds, median (slowest) of ${loads} loads; goals: ${goal.viewMs} in view, ${goal.layoutShift} moved\n`,
  );
  console.log('| range | asked | in view | whole page | moved |\n|---|---|--:|--:|--:|');
  for (const { name, days } of [
    { name: '30 days', days: 30 },
    { name: 'a year', days: 365 },
  ])
    for (const asked of ['for the first time', 'again']) {
      const times: PageTimes[] = [];
      for (let load = 0; load < loads; load++) times.push(await timePage(page, addressOf(days, load)));
      const of = (value: (one: PageTimes) => number) => times.map(value).toSorted((a, b) => a - b);
      const told = (sorted: number[]) => `${median(sorted).toFixed(0)} (${sorted.at(-1)?.toFixed(0)})`;
      const moved = of(({ layoutShift }) => layoutShift).at(-1) ?? 0;
      console.log(
        `| ${name} | ${asked} | ${told(of(({ viewMs }) => viewMs))} | ${told(of(({ wholeMs }) => wholeMs))} | ${moved.toFixed(4)} |`,
      );
    }
} finally {
  await browser.close();
  await fleetServer.server.stop();
  rmSync(fleetServer.dataDir, { recursive: true });
}

async function signIn(page: Page, { server, email, password }: FleetServer): Promise<void> {
  await page.goto(`${server.url}/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
}

function addressOf(days: number, daysAgo: number): string {
  const to = dayBefore(fleet.to, daysAgo);
  return `${fleetServer.server.url}/products/1?from=${dayBefore(to, days - 1)}&to=${to}`;
}

function median(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? NaN) : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
}
