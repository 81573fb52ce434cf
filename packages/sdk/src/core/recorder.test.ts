import type { Purpose } from '@usance/protocol';
import { limits } from '@usance/protocol/limits';
import { describe, expect, it } from 'vitest';
import { createHandClock, type HandClock } from '../testing/host.ts';
import { createDayClock } from './day.ts';
import { createDropCounter } from './drops.ts';
import { createRecorder, type Recorder } from './recorder.ts';

function aRecorder(hand: HandClock, purposes: Purpose[] = ['basic', 'usage', 'diagnostics', 'content']) {
  let uuids = 0;
  const dayClock = createDayClock(hand.clock);
  const drops = createDropCounter();
  const recorder = createRecorder({
    clock: hand.clock,
    dayClock,
    drops,
    random: { uuid: () => `session-${++uuids}`, fraction: () => 0 },
    purposes,
    context: { app: { version: '1.0.0' } },
    continued: false,
    onChange: () => undefined,
  });
  return { recorder, dayClock, drops };
}

const days = (recorder: Recorder) => recorder.records().map(({ sessionDay }) => sessionDay);
const today = (recorder: Recorder) => days(recorder).at(-1);

describe('a recorder', () => {
  it('counts uses, and sums the number beside them', () => {
    const { recorder } = aRecorder(createHandClock('2026-11-23T10:00:00Z'));

    recorder.track('Export/PDF');
    recorder.track('Export/PDF');
    recorder.track('Import/Rows', 1800);
    recorder.track('Import/Rows', 33.5);

    expect(today(recorder)?.uses).toEqual([
      ['Export/PDF', 2],
      ['Import/Rows', 2, 1833.5],
    ]);
  });

  it('says when it began, where the machine is', () => {
    const { recorder } = aRecorder(createHandClock('2026-11-22T21:30:00Z'));

    expect(today(recorder)).toMatchObject({ day: '2026-11-22', localHour: 21, localWeekday: 7, continued: false });
  });

  it('splits at midnight UTC, and divides the time', () => {
    const hand = createHandClock('2026-11-23T23:59:30Z');
    const { recorder } = aRecorder(hand);
    recorder.track('Before');

    hand.pass(90_000);
    recorder.track('After');

    expect(days(recorder)).toMatchObject([
      { session: 'session-1', day: '2026-11-23', continued: false, seconds: 30, uses: [['Before', 1]] },
      { session: 'session-1', day: '2026-11-24', continued: true, seconds: 60, uses: [['After', 1]] },
    ]);
    expect(days(recorder)[0]?.ended).toBe(false);
  });

  it('counts no time that the machine slept through', () => {
    const hand = createHandClock('2026-11-23T22:00:00Z');
    const { recorder } = aRecorder(hand);

    hand.pass(3_600_000);
    hand.set('2026-11-26T08:00:00Z');
    recorder.advance();

    const [before, after] = days(recorder);
    expect(before).toMatchObject({ day: '2026-11-23' });
    expect(after).toMatchObject({ day: '2026-11-26', continued: true });
    expect((before?.seconds ?? 0) + (after?.seconds ?? 0)).toBe(3600);
  });

  it('stays in its day when the clock is set back over midnight by a little', () => {
    const hand = createHandClock('2026-11-24T00:00:01Z');
    const { recorder } = aRecorder(hand);

    hand.set('2026-11-23T23:59:58Z');
    recorder.track('A');

    expect(days(recorder)).toMatchObject([{ day: '2026-11-24', uses: [['A', 1]] }]);
  });

  it('goes on under another session when the clock goes back by days, so that no day is recorded twice', () => {
    const hand = createHandClock('2026-11-23T10:00:00Z');
    const { recorder } = aRecorder(hand);
    hand.set('2030-01-01T10:00:00Z');
    recorder.track('Later');

    hand.set('2026-11-23T11:00:00Z');
    recorder.track('Back');

    expect(days(recorder)).toMatchObject([
      { session: 'session-1', day: '2026-11-23' },
      { session: 'session-1', day: '2030-01-01', continued: true },
      { session: 'session-2', day: '2026-11-23', continued: true, uses: [['Back', 1]] },
    ]);
  });

  it('raises the revision only for changes after it was given to a send', () => {
    const hand = createHandClock('2026-11-23T10:00:00Z');
    const { recorder } = aRecorder(hand);
    recorder.track('A');
    recorder.track('B');
    expect(today(recorder)?.revision).toBe(1);

    const handed = recorder.hand();
    expect(today(recorder)?.revision).toBe(1);
    recorder.track('A');
    recorder.track('A');

    expect(handed?.sessionDay).toMatchObject({
      revision: 1,
      uses: [
        ['A', 1],
        ['B', 1],
      ],
    });
    expect(today(recorder)).toMatchObject({
      revision: 2,
      uses: [
        ['A', 3],
        ['B', 1],
      ],
    });
  });

  it('takes passing time for a change', () => {
    const hand = createHandClock('2026-11-23T10:00:00Z');
    const { recorder } = aRecorder(hand);
    recorder.hand();

    hand.pass(400);
    recorder.advance();
    expect(today(recorder)).toMatchObject({ revision: 1, seconds: 0 });
    hand.pass(400);
    recorder.advance();

    expect(today(recorder)).toMatchObject({ revision: 2, seconds: 1 });
  });

  it('gives nothing to a send that the collector has already', () => {
    const { recorder } = aRecorder(createHandClock('2026-11-23T10:00:00Z'));
    const handed = recorder.hand();
    if (handed !== undefined) recorder.acknowledge(handed.sessionDay);

    expect(recorder.hand()).toBeUndefined();
    recorder.track('A');
    expect(recorder.hand()?.sessionDay.revision).toBe(2);
  });

  it('records under the right day what the collector refused for its date', () => {
    const hand = createHandClock('2100-01-01T10:00:00Z');
    const { recorder, dayClock } = aRecorder(hand);
    recorder.track('A');
    const handed = recorder.hand();

    dayClock.setOffset(Date.parse('2026-11-23T10:00:00Z') - hand.clock.now());
    if (handed !== undefined) recorder.redate(handed.sessionDay);

    expect(days(recorder)).toMatchObject([
      { session: 'session-2', day: '2026-11-23', revision: 1, continued: false, uses: [['A', 1]] },
    ]);
  });

  it('records only what the purposes allow', () => {
    const { recorder, drops } = aRecorder(createHandClock('2026-11-23T10:00:00Z'), ['basic']);

    recorder.track('A');
    recorder.setProperty('theme', 'dark');
    recorder.addException({ type: 'Error', handled: true });
    recorder.setLicense({ type: 'trial' });

    const [record] = recorder.records();
    expect(record?.sessionDay).not.toHaveProperty('uses');
    expect(record?.sessionDay).not.toHaveProperty('exceptions');
    expect(record?.context).toEqual({ app: { version: '1.0.0' }, license: { type: 'trial' } });
    expect(drops.counts()).toEqual({});
  });

  it('keeps to the limits of the wire, and counts what it drops', () => {
    const { recorder, drops } = aRecorder(createHandClock('2026-11-23T10:00:00Z'));

    for (let i = 0; i < limits.uses + 5; i++) recorder.track(`F${i}`);
    for (let i = 0; i < limits.properties + 4; i++) recorder.setProperty(`p${i}`, i);
    for (let i = 0; i < limits.exceptions + 3; i++) recorder.addException({ type: 'Error', handled: true });

    const [record] = recorder.records();
    expect(record?.sessionDay.uses).toHaveLength(limits.uses);
    expect(Object.keys(record?.context.properties ?? {})).toHaveLength(limits.properties);
    expect(record?.sessionDay.exceptions).toHaveLength(limits.exceptions);
    expect(drops.counts()).toEqual({ 'over-limit': 12 });
  });

  it('sets, changes and takes away properties, whatever their names', () => {
    const { recorder } = aRecorder(createHandClock('2026-11-23T10:00:00Z'));

    recorder.setProperty('theme', 'dark');
    recorder.setProperty('theme', 'light');
    recorder.setProperty('__proto__', true);
    recorder.setProperty('gone', 1);
    recorder.setProperty('gone', undefined);

    expect(Object.entries(recorder.records()[0]?.context.properties ?? {})).toEqual([
      ['theme', 'light'],
      ['__proto__', true],
    ]);
  });
});
