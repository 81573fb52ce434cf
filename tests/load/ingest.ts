import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportAnswer } from '@usance/api';
import { createOpenProduct, freePort, newFolder, startServerProcess } from '../e2e/support/server-process.ts';
import { openLoop, type OpenLoopOptions } from './open-loop.ts';
import { processUsage } from './process-usage.ts';
import { benchDays, createSyncBodies, dayOf, type SyncBodies } from './sync-bodies.ts';
import { createTruth, type Truth } from './truth.ts';

/*
 * `npm run bench:ingest`: what the collector takes, from one run on one machine with the load generator beside it, and what the
 * machine could take at most: the same bodies into a route that only parses them, the same rows straight into the engine.
 *   --rate     syncs a second, whatever the answers do (10000)
 *   --seconds  of the measured run (60)
 */
const { values } = parseArgs({
  options: { rate: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '60' } },
});
const rate = Number(values.rate);
const seconds = Number(values.seconds);

const installations = 200_000;
const known = installations * 0.98;
/** Sync numbers below this make the known installations; those from here on are measured. */
const firstMeasured = 1_000_000;
const prefillRate = 5_000;
/** More than a route takes that does nothing. */
const bareRate = 25_000;
/** The measured syncs of new installations, spread over the run. */
const newEvery = Math.max(1, Math.floor((rate * seconds) / (installations - known)));

/** A permutation-like hash (Knuth, The Art of Computer Programming 3, 6.4), so that installations come in no order. */
const scattered = (n: number) => Math.imul(n, 2_654_435_761) >>> 0;

function installationOf(n: number): number {
  if (n < firstMeasured) return n % known;
  const measured = n - firstMeasured;
  return measured % newEvery === 0 ? known + ((measured / newEvery) % (installations - known)) : scattered(n) % known;
}

async function measure(pid: number, options: OpenLoopOptions) {
  const before = processUsage(pid);
  const generatorBefore = process.cpuUsage();
  const start = performance.now();
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(processUsage(pid).residentMb), 5_000);
  const result = await openLoop(options);
  clearInterval(sampler);
  const elapsed = (performance.now() - start) / 1000;
  const generator = process.cpuUsage(generatorBefore);
  return {
    ...result,
    rate: Math.round(result.rate),
    cores: ((processUsage(pid).cpuSeconds - before.cpuSeconds) / elapsed).toFixed(2),
    generatorCores: ((generator.user + generator.system) / 1e6 / elapsed).toFixed(2),
    memoryMb: { start: before.residentMb, samples: memory, end: processUsage(pid).residentMb },
  };
}

/** The report beside what it must say. */
async function compareWithReport(answer: Promise<ReportAnswer<'activity'>>, expected: ReturnType<Truth['days']>) {
  const { rows } = await answer;
  const differences = rows.filter(({ active, sessions, hours }, day) => {
    const truth = expected[day];
    return active !== truth?.active || sessions !== truth.sessions || hours !== truth.hours;
  });
  return { days: rows.length, sessions: rows.reduce((sum, row) => sum + row.sessions, 0), differences };
}

async function benchServer(today: Date) {
  const dataDir = newFolder('bench');
  const server = await startServerProcess({ dataDir });
  process.once('exit', () => server.process.kill('SIGKILL'));
  const product = await createOpenProduct(server, 'Bench');
  const pid = server.process.pid ?? 0;
  const bodies = createSyncBodies({ key: product.key, host: 'localhost', installationOf, today });
  const truth = createTruth(bodies.facts);
  const send = (first: number, ratePerSecond: number, duration: number) =>
    measure(pid, {
      port: server.port,
      rate: ratePerSecond,
      seconds: duration,
      first,
      request: bodies.request,
      onAcknowledged: truth.add,
    });

  const prefill = await send(0, prefillRate, known / prefillRate);
  console.log('known installations made:', prefill.acknowledged, 'at', prefill.rate, 'a second');
  const result = await send(firstMeasured, rate, seconds);
  const saturated = await send(firstMeasured + rate * seconds, rate * 2, 10);
  const range = { from: dayOf(0, today), to: dayOf(benchDays - 1, today) };
  const report = await compareWithReport(server.api.report(product.id, 'activity', { query: range }), truth.days());
  await server.stop();
  rmSync(dataDir, { recursive: true });
  return { bodies, result, saturated, report };
}

async function benchBareRoute(bodies: SyncBodies) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('bare-route.ts', import.meta.url)), String(port)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  process.once('exit', () => child.kill());
  await new Promise((resolve) => child.once('message', resolve));
  const result = await measure(child.pid ?? 0, {
    port,
    rate: bareRate,
    seconds: 10,
    first: 0,
    request: bodies.request,
    onAcknowledged() {},
  });
  child.kill();
  return result;
}

function benchDirectInserts(): number {
  const program = fileURLToPath(new URL('direct-insert.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=@usance/source', program, '500', '10'],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { rowsPerSecond: number }).rowsPerSecond;
}

const today = new Date();
const { bodies, result, saturated, report } = await benchServer(today);
console.log('the server at a constant rate:', result);
console.log('the server, saturated:', saturated);
console.log('the report against what was acknowledged:', report);
const bare = await benchBareRoute(bodies);
const direct = benchDirectInserts();

console.log(`body: ${bodies.body(0).length} bytes, one session day with 20 features; one in twenty is sent twice`);
console.log('a bare Fastify route, saturated:', bare);
console.log(`rows straight into the engine, groups of 500: ${direct} a second`);
console.log(
  `share of the bare route: ${Math.round((100 * saturated.rate) / bare.rate)} % saturated, ${Math.round((100 * result.rate) / bare.rate)} % at the constant rate`,
);
process.exit(report.differences.length === 0 && result.acknowledged === result.sent ? 0 : 1);
