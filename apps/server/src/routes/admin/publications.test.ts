import type { Product, PublicNumbers } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('publications');
let server: TestServer;
let product: Product;
const range = { from: dayFromToday(-6), to: dayFromToday(-1) };

beforeAll(async () => {
  server = await startTestServer(dataDir);
  product = await server.newProduct();
  for (let number = 0; number < 40; number++) {
    const sync = aSync(product.key, {
      installation: anInstallation(number),
      contexts: [{ app: { version: '4.2.0' }, system: { os: number < 30 ? 'Windows' : '!odd, "os"' } }],
      sessionDays: [aSessionDay({ session: aSession(number), day: dayFromToday(-2) })],
    });
    const { status } = await server.send('POST', '/v1/sync', { body: sync, token: null });
    if (status !== 200) throw new Error(`the collector answered ${status}`);
  }
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const publicNumbers = async ({ key }: Product) =>
  (await (await server.send('GET', `/p/${key}/numbers.json`, { token: null })).json()) as PublicNumbers;

describe('numbers that are published', () => {
  const values = ['Windows', '!odd, "os"', 'Plan 9'];
  const question = { kind: 'values' as const, ...range, dimension: 'os' as const, values };

  test('are near the truth, public, with how they were made, and the same however often they are asked for', async () => {
    const asked = { question, epsilonThousandths: 2_000 };
    const first = await server.api.publish(product.id, asked);

    expect(first.noise).toEqual({
      mechanism: 'discrete Laplace',
      epsilonThousandths: 2_000,
      cellsPerInstallation: 1,
      scale: 0.5,
    });
    expect(first.numbers.map(({ label }) => label)).toEqual(values);
    // The noise is larger than 15 with a chance of e^-30.
    for (const [index, exact] of [30, 10, 0].entries())
      expect(Math.abs((first.numbers[index]?.installations ?? 99) - exact)).toBeLessThan(15);
    const again = await Promise.all(Array.from({ length: 1_000 }, () => server.api.publish(product.id, asked)));
    expect(new Set(again.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(first)]));
    expect(await publicNumbers(product)).toEqual({
      product: 'Field Notes',
      publications: [first],
      spentThousandths: 2_000,
      lifetimeThousandths: 10_000,
    });
  });

  test('by period have noise for as many periods as an installation can be in', async () => {
    const own = await server.newProduct();
    const weeks = {
      kind: 'active' as const,
      from: dayFromToday(-30),
      to: dayFromToday(-10),
      interval: 'week' as const,
    };

    const { noise, numbers } = await server.api.publish(own.id, { question: weeks, epsilonThousandths: 500 });

    expect(noise.cellsPerInstallation).toBe(numbers.length);
    expect(noise.scale).toBe(numbers.length * 2);
  });

  test('are refused for good once a lifetime’s ε is spent, by however many at once', async () => {
    const own = await server.newProduct();
    const tries = Array.from({ length: 8 }, (_, index) =>
      server.api.publish(own.id, {
        question: { ...question, values: [`v${index % 7}`] },
        epsilonThousandths: 1_900,
      }),
    );
    const settled = await Promise.allSettled(tries);

    const made = (await publicNumbers(own)).publications;
    expect(made).toHaveLength(5);
    expect((await publicNumbers(own)).spentThousandths).toBe(9_500);
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).message)).toContainEqual(expect.stringContaining('used up'));
  });

  test.each([
    [{ ...question, to: 'today' }, 'question/to'],
    [{ kind: 'active' as const, from: '-800d', to: '-1d', interval: 'week' as const }, 'question'],
    [{ ...question, from: dayFromToday(-1), to: dayFromToday(-2) }, 'from'],
  ])('cannot answer %j, which costs nothing', async (wrong, at) => {
    const own = await server.newProduct();

    await expect(server.api.publish(own.id, { question: wrong, epsilonThousandths: 100 })).rejects.toMatchObject({
      problem: { code: 'invalid-request', at },
    });
    expect((await publicNumbers(own)).spentThousandths).toBe(0);
  });

  test('are made by those who may manage alone', async () => {
    const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
    const body = { question, epsilonThousandths: 100 };

    expect((await server.send('POST', `/api/v1/products/${product.id}/publications`, { token, body })).status).toBe(
      403,
    );
    expect((await server.send('GET', '/p/pk_nobody/numbers.json', { token: null })).status).toBe(404);
  });
});
