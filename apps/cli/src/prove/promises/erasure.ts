import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from '@usance/api';
import { differingReports, everyReport } from '../every-report.ts';
import { newFleet, newMember, syncOf, type Member } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import { atRest, failed, notChecked, unless, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';
import { newMarker } from './consent.ts';

const askEveryMs = 500;

interface Erased {
  product: Product;
  /** Told the same, but for whom was erased. */
  twin: Product;
  victim: Member;
  /** A version that only the erased one ran. */
  version: string;
  /** Sends once more what was erased. */
  sendLate(): ReturnType<Ground['sync']>;
}

const begun = new WeakMap<Ground, Promise<Erased | string>>();

/** The one erasure of a proof, which is begun when it is first asked for. Answers why not where it cannot be tried. */
function erasedOn(ground: Ground): Promise<Erased | string> {
  const going = begun.get(ground) ?? erase(ground).catch((cause: unknown) => (cause as Error).message);
  begun.set(ground, going);
  return going;
}

/** Feeds twins, erases whom only one of them has, and waits until it is done. */
async function erase(ground: Ground): Promise<Erased | string> {
  const [product, twin] = [await ground.newProduct(), await ground.newProduct()];
  const [victim, version] = [newMember(7), newMarker()];
  const sync = { ...syncOf(victim, ground.nowMs), contexts: [{ app: { version }, system: { os: 'macOS' } }] };
  await ground.feed(product, newFleet(), senders.ipv4);
  await ground.feed(twin, newFleet(), senders.ipv4);
  await ground.sync(product, sync);
  if (differingReports(await everyReport(ground, product), await everyReport(ground, twin)).length === 0)
    return 'what is to be erased shows in no report, so that nothing could be seen';

  const asked = await ground.ask('POST', '/v1/erase', {
    body: { key: product.key, installation: victim.installation },
  });
  if (asked.status !== 202) return `POST /v1/erase answered ${asked.status}`;
  const giveUpAt = Date.now() + ground.patienceMs;
  while ((await ground.api.erasures(product.id)).open > 0) {
    if (Date.now() > giveUpAt)
      return `the erasure was not over after ${ground.patienceMs / 1_000} s; it has an hour: try it with a longer --wait`;
    await sleep(askEveryMs);
  }
  return { product, twin, victim, version, sendLate: () => ground.sync(product, sync) };
}

export const erasure: Promised = {
  promise: 'erasure',
  says: 'After an erasure every report is as if the installation had never been, and what still comes of it is refused with 410.',
  tried:
    'Twin products fed the same, one of them with an installation more, which is erased by its ID; every report of both; then a late sync.',
  begin: (ground) => void erasedOn(ground),
  async check(ground) {
    const erased = await erasedOn(ground);
    if (typeof erased === 'string') return notChecked(erased);
    const reports = await everyReport(ground, erased.product);
    const against = differingReports(reports, await everyReport(ground, erased.twin));
    const late = await erased.sendLate();
    if (late.status !== 410)
      return failed([...against, `what came late was answered with ${late.status}, not 410`].join('; '));
    const after = differingReports(reports, await everyReport(ground, erased.product)).map(
      (one) => `after a late sync, ${one}`,
    );
    return unless([...against, ...after], `${reports.size} reports are equal; what came late was refused with 410`);
  },
};

export const erasureAtRest: Promised = {
  promise: 'erasure-at-rest',
  says: 'After an erasure no byte of what only that installation sent is left on the disk.',
  tried: 'An installation with a version of its own, erased by its ID; then a search of the files that changed.',
  begin: (ground) => void erasedOn(ground),
  async check(ground) {
    const erased = await erasedOn(ground);
    if (typeof erased === 'string') return notChecked(erased);
    const { version, victim } = erased;
    const look = () =>
      ground.atRest === undefined
        ? []
        : [...ground.atRest.texts([version]), ...ground.atRest.ids([victim.installation, ...victim.sessions])];
    return atRest(ground, look, 'no trace of its version, its ID or its sessions');
  },
};
