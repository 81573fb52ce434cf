import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeText } from './filters/write-clause.ts';
import { askerOf, closeWorlds, everywhere, openWorlds, risesIn, seed, sum, wholeOf } from './testing/worlds.ts';

/*
 * What must hold between numbers, in one report and from one report to another, whatever the fleet and the filters: a reader who adds up
 * two charts must not find them at odds. Each claim is held against the same few random fleets; SEED repeats a run.
 */

beforeAll(openWorlds, 60_000);
afterAll(closeWorlds);

describe(`in random fleets of seed ${seed}`, { timeout: 60_000 }, () => {
  test('splits by a value that an installation has one of give the whole', () =>
    everywhere(async (ask) => {
      const whole = await wholeOf(ask);
      const { rows, totals } = await ask('breakdown', { by: 'latest.os', limit: '2' });

      expect(sum(rows, 'installations')).toBe(whole.active);
      expect(sum(rows, 'sessions')).toBe(whole.sessions);
      expect(sum(rows, 'hours')).toBeCloseTo(whole.hours, 9);
      expect(totals).toEqual({ installations: whole.active, several: 0 });
      return whole.active;
    }));

  test('splits by a value that may change give at least the whole, and at most as much more as had several', () =>
    everywhere(async (ask) => {
      const whole = await wholeOf(ask);
      const { rows, totals } = await ask('breakdown', { by: 'continent' });

      expect(sum(rows, 'sessions')).toBe(whole.sessions);
      expect(totals?.['installations']).toBe(whole.active);
      const more = sum(rows, 'installations') - whole.active;
      expect(more).toBeGreaterThanOrEqual(totals?.['several'] ?? -1);
      expect(more).toBeLessThanOrEqual((totals?.['several'] ?? 0) * (rows.length - 1));
      return whole.active;
    }));

  test('the new and the lost of all values are all of them, since there is one first session day and one last', () =>
    everywhere(async (ask) => {
      const { period: _period, ...whole } = await wholeOf(ask);
      const { rows, totals } = await ask('activity', {
        by: 'version,os',
        limit: '2',
        interval: 'week',
        rankBy: 'lost',
      });

      expect(totals).toEqual(whole);
      for (const count of ['new', 'lost', 'sessions'] as const) expect(sum(rows, count)).toBe(whole[count]);
      return whole.lost;
    }));

  test('whoever is active is new, replacing, retained or resurrected, and whoever was is retained or dormant', () =>
    everywhere(async (ask) => {
      const lifecycle = await ask('lifecycle', { interval: 'week' });

      for (const row of lifecycle.rows)
        expect(row.new + row.replacing + row.retained + row.resurrected).toBe(row.active);
      const seenAgain = lifecycle.rows.slice(1).map(({ retained, dormant }) => retained + dormant);
      expect(seenAgain).toEqual(lifecycle.rows.slice(0, -1).map(({ active }) => active));
      return sum(lifecycle.rows, 'active');
    }));

  test('the same installations came in activity, survival, churn and consent; retention begins with all of them', () =>
    everywhere(async (ask, { context }) => {
      const { new: added } = await wholeOf(ask);
      const survival = await ask('survival', { unit: 'week' });
      const churn = await ask('churn', { interval: 'week' });
      const consent = await ask('consent', { downloads: '1000' });
      const retention = await ask('retention', { interval: 'week' });

      expect(survival.rows[0]?.atRisk ?? 0).toBe(added);
      expect(
        sum(
          churn.rows.filter(({ tenure }) => tenure === 0),
          'atRisk',
        ),
      ).toBe(added);
      expect(consent.totals).toMatchObject({ new: added, participation: added / 1000 });
      const begun = retention.rows.filter(({ period }) => period === 0);
      for (const row of begun) expect([row.active, row.share]).toEqual([row.size, 1]);
      // Who came under an ID that did not live to the end of the week is in no cohort.
      expect(sum(begun, 'size')).toBeLessThanOrEqual(added);
      expect(context.identifierMonths < 13 || sum(begun, 'size') === added).toBe(true);
      return added;
    }));

  test('survival falls, and loses whom churn loses', () =>
    everywhere(async (ask) => {
      const survival = await ask('survival', { unit: 'week' });
      const churn = await ask('churn', { interval: 'total', unit: 'week' });

      expect(risesIn(survival.rows.map((row) => row.survival))).toEqual([]);
      expect(risesIn(survival.rows.map(({ atRisk }) => atRisk))).toEqual([]);
      expect(churn.rows.map(({ tenure, atRisk, lost }) => ({ tenure, atRisk, lost }))).toEqual(
        survival.rows.map(({ tenure, atRisk, lost }) => ({ tenure, atRisk, lost })),
      );
      return sum(survival.rows, 'lost');
    }));

  test('as many are lost in the report of the lost as in activity', () =>
    everywhere(async (ask) => {
      const { lost } = await wholeOf(ask);

      expect(sum((await ask('lost')).rows, 'lost')).toBe(lost);
      return lost;
    }));

  test('histograms of the active hold each of them once', () =>
    everywhere(async (ask, { feature }) => {
      const { active } = await wholeOf(ask);
      const engagement = await ask('engagement', { of: 'days', and: 'hours' });
      const frequency = await ask('feature-frequency', { feature });
      const laggards = await ask('laggards');
      const ages = await ask('installed-base');

      expect(sum(engagement.rows, 'installations')).toBe(active);
      expect(sum(frequency.rows, 'installations')).toBe(active);
      expect(sum(laggards.rows, 'installations') + (laggards.totals?.['unknown'] ?? 0)).toBe(active);
      expect(sum(ages.rows, 'installations') + (ages.totals?.['replacements'] ?? 0)).toBe(active);
      return active;
    }));

  test('sessions are as many by the hour of the week as in activity', () =>
    everywhere(async (ask) => {
      const { sessions } = await wholeOf(ask);
      const { rows, totals } = await ask('rhythm');

      expect(totals?.['sessions']).toBe(sessions);
      expect(sum(rows, 'sessions') + (totals?.['unknownSessions'] ?? 0)).toBe(sessions);
      return sessions;
    }));

  test('no feature has more installations than are active, and each report says the same of it', () =>
    everywhere(async (ask, { feature }) => {
      const { active } = await wholeOf(ask);
      const { rows, totals } = await ask('features');
      const one = await ask('feature', { feature, interval: 'total' });
      const frequency = await ask('feature-frequency', { feature });
      const dropping = await ask('dropping', { what: `feature=${feature}` });

      expect(totals?.['installations']).toBe(active);
      for (const { installations, share } of rows) expect(share).toBe(installations / active);
      const row = rows.find((other) => other.feature === feature);
      const users = row?.installations ?? 0;
      expect(users).toBeLessThanOrEqual(active);
      expect(sum(one.rows, 'installations')).toBe(users);
      expect(sum(one.rows, 'uses')).toBe(row?.uses ?? 0);
      expect(active - (frequency.rows.find(({ bucket }) => bucket === 'never')?.installations ?? 0)).toBe(users);
      expect(dropping.rows).toMatchObject([{ active, installations: users }]);
      return users;
    }));

  test('crash-free shares lie between 0 and 1, and those that crashed add up', () =>
    everywhere(async (ask) => {
      const { active } = await wholeOf(ask);
      const { rows, totals } = await ask('crash-free', { by: 'latest.version', limit: '2' });

      for (const { crashFreeInstallations, crashFreeSessionDays } of rows)
        for (const share of [crashFreeInstallations, crashFreeSessionDays]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      for (const column of ['sessionDays', 'crashedSessionDays', 'installations', 'crashedInstallations'] as const)
        expect(sum(rows, column)).toBe(totals?.[column]);
      expect(totals?.['installations']).toBe(active);
      return totals?.['crashedInstallations'] ?? 0;
    }));

  test('exceptions by where they were thrown are all exceptions', () =>
    everywhere(async (ask) => {
      const { rows, totals } = await ask('exceptions', { limit: '1000' });

      expect(sum(rows, 'exceptions')).toBe(totals?.['exceptions']);
      expect(sum(rows, 'unhandled')).toBe(totals?.['unhandled']);
      return sum(rows, 'exceptions');
    }));

  test('a day has at most as many active installations as its week, and that as its month', () =>
    everywhere(async (ask) => {
      const { rows } = await ask('stickiness');
      const days = (await ask('activity', { interval: 'day' })).rows;

      for (const { dau, wau, mau } of rows) expect(risesIn([mau, wau, dau])).toEqual([]);
      expect(rows.map(({ dau }) => dau)).toEqual(days.map(({ active }) => active));
      return sum(rows, 'dau');
    }));

  test('the steps of a funnel fall', () =>
    everywhere(async (ask, { feature }) => {
      const step = writeText(`feature=${feature}`);
      const { rows } = await ask('funnel', { steps: [step, step].join(','), window: '30' });

      expect(risesIn(rows.map(({ installations }) => installations))).toEqual([]);
      return rows[0]?.installations ?? 0;
    }));

  test('whoever is counted by default is active, and all others are set apart', () =>
    everywhere(async (_, { raw, context }) => {
      const { environment: _environment, kind: _kind, ...own } = raw;
      const ask = askerOf({ context, raw: own });
      const activity = await ask('activity', { interval: 'week' });
      const { rows } = await ask('set-apart', { interval: 'week' });

      // Filters that look at an installation as a whole see more of it where all environments and kinds are there.
      const looksAtRows = Object.keys(own).every((key) => !/^(?:latest|ever|feature)\./.test(key));
      const active = activity.rows.map((row) => row.active);
      expect(looksAtRows ? rows.map(({ counted }) => counted) : active).toEqual(active);
      for (const row of rows) expect(row.counted + row.setApart).toBe(row.installations);
      for (const row of rows)
        expect(row.development + row.ci + row.ephemeral + row.clone).toBeGreaterThanOrEqual(row.setApart);
      return sum(rows, 'installations');
    }));

  test('everyone agreed to something, and whoever changed their mind is there more than once', () =>
    everywhere(async (ask) => {
      const { active } = await wholeOf(ask);
      const { rows, totals } = await ask('consent', { interval: 'total' });

      expect(totals?.['installations']).toBe(active);
      expect(sum(rows, 'installations')).toBeGreaterThanOrEqual(active + (totals?.['changed'] ?? 0));
      for (const { installations, share } of rows) expect(share).toBe(installations / active);
      return active;
    }));

  test('what arrived was active, and all of it is known in the end', () =>
    everywhere(async (ask) => {
      const { rows, totals } = await ask('arrival-delay');
      const pairs = sum((await ask('activity', { interval: 'day' })).rows, 'active');

      expect(sum(rows, 'pairs')).toBe(totals?.['pairs']);
      expect(sum(rows, 'pairs')).toBeLessThanOrEqual(pairs);
      expect(rows.at(-1)?.known ?? 1).toBe(1);
      expect(risesIn(rows.map(({ known }) => -known))).toEqual([]);
      return rows.length;
    }));

  test('refused items are all refused items, and their shares are one', () =>
    everywhere(async (_, { raw, context }) => {
      const scoped = Object.entries(raw).filter(([key]) => ['from', 'to', 'environment', 'kind'].includes(key));
      const ask = askerOf({ context, raw: Object.fromEntries(scoped) });
      const { rows, totals } = await ask('refusals', { interval: 'total' });

      expect(sum(rows, 'items')).toBe(totals?.['items']);
      expect(sum(rows, 'share')).toBeCloseTo(rows.length === 0 ? 0 : 1, 9);
      return sum(rows, 'items');
    }));
});
