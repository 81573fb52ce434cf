import type { Answer, PlanDocument } from '@usance/protocol';
import { fleetDay, fleetFeatures, newFleet, newMember, syncOf } from '../fleet.ts';
import { failed, passed, type Promised } from '../promise.ts';
import { senders } from '../senders.ts';
import { isNowhere, newMarker } from './consent.ts';

const yearMs = 365 * 86_400_000;

/** A plan of one feature and one property. */
function planFrom(added: string, nowMs: number): PlanDocument {
  const description = 'It is tried by usance prove, on a product that is deleted.';
  const expires = new Date(nowMs + yearMs).toISOString().slice(0, 10);
  const kept = { description, owner: 'usance prove', retention: 395, added, expires };
  return {
    product: 'usance prove',
    features: { [fleetFeatures[0]]: kept },
    properties: { theme: { ...kept, type: 'enum', values: ['dark', 'light'] } },
  };
}

export const plan: Promised = {
  promise: 'plan',
  says: 'What the plan does not declare is refused, named in the answer, and stored nowhere.',
  tried:
    'A plan of one feature and one property; then, with every purpose agreed to, a feature, a property, a value and a message in a word of their own.',
  async check(ground) {
    const product = await ground.newProduct();
    await ground.feed(product, newFleet(), senders.ipv4);
    const firstDay = fleetDay(ground.nowMs, 0);
    const reason = 'It is tried by usance prove.';
    await ground.api.putPlan(product.id, { plan: planFrom(firstDay, ground.nowMs), reason });
    const marker = newMarker();
    const sync = syncOf(newMember(1), ground.nowMs);
    const [sessionDay] = sync['sessionDays'] as Record<string, unknown>[]; // as syncOf makes it
    const sent = await ground.sync(product, {
      ...sync,
      consent: { purposes: ['basic', 'usage', 'diagnostics', 'content'], basis: 'opt-in', day: firstDay },
      contexts: [{ app: { version: '4.0.0' }, properties: { theme: `theme ${marker}`, seats: marker } }],
      sessionDays: [
        {
          ...sessionDay,
          uses: [
            [fleetFeatures[0], 1],
            [`Secret/${marker}`, 1],
          ],
          exceptions: [{ seq: 1, hour: 9, type: 'TypeError', message: `at ${marker}`, handled: false }],
        },
      ],
    });
    const { accepted = 0, refused = [] } = sent.status === 200 ? (JSON.parse(sent.body) as Partial<Answer>) : {};
    const places = refused.map(({ at }) => at).toSorted();
    if (accepted !== 1 || String(places) !== String(undeclared))
      return failed(`${accepted} session days were stored, and refused was: ${places.join(', ') || 'nothing'}`);
    const seen = await isNowhere(ground, product, marker);
    return seen.outcome === 'passed' ? passed(`${places.length} items were refused; ${seen.seen}`) : seen;
  },
};

/** What the answer must name. */
const undeclared = [
  'contexts/0/properties/seats',
  'contexts/0/properties/theme',
  'sessionDays/0/exceptions/0/message',
  'sessionDays/0/uses/1',
];
