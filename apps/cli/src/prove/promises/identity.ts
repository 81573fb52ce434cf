import { everyReport } from '../every-report.ts';
import { newFleet, type Member } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import { atRest, unless, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';

const idsOf = (fleet: readonly Member[]) => fleet.flatMap(({ installation, sessions }) => [installation, ...sessions]);

async function fedWith(ground: Ground, fleet: readonly Member[]) {
  const product = await ground.newProduct();
  await ground.feed(product, fleet, senders.ipv4);
  return product;
}

export const idInAnswers: Promised = {
  promise: 'id-in-answers',
  says: 'No report tells the ID of an installation or of a session.',
  tried: 'A fleet; then every report of its product.',
  async check(ground) {
    const fleet = newFleet();
    const reports = await everyReport(ground, await fedWith(ground, fleet));
    const against = [...reports].flatMap(([name, text]) =>
      idsOf(fleet)
        .filter((id) => text.includes(id) || text.includes(id.replaceAll('-', '')))
        .map((id) => `the report ${name} tells ${id}`),
    );
    return unless(against, `none of ${reports.size} reports tells any`);
  },
};

export const idAtRest: Promised = {
  promise: 'id-at-rest',
  says: 'No ID of an installation or of a session is on the disk, but as a hash under a key that lies outside the stores.',
  tried:
    'A fleet; then a search of the files that changed, for each ID as text, packed, encoded, and hashed without a key.',
  async check(ground) {
    const fleet = newFleet();
    await fedWith(ground, fleet);
    return atRest(ground, (place) => place.ids(idsOf(fleet)), `no trace of any of ${idsOf(fleet).length} IDs`);
  },
};
