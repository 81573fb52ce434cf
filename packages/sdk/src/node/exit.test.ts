import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InitOptions } from '../index.ts';
import { openBlackHole } from '../testing/black-hole.ts';
import { productKey, temporaryFolder } from '../testing/host.ts';
import type { Script } from '../testing/host-program.ts';
import { runHost } from '../testing/run-program.ts';

describe('the end of a program', { timeout: 120_000 }, () => {
  let hole: Awaited<ReturnType<typeof openBlackHole>>;
  let place: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    hole = await openBlackHole();
    place = temporaryFolder();
  });
  afterEach(() => {
    hole.close();
    place.remove();
  });
  const options = (): InitOptions => ({
    key: productKey,
    endpoint: hole.endpoint,
    app: { version: '1.0.0' },
    consent: { basis: 'notice', purposes: ['usage'] },
    storageFolder: place.folder,
  });
  const steps: Script['steps'] = [
    { do: 'track', feature: 'A' },
    { do: 'sleep', milliseconds: 60 }, // long enough for the request to be under way
    { do: 'printMoment' },
  ];

  it('comes at most 10 ms later than without the SDK while packets are dropped', async () => {
    const without: number[] = [];
    const withIt: number[] = [];
    // In turns, and the quickest of each: what other programs take of the machine is not the SDK's.
    for (let i = 0; i < 12; i++) {
      without.push(await timeToEnd({ steps }));
      withIt.push(await timeToEnd({ options: options(), steps }));
    }

    expect(Math.min(...withIt) - Math.min(...without)).toBeLessThanOrEqual(10);
    expect(median(withIt)).toBeLessThan(1_000);
  });

  it('is held up by flush only as long as it was told', async () => {
    const startedAt = Date.now();
    const run = runHost({ options: { ...options(), requestTimeoutMs: 60_000 }, steps: [{ do: 'shutdown' }] });

    expect(await run.end).toMatchObject({ code: 0 });

    expect(Date.now() - startedAt).toBeLessThan(4_000);
    expect(run.errors()).toBe('');
  });
});

const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

/** Milliseconds from the program's last statement to the end of its process. */
async function timeToEnd(script: Script): Promise<number> {
  const run = runHost(script);
  const { code, at } = await run.end;
  expect(code).toBe(0);
  return at - Number(run.output());
}
