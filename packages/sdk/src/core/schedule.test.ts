import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import { createSchedule } from './schedule.ts';
import type { Answer } from './wire.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function aSchedule({ fraction = 0.5 } = {}) {
  const hand = createHandClock('2026-11-23T10:00:00Z');
  const disk = createMemoryDisk(hand.clock.now);
  const storage = disk.storageOf({ owner: 'me', isAlive: () => true, mayStep: () => true });
  let offset = 0;
  const start = () =>
    createSchedule({ storage, clock: hand.clock, random: { uuid: () => '', fraction: () => fraction } }, (told) => {
      offset = told;
    });
  return { hand, disk, start, schedule: start(), offset: () => offset };
}
const anAnswer = (serverTime: string, settings: Partial<Answer['settings']> = {}): Answer => ({
  accepted: 1,
  refused: [],
  serverTime,
  settings: { syncEverySeconds: 1200, collect: 'all', ...settings },
  messages: [],
});

describe('the schedule', () => {
  it('is due at once if nothing was ever sent', () => {
    const { schedule } = aSchedule();

    expect([schedule.waitMs(), schedule.pauseMs(), schedule.isSwitchedOff()]).toEqual([0, 0, false]);
  });

  it.each([
    [1200, 20 * minute],
    [1, minute],
    [10 ** 9, 7 * day],
  ])('waits for %i seconds when the server says so, within reason', (syncEverySeconds, expected) => {
    const { schedule, hand } = aSchedule();
    schedule.answered(anAnswer('2026-11-23T10:00:00Z', { syncEverySeconds }), hand.clock.now());

    expect(schedule.waitMs()).toBe(expected);
    expect(schedule.pauseMs()).toBe(0);
  });

  it('is kept, so that many short runs send no more often than one long run', () => {
    const { schedule, hand, start } = aSchedule();
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now());
    hand.pass(5 * minute);

    expect(start().waitMs()).toBe(15 * minute);
  });

  it('learns from another run what that was told', () => {
    const { schedule, hand, start, offset } = aSchedule();
    start().answered(anAnswer('2026-11-23T12:00:00Z', { collect: 'none' }), hand.clock.now());
    expect(schedule.isSwitchedOff()).toBe(false);

    schedule.refresh();

    expect(schedule.isSwitchedOff()).toBe(true);
    expect(offset()).toBe(2 * hour);
  });

  it('asks a product that is switched off once a week', () => {
    const { schedule, hand } = aSchedule();
    schedule.answered(anAnswer('2026-11-23T10:00:00Z', { collect: 'none' }), hand.clock.now());

    expect([schedule.isSwitchedOff(), schedule.waitMs()]).toEqual([true, 7 * day]);
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now());
    expect([schedule.isSwitchedOff(), schedule.waitMs()]).toEqual([false, 20 * minute]);
  });

  it('waits twice as long after each failure, up to six hours, and forgets them with an answer', () => {
    const { schedule, hand } = aSchedule();
    const waits = Array.from({ length: 12 }, () => {
      schedule.trying();
      schedule.failed(undefined);
      return schedule.waitMs();
    });

    expect(waits.slice(0, 4)).toEqual([minute / 2, minute, 2 * minute, 4 * minute]);
    expect(waits.at(-1)).toBe(3 * hour); // half of six hours: the random number is one half
    expect(schedule.pauseMs()).toBe(0);
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now());
    schedule.trying();
    expect(schedule.waitMs()).toBe(minute / 2);
  });

  it('waits as after a failure if the program ends before the answer', () => {
    const { schedule, start } = aSchedule();
    schedule.trying();

    expect(start().waitMs()).toBe(minute / 2);
  });

  it.each([
    [undefined, 0],
    [2 * minute, 2 * minute],
    [400 * day, day],
  ])('pauses for %s ms when the server asks for it, and spreads the returns after that', (retryAfterMs, pause) => {
    for (const fraction of [0, 0.99]) {
      const { schedule } = aSchedule({ fraction });
      schedule.trying();
      schedule.failed(retryAfterMs);

      expect(schedule.pauseMs()).toBe(pause);
      expect(schedule.waitMs()).toBeCloseTo(pause + fraction * minute, -1);
    }
  });

  it('is not stopped by a clock that was set back since', () => {
    const { schedule, hand } = aSchedule();
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now());
    schedule.trying();
    schedule.failed(hour);

    hand.set('2026-10-01T10:00:00Z');

    expect([schedule.waitMs(), schedule.pauseMs()]).toEqual([0, 0]);
  });

  it('takes the middle of the way there and back for when the server looked at its clock', () => {
    const { schedule, hand, offset } = aSchedule();
    const sentAt = hand.clock.now();
    hand.pass(2_000);
    schedule.answered(anAnswer('2026-11-23T10:30:01Z'), sentAt);
    expect(offset()).toBe(30 * minute);

    schedule.setClock(Date.parse('2026-11-23T09:00:02Z'));

    expect(offset()).toBe(-hour);
  });

  it('is not misled by a clock that was set while the answer was on its way', () => {
    const { schedule, hand, offset } = aSchedule();
    const sentAt = Date.parse('1970-01-01T00:00:10Z');
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), sentAt);
    expect(offset()).toBe(0);

    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now() + day);

    expect(offset()).toBe(0);
  });

  it.each(['', '[]', '{"offsetMs":"soon","nextSyncAt":null,"failures":"many"}', '\0\0'])(
    'takes %j on the disk for nothing said',
    (text) => {
      const { disk, start, hand } = aSchedule();
      disk.files.set('server.json', { text, at: hand.clock.now() });
      const schedule = start();
      expect([schedule.waitMs(), schedule.isSwitchedOff()]).toEqual([0, false]);

      schedule.trying();

      expect(schedule.waitMs()).toBe(minute / 2);
    },
  );

  it('says nothing new while the disk takes nothing, and holds for this run all the same', () => {
    const { schedule, disk, hand, start } = aSchedule();
    disk.isFull = true;
    schedule.answered(anAnswer('2026-11-23T10:00:00Z'), hand.clock.now());

    expect(schedule.waitMs()).toBe(20 * minute);
    expect(start().waitMs()).toBe(0);
  });
});
