import { limits, SyncSchema, type Purpose, type SessionDay, type Sync } from '@usance/protocol';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from './calendar.ts';
import { deliveriesOf, type Delivery } from './deliveries.ts';
import { createFleet, type FleetPlan, type Life } from './fleet.ts';

const plan: FleetPlan = {
  seed: 11,
  installations: 150,
  from: dayOf('2026-05-28'),
  to: dayOf('2026-11-23'),
  identifierMonths: 13,
};
const syncs = Compile(SyncSchema);

function deliver(change: Partial<FleetPlan> = {}): { life: Life; deliveries: Delivery[] }[] {
  return [...createFleet({ ...plan, ...change }).lives()].map((life) => ({ life, deliveries: deliveriesOf(life) }));
}

function wire({ body }: Delivery): Sync {
  return { key: 'pk_simulation0000000', sentAt: '2026-11-23T12:00:00.000Z', ...body };
}

const daysOf = (sent: Sync[]): SessionDay[] => sent.flatMap(({ sessionDays = [] }) => sessionDays);

const bytes = (seed: number): string =>
  JSON.stringify(deliver({ seed, installations: 30 }).map(({ deliveries }) => deliveries));

describe('deliveriesOf', () => {
  it('is the same to the byte for the same seed, and another for another seed', () => {
    expect(bytes(11)).toBe(bytes(11));
    expect(bytes(11)).not.toBe(bytes(12));
  });

  it('keeps to the protocol and its limits', () => {
    const sent = deliver().flatMap(({ deliveries }) => deliveries.map(wire));

    for (const sync of sent) {
      expect(syncs.Errors(sync)).toEqual([]);
      expect(JSON.stringify(sync).length).toBeLessThan(limits.bodyBytes);
    }
    expect(sent.length).toBeGreaterThan(150);
  });

  it('sends only what the person agreed to', () => {
    const sent = deliver().flatMap(({ deliveries }) => deliveries.map(wire));
    const without = (purpose: Purpose) => sent.filter(({ consent }) => !consent.purposes.includes(purpose));

    expect(daysOf(without('usage')).filter(({ uses }) => uses !== undefined)).toEqual([]);
    expect(daysOf(without('diagnostics')).filter(({ exceptions }) => exceptions !== undefined)).toEqual([]);
    expect(without('content').flatMap(({ contexts }) => contexts.filter(({ properties }) => properties))).toEqual([]);
    expect(daysOf(without('usage')).length).toBeGreaterThan(0);
    expect(daysOf(sent).some(({ uses }) => uses !== undefined)).toBe(true);
    expect(daysOf(sent).some(({ exceptions }) => exceptions !== undefined)).toBe(true);
  });

  it('ends in exactly the days that were lived, whatever was repeated, late or taken back', () => {
    for (const { life, deliveries } of deliver()) {
      const standing = new Map<string, SessionDay>();
      for (const { body } of deliveries) {
        for (const record of body.sessionDays ?? []) {
          const key = `${record.session} ${record.day}`;
          if (record.revision >= (standing.get(key)?.revision ?? 0)) standing.set(key, record);
        }
      }
      const seen = [...standing.values()].map((record) => JSON.stringify({ ...record, context: undefined }));

      expect(seen.toSorted()).toEqual(life.days.map(({ record }) => JSON.stringify(record)).toSorted());
    }
  });

  it('never gives one revision two meanings', () => {
    for (const { deliveries } of deliver()) {
      const states = new Map<string, string>();
      for (const { body, address } of deliveries) {
        for (const record of body.sessionDays ?? []) {
          const key = `${record.session} ${record.day} ${record.revision}`;
          const state = JSON.stringify([{ ...record, context: body.contexts[record.context] }, address]);
          expect(states.get(key) ?? state).toBe(state);
          states.set(key, state);
        }
      }
    }
  });

  it('repeats, reorders, loses answers and lets clocks go wrong, each now and then', () => {
    const all = deliver({ installations: 600 });
    const deliveries = all.flatMap((sent) => sent.deliveries);
    const bodies = deliveries.map(({ body }) => body);
    const running = bodies.flatMap(({ sessionDays = [] }) => sessionDays.filter(({ revision }) => revision === 1));
    const isLate = ({ deliveries: own }: (typeof all)[number]) =>
      own.some(({ body }, at) => (body.sessionDays?.[0]?.day ?? '') < (own[at - 1]?.body.sessionDays?.[0]?.day ?? ''));

    expect(new Set(bodies).size).toBeLessThan(bodies.length);
    expect(running.length).toBeGreaterThan(0);
    expect(all.some(isLate)).toBe(true);
    expect(deliveries.some(({ answerIsLost }) => answerIsLost)).toBe(true);
    expect(deliveries.some(({ clockErrorSeconds }) => Math.abs(clockErrorSeconds) > 86_400)).toBe(true);
  });

  it('follows every delivery whose answer is lost by the same one', () => {
    const pairs = deliver({ installations: 600 }).flatMap(({ deliveries }) =>
      deliveries.flatMap((delivery, at) => (delivery.answerIsLost ? [[delivery, deliveries[at + 1]]] : [])),
    );

    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.map(([, next]) => next)).toEqual(pairs.map(([lost]) => ({ ...lost, answerIsLost: false })));
  });

  it('names as first day the first of all days sent', () => {
    for (const { life, deliveries } of deliver()) {
      const days = deliveries.flatMap(({ body }) => (body.sessionDays ?? []).map(({ day }) => day));
      expect(dayText(life.firstDay)).toBe(days.toSorted()[0]);
      for (const { body } of deliveries) expect(body.firstDay).toBe(dayText(life.firstDay));
    }
  });
});
