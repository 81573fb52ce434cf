import { rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { nothingDeclared, runReport, type ReportContext } from '@usance/reports';
import { migrate, openChdb } from '@usance/warehouse';
import { newFolder } from '../e2e/support/server-process.ts';
import { buildFleet } from './reports/fleet.ts';
import { startIngestion } from './reports/ingestion.ts';
import { readKeptFleet } from './reports/kept-fleet.ts';
import { measure, timeLimitMs, type MeasureOptions } from './reports/measure.ts';
import { askOverview } from './reports/overview.ts';
import { benchQuestions, type BenchQuestion } from './reports/questions.ts';
import { tableHead, tableLine, type Finding } from './reports/table.ts';
import { tableSizes, tidy } from './reports/tidy.ts';
import { buildUuidTable } from './reports/uuid-table.ts';

/*
 * `npm run bench:reports`: how long every report takes about a year, in the embedded engine, in this process, beside a table with UUIDs.
 *   --days N       session days to build (50000000), a hundred for each installation
 *   --folder F     keeps what is built there, and takes what is there already
 *   --runs N       of each question, in memory (20); fewer if they take longer than --budget seconds in all (60)
 *   --only a,b     the reports to ask, by name; `overview` is the dashboard's first page, all its questions at once; `none` only builds
 *   --overview     only that
 *   --ingest N     syncs a second that arrive meanwhile (0). They stay in a folder that is kept
 *   --no-cold      leaves out the run with nothing in memory (it takes python3, which drops the folder's files from it)
 *   --no-uuid      leaves out the table with UUIDs and the bare scans
 *   --json F       writes everything that was found there
 * Times are in milliseconds. What was read is counted for the whole process, with what ingestion and merges read meanwhile.
 */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    days: { type: 'string', default: '50000000' },
    folder: { type: 'string' },
    runs: { type: 'string', default: '20' },
    budget: { type: 'string', default: '60' },
    only: { type: 'string' },
    overview: { type: 'boolean', default: false },
    ingest: { type: 'string', default: '0' },
    cold: { type: 'boolean', default: true },
    uuid: { type: 'boolean', default: true },
    json: { type: 'string' },
  },
});
const range = { from: '2025-11-24', to: '2026-11-23' };
const productId = 1;
const context: ReportContext = {
  productId,
  lostAfterDays: 30,
  identifierMonths: 13,
  declared: nothingDeclared,
  createdDay: range.from,
  today: range.to,
  timeoutMs: timeLimitMs,
};
const folder = values.folder ?? newFolder('bench-reports');
const size = { productId, sessionDays: Number(values.days), ...range };
const kept = openFleet();
const warehouse = openChdb(folder);
const only = values.overview ? ['overview'] : values.only?.split(',');
const options: MeasureOptions = {
  warehouse,
  runs: Number(values.runs),
  budgetMs: Number(values.budget) * 1000,
  ...(values.cold ? { folder } : {}),
};

const built = await build();
console.log(tableHead());
const ingestion =
  Number(values.ingest) > 0
    ? await startIngestion(warehouse, { productId, rate: Number(values.ingest), today: range.to })
    : undefined;
const findings: Finding[] = [];
for (const question of benchQuestions(range, only)) tell(await find(question));
if (only?.includes('overview') ?? true)
  for (const [scope, from] of Object.entries({ '30 days': '2026-10-25', 'a year': range.from }))
    tell({
      name: 'overview',
      scope,
      goalMs: 500,
      measured: await measure(() => askOverview(warehouse, { from, to: range.to }, context), options),
    });
if (values.cold && findings.some(({ measured }) => !('failure' in measured) && measured.coldMs === undefined))
  console.log('no runs with nothing in memory: they take python3, which drops the files from it');
const ingested = await ingestion?.stop();
if (ingested !== undefined)
  console.log(
    `ingested meanwhile: ${ingested.rowsPerSecond.toFixed(0)} session days a second, on disk after ${ingested.medianMs.toFixed(0)} ms ` +
      `(median), ${ingested.p99Ms.toFixed(0)} ms (99th percentile), ${ingested.slowestMs.toFixed(0)} ms at most`,
  );
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify({ cores: cpus().length, node: process.version, size, built, findings, ingested }, undefined, 2)}\n`,
  );
await warehouse.close();
if (values.folder === undefined) rmSync(folder, { recursive: true });

function openFleet() {
  try {
    return readKeptFleet(folder, size);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return process.exit(1);
  }
}

/** Builds what is missing, and says what that took. */
async function build() {
  await migrate(warehouse);
  const took: Record<string, number> = {};
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const beganAt = performance.now();
    await work();
    took[what] = Math.round(performance.now() - beganAt);
    console.log(`${what}: ${seconds(took[what])}`);
  };
  if (!kept.isBuilt) {
    kept.begin();
    const beganAt = performance.now();
    const onMonth = (last: string) => console.log(`built up to ${last}: ${seconds(performance.now() - beganAt)}`);
    await timed('fleet built', () => buildFleet(warehouse, size, onMonth));
    kept.built();
  }
  const { mergeMs, rollUpMs, rolledDays } = await tidy(warehouse);
  console.log(`parts merged: ${seconds(mergeMs)}`);
  console.log(`roll-ups of ${rolledDays} days built: ${seconds(rollUpMs)}`);
  if (values.uuid && !kept.hasUuidTable) {
    await timed('table with UUIDs built', () => buildUuidTable(warehouse, productId));
    kept.uuidTableBuilt();
  }
  const sizes = await tableSizes(warehouse);
  for (const { table, rows, mb, parts } of sizes) console.log(`${table}: ${rows} rows, ${mb} MB in ${parts} parts`);
  return { ...took, mergeMs, rollUpMs, rolledDays, sizes };
}

/** Asks a question of ours, and where there is something to compare it with, of that. */
async function find({ name, scope, report, raw, goalMs, uuid }: BenchQuestion): Promise<Finding> {
  const ask = async () => (await runReport(warehouse, report, { raw, context })).rows.length;
  const bound = { product: productId, ...range };
  const others = { ...options, runs: Math.min(5, options.runs) };
  const askSql = (sql: string) => async () => (await warehouse.query(sql, bound, { timeoutMs: timeLimitMs })).length;
  const measured = await measure(ask, options);
  if (uuid === undefined || !values.uuid) return { name, scope, goalMs, measured };
  const columns = uuid.columns.map((column) => `\`${column}\``).join(', ');
  return {
    name,
    scope,
    goalMs,
    measured,
    uuid: await measure(askSql(uuid.sql), { ...others, folder: undefined }),
    bare: await measure(
      askSql(
        `SELECT count() FROM session_days WHERE product_id = {product: UInt32} AND day BETWEEN {from: Date} AND {to: Date} AND NOT ignore(${columns})`,
      ),
      { ...others, folder: undefined },
    ),
  };
}

function tell(finding: Finding): void {
  findings.push(finding);
  console.log(tableLine(finding));
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(0)} s`;
}
