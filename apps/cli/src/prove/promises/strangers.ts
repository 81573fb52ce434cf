import { randomUUID } from 'node:crypto';
import { newFleet, newMember, syncOf } from '../fleet.ts';
import type { Answered } from '../ground.ts';
import { unless, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';

/** Addresses of everything that can be read about a product, or about all of them. */
const readable = (id: number) => [
  '/api/v1/products',
  `/api/v1/products/${id}`,
  `/api/v1/products/${id}/arrival`,
  `/api/v1/products/${id}/days`,
  `/api/v1/products/${id}/features`,
  `/api/v1/products/${id}/dimensions`,
  `/api/v1/products/${id}/live`,
  `/api/v1/products/${id}/segments`,
  `/api/v1/products/${id}/audit`,
  `/api/v1/products/${id}/reports/activity`,
  '/api/v1/tokens',
  '/api/v1/backup',
  '/v1/sync',
];

export const productKey: Promised = {
  promise: 'write-only-key',
  says: 'With the product’s public key nothing can be read.',
  tried: 'Every address of the API that reads, with the key as bearer token, as password, as cookie and in the query.',
  async check(ground) {
    const product = await ground.newProduct();
    await ground.feed(product, newFleet(), senders.ipv4);
    const { key, id } = product;
    const ways: { headers?: Record<string, string>; query?: string }[] = [
      { headers: { authorization: `Bearer ${key}` } },
      { headers: { authorization: `Basic ${Buffer.from(`${key}:${key}`).toString('base64')}` } },
      { headers: { cookie: `usance_session=${key}` } },
      { query: `?key=${key}&token=${key}` },
    ];
    const against: string[] = [];
    let asked = 0;
    for (const path of readable(id))
      for (const { headers = {}, query = '' } of ways) {
        const { status } = await ground.ask('GET', `${path}${query}`, { headers });
        asked += 1;
        if (status < 400) against.push(`GET ${path} answered ${status}`);
      }
    return unless(against, `${asked} attempts, all refused`);
  },
};

export const constantAnswers: Promised = {
  promise: 'constant-answers',
  says: 'An answer does not tell whether the server knows an installation, and carries nothing to know it by again.',
  tried:
    'The same sync from an installation that is known, from a new one, and from another address; headers and bodies compared.',
  async check(ground) {
    const product = await ground.newProduct();
    const [known, stranger] = [newMember(0), newMember(0)];
    await ground.feed(product, [known], senders.ipv4);
    const answerTo = async (member: typeof known, address: string) =>
      withoutTime(await ground.sync(product, syncOf(member, ground.nowMs), { 'x-forwarded-for': address }));

    const ofKnown = await answerTo(known, senders.ipv4[0]);
    const others = {
      'of one that is new': await answerTo(stranger, senders.ipv4[0]),
      'from another address': await answerTo(known, senders.ipv6[0]),
      'of one that comes again': await answerTo(stranger, senders.ipv4[0]),
    };
    const exported = await ground.ask('POST', '/v1/export', { body: { key: product.key, installation: randomUUID() } });
    const marks = ['set-cookie', 'etag', 'last-modified', 'x-request-id', 'traceparent'];
    return unless(
      [
        ...Object.entries(others)
          .filter(([, answer]) => JSON.stringify(answer) !== JSON.stringify(ofKnown))
          .map(([which]) => `the answer to a sync ${which} is another one`),
        ...marks
          .filter((name) => name in ofKnown.headers || name in exported.headers)
          .map((name) => `an answer has the header ${name}`),
      ],
      `four answers are equal byte for byte but for the server’s time; no header to know anybody by`,
    );
  },
};

const withoutTime = ({ body, ...answer }: Answered) => ({ ...answer, body: body.replace(/"serverTime":"[^"]*"/, '') });
