import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Product } from '@usance/api';
import type { Ground } from '../ground.ts';
import { failed, unless, type Promised } from '../promise.ts';
import { signedPayload } from '../signed-payload.ts';
import { fetchKeys } from '../verify-proof.ts';

/** What is looked at in a manifest. */
interface Told {
  endpoint: string;
  plan: unknown;
  collect: string;
  country: boolean;
  identity: { months?: number };
  keptDays: { sessionDays: number; exceptionsAndEvents: number };
  previous: string | null;
}

interface Shown {
  manifest: Told;
  hash: string;
  jws: string;
}

const manifestOf = async (ground: Ground, { key }: Product): Promise<Shown> =>
  JSON.parse((await ground.ask('GET', `/p/${key}/manifest.json`)).body) as Shown;

export const manifest: Promised = {
  promise: 'manifest',
  says: 'The public page and the signed manifest say what the server does.',
  tried:
    'A product’s settings changed: the manifest before and after, its hash, its signature and the one before it; the page; and whether data go where it says.',
  async check(ground) {
    const product = await ground.newProduct({ keepCountry: false, identifierMonths: 6 });
    const before = await manifestOf(ground, product);
    const { settings } = await ground.api.changeProduct(product.id, { settings: { keepSessionDays: 101 } });
    const after = await manifestOf(ground, product);
    const page = await ground.ask('GET', `/p/${product.key}/privacy?lang=en`);
    if (page.status !== 200) return failed(`the public page was answered with ${page.status}`);
    const { manifest: told, hash, jws } = after;
    const signed = signedPayload(jws, { type: 'manifest', keys: await fetchKeys(ground.server) });
    const sides: [what: string, told: unknown, done: unknown][] = [
      ['plan', told.plan, 'open'],
      ['collect', told.collect, settings.collect],
      ['country', told.country, settings.keepCountry],
      ['identity', told.identity.months, settings.identifierMonths],
      ['session days', told.keptDays.sessionDays, settings.keepSessionDays],
      ['events', told.keptDays.exceptionsAndEvents, settings.keepEventsDays],
      ['the one before', told.previous, before.hash],
      ['hash', hash, createHash('sha256').update(JSON.stringify(told)).digest('hex')],
      ['the way in', new URL(told.endpoint).pathname, '/v1/sync'],
    ];
    const against = sides
      .filter(([, said, done]) => said !== done)
      .map(([what, said, done]) => `${what}: it says ${String(said)}, and it is ${String(done)}`);
    if (!isDeepStrictEqual(signed, told)) against.push('another manifest was signed than is shown');
    for (const text of [`after ${settings.keepSessionDays} days`, hash, 'nor is anything derived from it'])
      if (!page.body.includes(text)) against.push(`the page does not say "${text}"`);
    return unless(against, `${sides.length} statements were as the server does; the page says the same`);
  },
};
