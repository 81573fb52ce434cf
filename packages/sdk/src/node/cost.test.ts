import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOfInit, costOfMemory, costOfStart, costOfTrack, type Cost } from '../testing/cost.ts';
import { bundleSdk, type SdkBundle } from '../testing/sdk-bundle.ts';

/*
 * What each may cost is measured by `npm run bench:sdk`, on a machine that does nothing else. Here the machine does: a bound that is
 * some times wider never fails for that, and still does when something takes ten times as long as it did.
 */
const exceeding = (costs: readonly Cost[], timesWider: number) =>
  costs.filter(({ measured, most }) => !(measured <= most * timesWider));

describe('the SDK', { timeout: 120_000 }, () => {
  let bundle: SdkBundle;

  beforeAll(async () => {
    bundle = await bundleSdk();
  });
  afterAll(() => bundle.remove());

  it('counts a use in a microsecond, and hardly ever takes longer than some', async () => {
    const [typical, slowest] = await costOfTrack(bundle, 3);

    expect(exceeding(typical ? [typical] : [], 1)).toEqual([]);
    expect(exceeding(slowest ? [slowest] : [], 4)).toEqual([]);
  });

  it('begins within milliseconds', async () => {
    expect(exceeding(await costOfInit(bundle, 5), 8)).toEqual([]);
  });

  it('makes a program start a few milliseconds later', async () => {
    expect(exceeding(await costOfStart(bundle, 5), 6)).toEqual([]);
  });

  it('takes no more than a megabyte for 10,000 features', async () => {
    expect(exceeding(await costOfMemory(bundle, 3), 1)).toEqual([]);
  });
});
