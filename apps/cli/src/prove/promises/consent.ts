import { randomBytes } from 'node:crypto';
import { everyReport } from '../every-report.ts';
import { newFleet, newMember, syncOf } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import { failed, passed, unless, type Promised, type Seen } from '../promise.ts';
import { senders } from '../senders.ts';

/** A word that stands nowhere else. */
export const newMarker = () => `Q${randomBytes(9).toString('hex')}`;

/** Whether a word that was sent is in no report, and in no file if files can be seen. */
export async function isNowhere(
  ground: Ground,
  product: Parameters<typeof everyReport>[1],
  marker: string,
): Promise<Seen> {
  const reports = await everyReport(ground, product);
  const inReports = [...reports]
    .filter(([, text]) => text.includes(marker))
    .map(([name]) => `it is in the report ${name}`);
  const inFiles = (ground.atRest?.texts([marker]) ?? []).map((trace) => `it is at rest: ${trace}`);
  const where = ground.atRest === undefined ? 'the disk cannot be seen from here' : 'in no file that changed';
  return unless([...inReports, ...inFiles], `in none of ${reports.size} reports; ${where}`);
}

export const consent: Promised = {
  promise: 'consent',
  says: 'What the person’s choice does not allow is not stored.',
  tried:
    'Consent to the basics alone, with a feature, a property, an exception and an edition in words of its own sent all the same.',
  async check(ground) {
    const product = await ground.newProduct();
    await ground.feed(product, newFleet(), senders.ipv4);
    const marker = newMarker();
    const sync = syncOf(newMember(1), ground.nowMs);
    const [sessionDay] = sync['sessionDays'] as Record<string, unknown>[]; // as syncOf makes it
    const sent = await ground.sync(product, {
      ...sync,
      consent: { ...(sync['consent'] as object), purposes: ['basic'] },
      contexts: [{ app: { version: '4.0.0' }, properties: { [marker]: marker } }],
      sessionDays: [
        {
          ...sessionDay,
          uses: [[`Secret/${marker}`, 1]],
          exceptions: [{ seq: 1, hour: 9, type: marker, message: marker, frames: [marker], handled: false }],
        },
      ],
    });
    if (sent.status !== 200) return failed(`a good sync was answered with ${sent.status}`);
    return isNowhere(ground, product, marker);
  },
};

export const refusedContent: Promised = {
  promise: 'refused-content',
  says: 'What is refused is stored nowhere and logged nowhere.',
  tried:
    'A word in requests that cannot be taken: broken JSON, an unknown key, a bad day, an unknown field, a wrong type, too long a name.',
  async check(ground) {
    const product = await ground.newProduct();
    await ground.feed(product, newFleet(), senders.ipv4);
    const marker = newMarker();
    const good = syncOf(newMember(1), ground.nowMs);
    const [sessionDay] = good['sessionDays'] as Record<string, unknown>[]; // as syncOf makes it
    const refusals = [
      await ground.ask('POST', '/v1/sync', { body: `{"key":"${product.key}","installation":"${marker}` }),
      await ground.sync({ ...product, key: `pk_${marker}` }, good),
      await ground.sync(product, { ...good, sentAt: marker }),
      await ground.sync(product, { ...good, sessionDays: [{ ...sessionDay, day: '1999-01-01', uses: [[marker, 1]] }] }),
      await ground.sync(product, { ...good, sessionDays: [{ ...sessionDay, uses: [[marker.repeat(40), 1]] }] }),
      await ground.ask('GET', `/${marker}`),
      await ground.ask('POST', '/v1/sync', { body: marker, headers: { 'content-type': `text/${marker}` } }),
    ];
    const taken = refusals.filter(({ status, body }) => status === 200 && !body.includes('"refused":[{'));
    if (taken.length > 0) return failed(`${taken.length} requests that cannot be right were taken whole`);
    const seen = await isNowhere(ground, product, marker);
    return seen.outcome === 'passed' ? passed(`${refusals.length} refusals; ${seen.seen}`) : seen;
  },
};
