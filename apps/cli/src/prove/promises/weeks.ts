import { randomUUID } from 'node:crypto';
import type { Product } from '@usance/api';
import { isoWeekOf } from '@usance/protocol';
import { fleetFeatures } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import { claiming, senders } from '../senders.ts';
import { atRest, failed, unless, type Promised } from '../promise.ts';

const programs = 12;
const dayMs = 86_400_000;
/** Those that are over, the latest first. */
const weeksBack = [1, 2] as const;

/** What one program did in one week: another in each week, so that a link between them could be seen. */
const weekOf = ({ nowMs }: Ground, program: number, back: number) => ({
  report: randomUUID(),
  week: isoWeekOf(new Date(nowMs - 7 * back * dayMs).toISOString()),
  activeDays: 1 + ((program + back) % 7),
  cohort: program % 2 === 0 ? '5-8 weeks' : 'over a year',
  context: 0,
  uses: [[fleetFeatures[0], 1 + ((program * back) % 5)]],
});

/** Sends the weeks of a fleet. With a shift, a request's later week is that of another program. Answers what the reports of weeks were named. */
async function feedWeeks(
  ground: Ground,
  product: Product,
  { shift, from }: { shift: number; from: readonly string[] },
) {
  const names: string[] = [];
  for (let program = 0; program < programs; program++) {
    const weeks = weeksBack.map((back) => weekOf(ground, (program + (back === 1 ? shift : 0)) % programs, back));
    const day = new Date(ground.nowMs - 30 * dayMs).toISOString().slice(0, 10);
    const { status, body } = await ground.sync(
      product,
      {
        sentAt: new Date(ground.nowMs).toISOString(),
        consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day },
        contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' } }],
        weeks,
      },
      claiming(from[program % from.length] ?? ''),
    );
    if (status !== 200) throw new Error(`good weeks were answered with ${status}: ${body}`);
    names.push(...weeks.map(({ report }) => report));
  }
  return names;
}

/** What the reports tell of the weeks, as text that can be compared. */
async function toldOf({ api, nowMs }: Ground, { id }: Product): Promise<Map<string, string>> {
  const range = { from: new Date(nowMs - 28 * dayMs).toISOString().slice(0, 10) };
  const told = new Map<string, string>();
  for (const name of ['weekly-activity', 'weekly-features'] as const)
    told.set(name, JSON.stringify((await api.report(id, name, { query: range })).rows));
  for (const dimension of ['version', 'cohort'])
    told.set(
      `weekly-breakdown by ${dimension}`,
      JSON.stringify((await api.report(id, 'weekly-breakdown', { query: { ...range, dimension } })).rows),
    );
  return told;
}

export const weeksUnlinked: Promised = {
  promise: 'weeks-unlinked',
  says: 'In No-ID mode nothing links two weeks: two products told the same weeks, in other company and from elsewhere, look the same.',
  tried:
    'Twin products without IDs; in one each request holds two weeks of one program, in the other those of two; names and addresses differ, too. Then the reports on weeks.',
  async check(ground) {
    const [one, other] = [await ground.newProduct({ identity: 'none' }), await ground.newProduct({ identity: 'none' })];
    await feedWeeks(ground, one, { shift: 0, from: senders.ipv4 });
    await feedWeeks(ground, other, { shift: 5, from: senders.ipv6 });

    const [told, likewise] = [await toldOf(ground, one), await toldOf(ground, other)];
    const { weeks, installations } = await ground.api.arrival(one.id);
    if (weeks !== programs * weeksBack.length || installations !== 0)
      return failed(
        `${weeks} weeks and ${installations} installations are there, not ${programs * weeksBack.length} and 0`,
      );
    const against = [...told.keys()].filter((name) => told.get(name) !== likewise.get(name));
    return unless(
      against.map((name) => `${name} differs`),
      `${told.size} reports are equal, and no installation is known`,
    );
  },
};

export const weeksAtRest: Promised = {
  promise: 'weeks-at-rest',
  says: 'In No-ID mode no name of a report is on the disk, and nothing that has an ID.',
  tried:
    'A fleet without IDs; then a search of the files that changed, for the random name of each report, in any spelling.',
  async check(ground) {
    const product = await ground.newProduct({ identity: 'none' });
    const names = await feedWeeks(ground, product, { shift: 0, from: senders.ipv4 });
    return atRest(ground, (place) => place.ids(names), `no trace of any of ${names.length} names`);
  },
};
