import { SyncSchema } from '@usance/protocol';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { dayOf, mondayOf } from './calendar.ts';
import { createFleet } from './fleet.ts';
import { weekDeliveriesOf } from './week-deliveries.ts';

const to = dayOf('2026-11-23');
const lives = [...createFleet({ seed: 3, installations: 60, from: to - 120, to, identifierMonths: 13 }).lives()];
const told = lives.map((life) => ({ life, deliveries: weekDeliveriesOf(life, to) }));
const all = told.flatMap(({ deliveries }) => deliveries);

describe('weekDeliveriesOf', () => {
  it('makes requests that the protocol knows, of one week each, and with nothing that is one’s own', () => {
    const syncs = Compile(SyncSchema);
    const bodies = all.map(({ body }) => ({
      key: 'pk_simulation0000000',
      sentAt: '2026-11-23T12:00:00.000Z',
      ...body,
    }));

    expect(bodies.filter((body) => !syncs.Check(body))).toEqual([]);
    expect(new Set(bodies.flatMap((body) => Object.keys(body)))).toEqual(
      new Set(['key', 'sentAt', 'environment', 'kind', 'consent', 'contexts', 'weeks']),
    );
    expect(
      new Set(bodies.flatMap(({ contexts }) => contexts.flatMap(({ system = {} }) => Object.keys(system)))),
    ).toEqual(new Set(['os', 'arch']));
    const names = all
      .filter(({ answerIsLost }) => !answerIsLost)
      .flatMap(({ body }) => (body.weeks ?? []).map(({ report }) => report));
    expect(new Set(names).size).toBe(names.length);
  });

  it('tells every day of the weeks that are over, each once', () => {
    for (const { life, deliveries } of told) {
      const days = new Set(life.days.map(({ day }) => day).filter((day) => mondayOf(day) + 8 <= to));
      const weeks = deliveries.filter(({ answerIsLost }) => !answerIsLost).flatMap(({ body }) => body.weeks ?? []);

      expect(weeks.reduce((sum, { activeDays }) => sum + activeDays, 0)).toBe(days.size);
    }
    expect(all.length).toBeGreaterThan(300);
  });
});
