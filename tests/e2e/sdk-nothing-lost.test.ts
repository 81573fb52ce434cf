import { anyStep, bundleSdk } from '@usance/sdk/testing';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFlakyProxy } from './support/flaky-proxy.ts';
import { startRestlessServer } from './support/restless-server.ts';
import { createOpenProduct, newFolder, startServerProcess, type ServerProcess } from './support/server-process.ts';
import { createToldSchedule, type ToldLedger } from './support/told-schedule.ts';

/** So many are played in the suite, about a minute's worth; more find more. */
const count = Number(process.env['USANCE_E2E_SCHEDULES'] ?? 10);
const seed = Number(process.env['USANCE_E2E_SEED'] ?? 20_261_123);
const atOnce = 4;

/** Random numbers that are the same at every run. */
function createFraction(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What is wrong with a product's reports, in words. */
async function faultsOf({ api }: ServerProcess, product: number, { uses, sessions }: ToldLedger): Promise<string[]> {
  const range = { from: '-2d', kind: 'normal,ephemeral' };
  const ask = async (filter: Record<string, string> = {}) => {
    const { rows } = await api.report(product, 'activity', { query: { ...range, interval: 'total', ...filter } });
    return rows[0] ?? { active: 0, new: 0, sessions: 0 };
  };
  const usedTimes = async (feature: string, times: number) =>
    (await ask({ [`feature.${feature}`]: `${times}..` })).active === 1;
  const faults: string[] = [];
  const whole = await ask();
  if (whole.active !== 1 || whole.new !== 1) faults.push(`${whole.active} installations, ${whole.new} of them new`);
  const sure = sessions.filter(({ isSure }) => isSure).length;
  if (whole.sessions < sure || whole.sessions > sessions.length)
    faults.push(`${whole.sessions} sessions, of ${sure} to ${sessions.length}`);
  for (const [i, { isSure, at, program }] of uses.entries()) {
    const what = `use ${i} by ${program.name} at ${at} ms, of ${program.livedMs()} ms,`;
    if (isSure && !(await usedTimes(`Use/${i}`, 1))) faults.push(`${what} was lost`);
    if (await usedTimes(`Use/${i}`, 2)) faults.push(`${what} was counted twice`);
  }
  const sureUses = uses.filter(({ isSure }) => isSure).length;
  if (sureUses > 0 && !(await usedTimes('All', sureUses))) faults.push(`fewer than ${sureUses} uses`);
  if (await usedTimes('All', uses.length + 1)) faults.push(`more than ${uses.length} uses`);
  const { rows } = await api.report(product, 'breakdown', { query: { ...range, interval: 'total', by: 'version' } });
  const [row] = rows;
  if (rows.length !== 1 || row?.value !== '1.0.0' || row.installations !== 1 || row.sessions !== whole.sessions)
    faults.push(`by version: ${JSON.stringify(rows)}`);
  return faults;
}

describe('programs that are killed, behind a line that breaks, with a server that is killed', () => {
  it(
    `leave in the reports what they counted, and nothing twice: ${count} schedules`,
    async () => {
      const fraction = createFraction(seed);
      const bundle = await bundleSdk();
      const dataDir = newFolder('restless');
      const first = await startServerProcess({ dataDir });
      const products = await Promise.all(
        Array.from({ length: count }, (_, i) => createOpenProduct(first, `Told ${i}`)),
      );
      const proxy = await startFlakyProxy(first.port, fraction);
      const restless = startRestlessServer(first, { dataDir }, fraction);
      const schedules = fc.sample(fc.array(anyStep, { minLength: 30, maxLength: 60 }), { numRuns: count, seed });
      const told = products.map(({ key }) =>
        createToldSchedule(bundle.file('told-program'), { key, endpoint: proxy.url }),
      );
      const startedAt = performance.now();

      const waiting = [...told.entries()];
      const playNext = async (): Promise<void> => {
        const [i, one] = waiting.shift() ?? [];
        if (i === undefined || one === undefined) return;
        await one.play(schedules[i] ?? []);
        await playNext();
      };
      await Promise.all(Array.from({ length: atOnce }, playNext));
      const server = await restless.settle();
      onTestFinished(async () => {
        await server.stop('SIGKILL');
        await proxy.close();
        bundle.remove();
      });
      proxy.behave();
      const said = await Promise.all(told.map(({ finish }) => finish()));

      const faults = await Promise.all(
        told.map(async ({ ledger }, i) => {
          const found = await faultsOf(server, products[i]?.id ?? 0, ledger);
          return found.length > 0 ? { schedule: i, steps: schedules[i], found } : [];
        }),
      );
      const all = told.flatMap(({ ledger }) => ledger.uses);
      console.info(
        `${count} schedules in ${Math.round((performance.now() - startedAt) / 1000)} s: ${all.length} uses, ` +
          `${all.filter(({ isSure }) => !isSure).length} in doubt; the server ended ${restless.ended()} times; ` +
          `connections: ${JSON.stringify(proxy.met)}`,
      );
      expect(faults.flat()).toEqual([]);
      expect(said).toEqual(said.map(() => 'sent'));
      expect(restless.ended()).toBeGreaterThan(1);
    },
    120_000 + count * 30_000,
  );
});
