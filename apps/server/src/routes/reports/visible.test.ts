import { setTimeout as sleep } from 'node:timers/promises';
import type { Product, ReportAnswer } from '@usance/api';
import { catalog, isReportName, type ReportName } from '@usance/reports';
import { buildRollUps, readCoverage } from '@usance/warehouse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFeature, aPlan, aProperty } from '../../testing/a-plan.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { questionFor } from '../../testing/report-questions.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('visible');
/** Those on installations: weeks without an ID are counted once they are over. */
const names = Object.keys(catalog)
  .filter(isReportName)
  .filter((name) => !('counts' in catalog[name]));
/** By the server's clock. */
let daysAgo = 0;
const now = () => new Date(Date.now() - daysAgo * 86_400_000);
const start = () => startTestServer(dataDir, {}, { now });
let server: TestServer;

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** What two installations did in four months: one that is still there, and one that is lost. Every report has something to say of them. */
async function sendLives({ key }: Product, number: number): Promise<void> {
  const life = (installation: number, days: readonly number[]) =>
    aSync(key, {
      installation: anInstallation(installation),
      firstDay: dayFromToday(days[0] ?? 0),
      contexts: ['4.1.0', '4.2.0'].map((version, i) => ({
        app: { version },
        license: { type: i === 0 ? 'trial' : 'subscription' },
        system: { os: 'Linux' },
        properties: { plugins: 3 },
      })),
      sessionDays: days.map((day, i) =>
        aSessionDay({
          session: aSession(installation * 10 + i),
          day: dayFromToday(day),
          context: i === 0 ? 0 : 1,
          seconds: 600,
          crashed: i === 1,
          localHour: 9,
          localWeekday: 2,
          uses: [
            ['Edit/Find', 2],
            ['Export/PDF', i + 1, 5],
          ],
          exceptions: [{ seq: 1, hour: 9, type: 'TypeError', handled: false, frames: ['at f (app:/a.js:1:1)'] }],
          events: [{ seq: 1, hour: 9, name: 'no plan asks for it' }],
        }),
      ),
    });
  for (const sync of [life(number * 2, [-100, -70, -40, -2, -1, 0]), life(number * 2 + 1, [-90, -60])]) {
    const answer = await server.send('POST', '/v1/sync', { body: sync, token: null });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

interface Seen {
  etag: string;
  /** All that is counted. */
  figures: string;
}

/** A report as a browser gets it that has asked before; `undefined` where it is told that nothing is new. */
async function ask({ id }: Product, name: ReportName, etag?: string): Promise<Seen | undefined> {
  const path = `/api/v1/products/${id}/reports/${name}?${new URLSearchParams(questionFor(name))}`;
  const answer = await server.send('GET', path, { headers: etag === undefined ? {} : { 'if-none-match': etag } });
  if (answer.status === 304) return undefined;
  const { rows, totals, ...rest } = (await answer.json()) as ReportAnswer;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(rest)}`);
  return { etag: answer.headers.get('etag') ?? '', figures: JSON.stringify([rows, totals]) };
}

/** Read what is written behind the syncs, about a second later; all others read what was acknowledged. */
const isBehind = (name: ReportName) => name === 'arrival-delay' || name === 'refusals';

/** Asks until the report counts something else than before. Answers how long that took, and how often it was asked; `undefined` if it never does. */
async function untilItDiffers(product: Product, name: ReportName, before: Seen): Promise<Shown | undefined> {
  const sinceMs = performance.now();
  for (let questions = 1; performance.now() - sinceMs < 60_000; questions += 1) {
    const askedMs = Math.round(performance.now() - sinceMs);
    const seen = await ask(product, name, before.etag);
    if (seen !== undefined && seen.figures !== before.figures)
      return { name, questions, askedMs, answeredMs: Math.round(performance.now() - sinceMs) };
    await sleep(50);
  }
  return undefined;
}

interface Shown {
  name: ReportName;
  questions: number;
  /** From the acknowledgement to the question whose answer shows what was acknowledged. */
  askedMs: number;
  /** The same to that answer: how busy the machine is comes on top. */
  answeredMs: number;
}

/** What a report counts, remembered by the server: whoever has that answer is told that nothing is new. */
async function remembered(product: Product, name: ReportName): Promise<Seen> {
  const seen = await ask(product, name);
  if (seen === undefined || (await ask(product, name, seen.etag)) !== undefined)
    throw new Error(`the answer of ${name} is not remembered`);
  return seen;
}

/** Sends something new, and asks all these reports at once until they show it. */
async function showing(product: Product, asked: readonly ReportName[]): Promise<Shown[]> {
  const before = new Map<ReportName, Seen>();
  for (const name of asked) before.set(name, await remembered(product, name));
  await sendLives(product, 10);
  const shown = await Promise.all([...before].map(([name, seen]) => untilItDiffers(product, name, seen)));
  return shown.filter((one) => one !== undefined);
}

describe('a day’s data', () => {
  test('is in every report as soon as it is acknowledged, though answers were remembered and made from roll-ups', async () => {
    daysAgo = 110; // how late data comes in is told of days since the product was made
    const products = [await server.newProduct(), await server.newProduct()] as const;
    daysAgo = 0;
    const plan = aPlan({
      features: { 'Edit/Find': aFeature(), 'Export/PDF': aFeature() },
      properties: { plugins: aProperty({ type: 'number' }) },
    });
    for (const { id } of products)
      await server.api.putPlan(id, { plan, reason: 'Tells how many plug-ins must go on working.' });
    for (const product of products) for (const number of [1, 2, 3]) await sendLives(product, number);
    // Nothing is on its way then, and nobody remembers a mark, so that the roll-ups can be built without a wait.
    await server.close();
    server = await start();
    await buildRollUps(server.warehouse, { settleMs: 0 });
    for (const { id } of products) {
      const { days, months } = await readCoverage(server.warehouse, id);
      expect([days.length, months.length > 0]).toEqual([8, true]);
    }

    const shown = await showing(
      products[0],
      names.filter((name) => !isBehind(name)),
    );
    const behind = await showing(products[1], names.filter(isBehind));

    const [last] = shown.toSorted((one, other) => other.answeredMs - one.answeredMs);
    process.stdout.write(
      `${shown.length} reports asked at once show it in their first answer, the last after ${last?.answeredMs} ms; ` +
        behind.map(({ name, askedMs }) => `${name} asked ${askedMs} ms later`).join(', ') +
        '\n',
    );
    expect([...shown, ...behind].map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(shown.filter(({ questions }) => questions > 1)).toEqual([]);
    expect(behind.filter(({ askedMs }) => askedMs > 5_000)).toEqual([]);
  }, 300_000);
});
