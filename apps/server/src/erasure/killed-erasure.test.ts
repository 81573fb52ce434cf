import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildRollUps } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBytes } from '../needles/find-bytes.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../testing/a-sync.ts';
import { killAtStart } from '../testing/server-process.ts';
import { newFolder, removeFolder, startTestServer } from '../testing/test-server.ts';

/** How many people are erased, with a kill in the middle of each; by hand, `KILLS=50` and more. */
const rounds = Number(process.env['KILLS'] ?? 2);
/** Whoever stays. */
const others = 5;
const daysOfEach = 30;
/** An erasure takes about so long once it has begun to delete. */
const spreadMs = 600;

const wordOf = (person: number) => `a-word-of-person-${person}-only`;
const people = Array.from({ length: rounds }, (_, index) => index + 1);

let dataDir: string;

beforeAll(() => {
  dataDir = newFolder('killed-erasure');
});
afterAll(() => removeFolder(dataDir));

/** A month of somebody's, with a word of their own in every place that takes one. */
function monthOf(key: string, person: number) {
  const word = wordOf(person);
  const crash = { seq: 1, hour: 3, type: 'TypeError', frames: [word], handled: false };
  return aSync(key, {
    installation: anInstallation(person),
    firstDay: dayFromToday(-daysOfEach),
    contexts: [{ app: { version: word }, system: { os: word } }],
    sessionDays: Array.from({ length: daysOfEach }, (_, index) =>
      aSessionDay({
        session: aSession(person * 100 + index),
        day: dayFromToday(-index),
        uses: [[word, 2]],
        exceptions: [crash],
      }),
    ),
  });
}

/** Statements that take rows out, as the engine keeps them until they are done and some time longer. Files come and go meanwhile. */
function deletionsUnder(folder: string): number {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => /mutation_\d+\.txt$/.test(name)).length;
  } catch {
    return 0;
  }
}

/** Waits until the program deletes rows, and then a random part of the time that this takes; the first time not at all. */
async function inTheMiddle(person: number, ended: () => boolean): Promise<void> {
  const warehouse = join(dataDir, 'warehouse');
  const before = deletionsUnder(warehouse);
  while (!ended() && deletionsUnder(warehouse) <= before) await sleep(2);
  if (person > 1) await sleep(Math.random() * spreadMs);
}

test(
  `an erasure that is killed while it deletes is finished at the next start, ${rounds} times`,
  { timeout: 60_000 + rounds * 60_000 },
  async () => {
    let server = await startTestServer(dataDir);
    const product = await server.newProduct();
    for (let person = 1; person <= rounds + others; person++)
      await server.send('POST', '/v1/sync', { body: monthOf(product.key, person), token: null });
    await buildRollUps(server.warehouse, { settleMs: 0 });
    let cutOff = 0;

    for (const person of people) {
      const body = { key: product.key, installation: anInstallation(person) };
      expect((await server.send('POST', '/v1/erase', { body, token: null })).status).toBe(202);
      await server.close(); // it would have begun a minute later
      if (await killAtStart(dataDir, (ended) => inTheMiddle(person, ended))) cutOff += 1;
      server = await startTestServer(dataDir);

      await expect
        .poll(() => server.api.erasures(product.id), { timeout: 60_000, interval: 200 })
        .toEqual({ requested: person, open: 0 });
      const staying = rounds + others - person;
      expect(await server.api.arrival(product.id)).toMatchObject({
        installations: staying,
        sessionDays: staying * daysOfEach,
      });
      const { rows } = await server.api.report(product.id, 'breakdown', { query: { by: 'version', from: '-40d' } });
      expect(Object.fromEntries(rows.map(({ value, installations }) => [value, installations]))).toEqual(
        Object.fromEntries(Array.from({ length: staying }, (_, index) => [wordOf(person + 1 + index), 1])),
      );
    }

    expect(cutOff, 'kills that came before the erasure was done').toBeGreaterThan(0);
    const words = new Map(people.map((person) => [`person ${person}`, wordOf(person)]));
    expect([...findBytes(dataDir, words)].filter(([, files]) => files.length > 0)).toEqual([]);
    expect(findBytes(dataDir, new Map([['other', wordOf(rounds + 1)]])).get('other')).not.toEqual([]);
    await server.close();
  },
);
