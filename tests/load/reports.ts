import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isReportName, runReport, type ReportContext, type ReportName } from '@usance/reports';
import { buildRollUps, mergeParts, migrate, openChdb } from '@usance/warehouse';
import { newFolder } from '../e2e/support/server-process.ts';
import { reportExamples } from '../reference/report-examples.ts';
import { processUsage } from './process-usage.ts';
import { buildFleet } from './report-fleet.ts';

/*
 * `npm run bench:reports`: how long every report takes about a year, in the embedded engine, in this process.
 *   --days     session days to build (50000000)
 *   --runs     of each question, after a first one (20)
 *   --only     the reports to ask, with commas between them
 *   --folder   keeps what is built there, and takes what is there already
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '50000000' },
    runs: { type: 'string', default: '20' },
    only: { type: 'string' },
    folder: { type: 'string' },
  },
});
const [from, to] = ['2025-11-24', '2026-11-23'];
const folder = values.folder ?? newFolder('bench-reports');
const isThere = existsSync(join(folder, 'engine.xml'));
const warehouse = openChdb(folder);
await migrate(warehouse);

if (!isThere) {
  const startedAt = performance.now();
  const sessionDays = Number(values.days);
  await buildFleet(warehouse, { productId: 1, sessionDays, from, to }, (day) => {
    if (day.endsWith('-01')) console.error(`built up to ${day}, ${seconds(performance.now() - startedAt)}`);
  });
}
const tidiedAt = performance.now();
const { days } = await buildRollUps(warehouse, { settleMs: 0 });
while (await mergeParts(warehouse));
console.log(`roll-ups of ${days} days built and parts merged in ${seconds(performance.now() - tidiedAt)}`);
const [size] = await warehouse.query<{ days: number; installations: number; mb: number; parts: number }>(`
  SELECT
    (SELECT count() FROM session_days) AS days,
    (SELECT uniqExact(installation) FROM session_days) AS installations,
    (SELECT round(sum(bytes_on_disk) / 1e6) FROM system.parts WHERE active AND table = 'session_days') AS mb,
    (SELECT count() FROM system.parts WHERE active AND table = 'session_days') AS parts
`);
console.log(`${size?.days} rows of ${size?.installations} installations, ${size?.mb} MB in ${size?.parts} parts`);

const context: ReportContext = {
  productId: 1,
  lostAfterDays: 30,
  identifierMonths: 13,
  createdDay: from,
  today: to,
};
const filters = { os: 'Windows,macOS', edition: '!Free', country: 'DE,FR,GB' };
const names = Object.keys(reportExamples).filter(isReportName);
for (const name of names.filter((one) => values.only?.split(',').includes(one) ?? true))
  for (const [what, more] of Object.entries({ 'a year': {}, 'a year, three filters': filters }))
    await time(name, what, more);
await warehouse.close();
if (values.folder === undefined) rmSync(folder, { recursive: true });

/** Asks one question again and again. What the first run takes from the disk, the others find in memory. */
async function time(name: ReportName, what: string, more: Record<string, string>): Promise<void> {
  const raw = { ...reportExamples[name], from, to, ...more };
  const took: number[] = [];
  let rows = 0;
  for (let run = 0; run <= Number(values.runs); run++) {
    const startedAt = performance.now();
    rows = (await runReport(warehouse, name, { raw, context })).rows.length;
    took.push(performance.now() - startedAt);
  }
  const [first = 0, ...others] = took;
  const sorted = others.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? first;
  console.log(
    `${`${name}, ${what}`.padEnd(48)} first ${ms(first)}  median ${ms(at(0.5))}  p95 ${ms(at(0.95))}  ` +
      `${String(rows).padStart(6)} rows  ${processUsage(process.pid).residentMb} MB`,
  );
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0).padStart(6)} ms`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(0)} s`;
}
