import { limits } from '@usance/protocol/limits';
import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { aRecorder, daysOf } from '../testing/recording.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A recorder with one session, from a date on. */
function aSession(date = '2026-11-23T10:00:00Z', options: Parameters<typeof aRecorder>[1] = {}) {
  const hand = createHandClock(date);
  const made = aRecorder(hand, options);
  return { hand, ...made, session: made.recorder.open(false), days: () => daysOf(made.recorder) };
}

describe('a session', () => {
  it('counts uses, and sums the number beside them', () => {
    const { session, days } = aSession();

    session.track('Export/PDF');
    session.track('Export/PDF');
    session.track('Import/Rows', 1800);
    session.track('Import/Rows', 33.5);

    expect(days()[0]?.uses).toEqual([
      ['Export/PDF', 2],
      ['Import/Rows', 2, 1833.5],
    ]);
  });

  it('says when it began, where the machine is', () => {
    expect(aSession('2026-11-22T21:30:00Z').days()).toMatchObject([
      { day: '2026-11-22', localHour: 21, localWeekday: 7, continued: false, ended: false, revision: 1 },
    ]);
  });

  it('takes no date that the wire cannot say', () => {
    const { hand, session, days } = aSession('1970-01-01T00:00:00Z');
    hand.set('+275760-09-13T00:00:00Z');
    session.track('A');

    expect(days().map(({ day }) => day)).toEqual(['1970-01-01', '9999-12-31']);
  });

  describe('in time', () => {
    it('splits at midnight UTC, and divides the time', () => {
      const { hand, session, days } = aSession('2026-11-23T23:59:30Z');
      session.track('Before');

      hand.pass(90_000);
      session.track('After');

      expect(days()).toMatchObject([
        { session: 'uuid-1', day: '2026-11-23', continued: false, seconds: 30, uses: [['Before', 1]], ended: false },
        { session: 'uuid-1', day: '2026-11-24', continued: true, seconds: 60, uses: [['After', 1]] },
      ]);
    });

    it('splits at midnight without a call, too', () => {
      const { hand, days } = aSession('2026-11-23T23:59:30Z');
      hand.pass(minute);
      days();

      expect(days()).toMatchObject([
        { day: '2026-11-23', seconds: 30 },
        { day: '2026-11-24', seconds: 30, continued: true },
      ]);
    });

    it('counts a whole day to its last second, and no more', () => {
      const { hand, session, days } = aSession('2026-11-23T00:00:00Z');
      for (let i = 0; i < 25 * 60; i++) {
        hand.pass(minute);
        session.track('A');
        days();
      }

      expect(days()).toMatchObject([
        { day: '2026-11-23', seconds: 86_400 },
        { day: '2026-11-24', seconds: 3_600 },
      ]);
    });

    it('counts no time after so long without a call', () => {
      const { hand, session, days } = aSession(undefined, { idleAfterMs: 3 * minute });
      for (let i = 0; i < 10; i++) {
        hand.pass(minute);
        days();
      }
      expect(days()[0]?.seconds).toBe(180);

      session.track('A');
      hand.pass(minute);

      expect(days()[0]?.seconds).toBe(240);
    });

    it('counts none of the time that a machine slept through, whether its steady clock stood still or not', () => {
      const standing = aSession();
      standing.hand.pass(minute);
      standing.hand.set('2026-11-23T19:00:00Z');
      const going = aSession();
      going.hand.pass(minute);
      going.days();
      going.hand.pass(9 * hour);

      expect(standing.days()[0]?.seconds).toBe(60);
      // As long as a busy machine may leave it without a look at the clock.
      expect(going.days()[0]?.seconds).toBeLessThanOrEqual(60 + 300);
    });

    it('goes on under the day of waking', () => {
      const { hand, session, days } = aSession('2026-11-23T22:00:00Z');
      hand.pass(minute);
      hand.set('2026-11-26T08:00:00Z');
      session.track('A');

      expect(days()).toMatchObject([
        { day: '2026-11-23', seconds: 60, uses: [] },
        { session: 'uuid-1', day: '2026-11-26', continued: true, seconds: 0, uses: [['A', 1]] },
      ]);
    });
  });

  describe('while the clock is set', () => {
    it('stays in its day if it goes back over midnight by a little', () => {
      const { hand, session, days } = aSession('2026-11-24T00:00:01Z');
      hand.set('2026-11-23T23:59:58Z');
      session.track('A');

      expect(days()).toMatchObject([{ day: '2026-11-24', uses: [['A', 1]] }]);
    });

    it('counts no time twice if it goes back by hours within the day', () => {
      const { hand, days } = aSession('2026-11-23T20:00:00Z');
      hand.pass(2 * minute);
      days();
      hand.set('2026-11-23T08:00:00Z');
      hand.pass(minute);

      expect(days()).toMatchObject([{ day: '2026-11-23', seconds: 180, revision: 2 }]);
    });

    it('goes on under another session if it goes back by days, so that no day is told of twice', () => {
      const { hand, session, days } = aSession();
      hand.set('2030-01-01T10:00:00Z');
      session.track('Later');
      hand.set('2026-11-23T11:00:00Z');
      session.track('Back');
      hand.set('2030-01-01T11:00:00Z');
      session.track('Later');

      expect(days()).toMatchObject([
        { session: 'uuid-1', day: '2026-11-23', continued: false },
        { session: 'uuid-1', day: '2030-01-01', continued: true, uses: [['Later', 1]] },
        { session: 'uuid-2', day: '2026-11-23', continued: true, uses: [['Back', 1]] },
        { session: 'uuid-2', day: '2030-01-01', continued: true, uses: [['Later', 1]] },
      ]);
    });

    it('moves to the right day what the collector refused for its date', () => {
      const { hand, recorder, dayClock, session, days } = aSession('2100-01-01T10:00:00Z');
      session.track('A');
      session.addException({ type: 'Error', handled: true });
      hand.pass(minute);
      const [handed] = recorder.pending(true);

      dayClock.setOffset(Date.parse('2026-11-23T10:00:00Z') - hand.clock.now(), hand.clock.now());
      if (handed) recorder.redate(handed, '2026-11-23');

      expect(days()).toMatchObject([
        {
          session: '21000101',
          day: '2026-11-23',
          continued: false,
          seconds: 60,
          uses: [['A', 1]],
          exceptions: [{ seq: 1 }],
        },
        { session: 'uuid-2', day: '2026-11-23', continued: true, seconds: 0, uses: [], exceptions: [] },
      ]);
    });

    it('leaves in its day what was refused while the clock knows no better', () => {
      const { recorder, session, days } = aSession('2100-01-01T10:00:00Z');
      session.track('A');
      const [handed] = recorder.pending(true);
      if (handed) recorder.redate(handed, '2026-11-23');

      expect(days()).toMatchObject([{ session: 'uuid-1', day: '2100-01-01' }]);
    });
  });

  describe('revisions', () => {
    it('grow only with the first change after a writing', () => {
      const { recorder, session, days, changes } = aSession();
      session.track('A');
      session.track('B');
      const before = changes();
      const [written] = days();

      session.track('A');
      session.track('A');

      expect(written).toMatchObject({
        revision: 1,
        uses: [
          ['A', 1],
          ['B', 1],
        ],
      });
      expect(changes()).toBe(before + 1);
      expect(recorder.pending(true)[0]?.day).toMatchObject({
        revision: 2,
        uses: [
          ['A', 3],
          ['B', 1],
        ],
      });
      expect(days()[0]?.revision).toBe(2);
    });

    it('grow with the time that passes, by whole seconds', () => {
      const { hand, days } = aSession();
      days();
      hand.pass(400);
      expect(days()).toMatchObject([{ revision: 1, seconds: 0 }]);
      hand.pass(400);

      expect(days()).toMatchObject([{ revision: 2, seconds: 1 }]);
    });

    it('are not told of again once they are acknowledged', () => {
      const { recorder, session, days } = aSession();
      const [handed] = recorder.pending(true);
      if (handed) recorder.acknowledge(handed.day);
      expect(days()).toEqual([]);

      session.track('A');

      expect(days()).toMatchObject([{ revision: 2 }]);
      if (handed) recorder.acknowledge(handed.day); // late, of what is older
      expect(days()).toMatchObject([{ revision: 2 }]);
    });
  });

  it('keeps to the limits of the wire, and counts what it drops', () => {
    const { session, days, drops } = aSession();
    const hour10 = { type: 'Error', handled: true };

    for (let i = 0; i < limits.uses + 5; i++) session.track(`F${i}`);
    for (let i = 0; i < limits.exceptions + 3; i++) session.addException(hour10);
    for (let i = 0; i < 3; i++) session.track('F0', limits.total);
    session.track('F1', limits.total * 2);

    const [day] = days();
    expect(day?.uses).toHaveLength(limits.uses);
    expect(day?.uses[0]).toEqual(['F0', 4, limits.total]);
    expect(day?.exceptions).toHaveLength(limits.exceptions);
    expect(drops()).toEqual({ 'over-limit': 8, 'invalid-number': 1 });
  });

  it('counts no uses for a person who did not agree to that, without a word', () => {
    const { session, days, drops } = aSession(undefined, { purposes: ['basic'] });
    session.track('A');
    session.event('A');

    expect(days()[0]).toMatchObject({ uses: [], events: [] });
    expect(drops()).toEqual({});
  });
});
