import type { Product } from '@usance/api';
import { everyReport } from '../every-report.ts';
import { newFleet, newMember, syncOf } from '../fleet.ts';
import type { Answered, Ground } from '../ground.ts';
import { atRest, unless, type Promised } from '../promise.ts';
import { allSenders, claiming, senders } from '../senders.ts';

/** Sends what is good and what is not from every address. */
async function sendFromEverywhere(ground: Ground): Promise<{ product: Product; answers: Answered[] }> {
  const product = await ground.newProduct();
  await ground.feed(product, newFleet(), allSenders);
  const answers: Answered[] = [];
  for (const address of allSenders) {
    const headers = claiming(address);
    const good = syncOf(newMember(0), ground.nowMs);
    const key = product.key;
    answers.push(
      await ground.sync(product, good, headers),
      await ground.sync(product, { ...good, sentAt: 'now' }, headers),
      await ground.sync({ ...product, key: 'pk_000000000000000000000000' }, good, headers),
      await ground.ask('POST', '/v1/sync', { body: `{"key":"${key}"`, headers }),
      await ground.ask('POST', '/v1/sync', { body: { key, padding: 'x'.repeat(1_100_000) }, headers }),
      await ground.ask('PUT', '/v1/sync', { headers }),
      await ground.ask('GET', '/nowhere', { headers }),
      await ground.ask('POST', '/api/v1/session', { body: { email: 'a@example.com', password: 'no' }, headers }),
    );
  }
  return { product, answers };
}

export const addressInAnswers: Promised = {
  promise: 'address-in-answers',
  says: 'No answer and no report tells a sender’s address.',
  tried: `Good and bad requests from ${allSenders.length} addresses, IPv4 and IPv6, then every report.`,
  async check(ground) {
    const { product, answers } = await sendFromEverywhere(ground);
    const texts = new Map([
      ...answers.map(({ status, headers, body }, i): [string, string] => [
        `answer ${i + 1} (${status})`,
        JSON.stringify({ headers, body }),
      ]),
      ...[...(await everyReport(ground, product))].map(([name, text]): [string, string] => [
        `the report ${name}`,
        text,
      ]),
    ]);
    const against = [...texts].flatMap(([name, text]) =>
      allSenders.filter((address) => text.includes(address)).map((address) => `${name} tells ${address}`),
    );
    return unless(against, `none of ${texts.size} answers and reports tells any of them`);
  },
};

export const addressAtRest: Promised = {
  promise: 'address-at-rest',
  says: 'No sender’s address is on the disk, in data or logs, however it is written.',
  tried:
    'Good and bad requests from several addresses; then a search of the files that changed, for each address as text, packed, cut to its ' +
    'network, encoded, hashed, and hashed with the keys that the server has.',
  async check(ground) {
    const { product } = await sendFromEverywhere(ground);
    return atRest(
      ground,
      (place) => [...place.addresses(senders.ipv4, [product.id]), ...place.addresses(senders.ipv6, [product.id])],
      'no trace of any of them',
    );
  },
};

export const country: Promised = {
  promise: 'country-only-where-kept',
  says: 'A country is kept only where the product keeps it, and nothing finer than two letters.',
  tried:
    'A fleet from several addresses, for a product that keeps no country and for one that does; then the breakdown by country.',
  async check(ground) {
    const against: string[] = [];
    for (const keepCountry of [false, true]) {
      const product = await ground.newProduct({ keepCountry });
      await ground.feed(product, newFleet(), allSenders);
      const { rows } = await ground.api.report(product.id, 'breakdown', { query: { by: 'country', from: '-9d' } });
      const fine = keepCountry ? /^(?:[A-Z]{2}|\(none\))?$/ : /^(?:\(none\))?$/;
      against.push(
        ...rows
          .filter(({ value }) => !fine.test(value))
          .map(({ value }) => `"${value}" where countries are ${keepCountry ? '' : 'not '}kept`),
      );
    }
    return unless(against, 'nothing where none is kept; two letters or nothing where it is');
  },
};
