// `npm test`: everything there is. Prints a line per step; the last line counts all of it: `N passed, N failed`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage, onPath } from './apt.mjs';
import { buildCode, buildPage } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { installIfStale } from './install.mjs';
import { installPostgres } from './postgres.mjs';
import { installProxies } from './proxies.mjs';
import { root, run, tool } from './run.mjs';
import { countTests } from './test-count.mjs';

const startedAt = performance.now();
const total = { passed: 0, failed: 0 };
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step, counts what it says, and prints its line; what it printed itself only if it failed. */
async function step(name, action) {
  const since = performance.now();
  const {
    passed = 0,
    failed = 0,
    skipped = 0,
    output = '',
  } = await action().catch((error) => ({ failed: 1, output: error.message }));
  total.passed += passed;
  total.failed += failed;
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(22)} ${counts.join(', ')} (${seconds(since)})`);
  if (failed > 0 && output !== '') console.log(output.trimEnd().replaceAll(/^/gm, '    '));
  return failed === 0;
}

/** Vitest writes into a pipe and cannot see what stands at its end. */
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

/** A check that counts as one, whatever it finds. */
const check = (name, command, args) => step(name, async () => verdict(await run(tool(command), args)));
const verdict = ({ code, output }) => (code === 0 ? { passed: 1 } : { failed: 1, output });

/** A run of Vitest, told line by line as it goes, so that a long one shows where it is. */
const tests = (name, args, env = {}) =>
  step(name, async () => {
    const report = join(root, '.cache/test', `${name.replaceAll(/\W+/g, '-')}.json`);
    mkdirSync(join(root, '.cache/test'), { recursive: true });
    const { code } = await run(
      tool('vitest'),
      ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { env: { ...process.env, ...colour, ...env }, onLine: (line) => console.log(`  ${line}`) },
    );
    return countTests(report, code);
  });

async function staticChecks() {
  await check('format', 'oxfmt', ['--check', '.']);
  await check('lint', 'oxlint', ['--deny-warnings']);
  await check('unused code', 'knip', []);
}

try {
  await installIfStale();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const browser = findChromium(); // its download goes on beside the checks
const database = browser.then(installPostgres); // Debian installs one package at a time
const tracer = database.then(async () => (onPath(['strace']) ? undefined : installPackage('strace')));
const proxies = tracer.then(installProxies);
const [isBuilt] = await Promise.all([step('types', async () => verdict(await buildCode())), staticChecks()]);
const isPageBuilt = await step('dashboard bundle', async () => verdict(await buildPage()));
const noDatabase = await database;
if (noDatabase !== undefined) console.log(`  The registry is not tested on PostgreSQL: ${noDatabase}`);
const noTracer = await tracer;
if (noTracer !== undefined) console.log(`  What the SDK asks of the system is not traced: ${noTracer}`);
const noProxies = await proxies;
if (noProxies !== undefined) console.log(`  Not all proxies are tested: ${noProxies}`);
await tests('unit and integration', []);

const { path, reason } = await browser;
if (path === undefined) await step('chromium', async () => ({ failed: 1, output: reason }));
const whole = 'programs and browser';
if (isBuilt && isPageBuilt)
  await tests(whole, ['--config', 'tests/e2e/vitest.config.ts'], path === undefined ? {} : { CHROMIUM_PATH: path });
else await step(whole, async () => ({ failed: 1, output: 'not run: the build failed' }));

console.log(`\nin ${seconds(startedAt)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
