import { limits } from '@usance/protocol/limits';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { aRecorder, daysOf } from '../testing/recording.ts';
import { usesOf } from '../testing/stored-days.ts';
import type { Session } from './session.ts';
import type { RecordedDay, SessionRecord } from './session-record.ts';

const aStart = () => {
  const hand = createHandClock('2026-11-23T10:00:00Z');
  return { hand, ...aRecorder(hand) };
};

describe('a recorder', () => {
  it('counts each of many sessions by itself', () => {
    const { recorder, hand } = aStart();
    const [one, other] = [recorder.open(false), recorder.open(false)];
    one.track('A');
    hand.pass(60_000);
    other.track('B');
    recorder.close(one, 'exit');
    hand.pass(60_000);

    expect(daysOf(recorder)).toMatchObject([
      { session: 'uuid-1', ended: true, seconds: 60, uses: [['A', 1]] },
      { session: 'uuid-2', ended: false, seconds: 120, uses: [['B', 1]] },
    ]);
  });

  it('adds up finished sessions of one hour that ran in the same context', () => {
    const { recorder, hand } = aStart();
    for (let i = 0; i < 5; i++) {
      const session = recorder.open(false);
      session.track('A', i);
      hand.pass(60_000);
      recorder.close(session, 'exit');
    }
    hand.pass(3_600_000);
    recorder.close(recorder.open(false), 'exit');

    recorder.fold(() => true);

    expect(daysOf(recorder)).toMatchObject([
      { session: 'uuid-1', sessions: 5, seconds: 300, uses: [['A', 5, 10]], localHour: 10 },
      { session: 'uuid-6', sessions: 1, localHour: 11 },
    ]);
  });

  it('leaves them apart if the sums could not be written', () => {
    const { recorder } = aStart();
    for (let i = 0; i < 3; i++) recorder.close(recorder.open(false), 'exit');

    recorder.fold(() => false);

    expect(daysOf(recorder).map(({ sessions }) => sessions)).toEqual([1, 1, 1]);
  });

  it('adds to what was given to a send, but adds nothing of that to anything else', () => {
    const { recorder } = aStart();
    const end = () => recorder.close(recorder.open(false), 'exit');
    end();
    end();
    recorder.pending(true);
    end();
    recorder.fold(() => true);

    expect(daysOf(recorder)).toMatchObject([
      { session: 'uuid-1', sessions: 2, revision: expect.any(Number) as number },
      { session: 'uuid-2', sessions: 1 },
    ]);
  });

  it.each<[string, (session: Session) => void]>([
    ['crashed', () => undefined],
    ['had an exception', (session) => session.addException({ type: 'Error', handled: true })],
  ])('leaves alone a session that %s', (what, act) => {
    const { recorder } = aStart();
    for (let i = 0; i < 3; i++) {
      const session = recorder.open(false);
      if (i === 1) act(session);
      recorder.close(session, i === 1 && what === 'crashed' ? 'crash' : 'exit');
    }
    recorder.fold(() => true);

    expect(daysOf(recorder).map(({ session, sessions }) => [session, sessions])).toEqual([
      ['uuid-1', 2],
      ['uuid-2', 1],
    ]);
  });

  it('lets go of what is over only when the collector has it as it is', () => {
    const { recorder } = aStart();
    const session = recorder.open(false);
    const [handed] = recorder.pending(true);
    recorder.close(session, 'exit');

    if (handed) recorder.acknowledge(handed.day);
    expect(daysOf(recorder)).toMatchObject([{ revision: 2, ended: true }]);
    for (const record of recorder.pending(true)) recorder.acknowledge(record.day);

    expect(daysOf(recorder)).toEqual([]);
  });

  it('tells of a changed property or licence in a new revision, and leaves what is over as it ran', () => {
    const { recorder } = aStart();
    recorder.setProperty('theme', 'dark');
    recorder.close(recorder.open(false), 'exit');
    recorder.open(false);
    recorder.pending(true);

    recorder.setProperty('theme', 'light');
    recorder.setLicense({ type: 'trial', status: undefined });

    expect(recorder.pending(false)).toMatchObject([
      { context: { properties: { theme: 'dark' }, license: undefined } },
      { context: { properties: { theme: 'light' }, license: { type: 'trial' } }, day: { revision: 2 } },
    ]);
  });

  it('sets, changes and takes away properties, whatever their names, and as many as the wire takes', () => {
    const { recorder, drops } = aStart();
    recorder.open(false);
    recorder.setProperty('__proto__', true);
    recorder.setProperty('gone', 1);
    recorder.setProperty('gone', undefined);
    for (let i = 1; i < limits.properties + 3; i++) recorder.setProperty(`p${i}`, i);
    recorder.setProperty('p1', 'changed');

    const properties = Object.entries(recorder.pending(false)[0]?.context.properties ?? {});
    expect(properties.slice(0, 2)).toEqual([
      ['__proto__', true],
      ['p1', 'changed'],
    ]);
    expect(properties).toHaveLength(limits.properties);
    expect(drops()).toEqual({ 'over-limit': 3 });
  });

  it('asks for the facts about the system once, and not before the first record', () => {
    const hand = createHandClock('2026-11-23T10:00:00Z');
    let asked = 0;
    const { recorder } = aRecorder(hand, { systemFacts: () => ({ os: `asked ${++asked}` }) });
    const session = recorder.open(false);
    session.track('A');
    expect(asked).toBe(0);

    daysOf(recorder);
    session.track('A');
    daysOf(recorder);

    expect(asked).toBe(1);
  });

  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('track' as const, 'open', 'close', 'crash', 'except', 'property'), at: fc.nat(4) }),
    fc.record({ do: fc.constantFrom('hand' as const, 'look', 'acknowledge', 'fold', 'fold in vain'), at: fc.nat(4) }),
    fc.record({ do: fc.constant('pass' as const), at: fc.constantFrom(1, 1_000, 60_000, 1_200_000, 80_000_000) }),
    fc.record({ do: fc.constant('set the clock' as const), at: fc.constantFrom(-90_000_000, -7_200_000, 90_000_000) }),
  );

  it('never changes what a revision that it showed to anybody says, and adds up exactly', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { recorder, hand } = aStart();
        const shown = new Map<string, string>();
        const collector = new Map<string, RecordedDay>();
        const open: Session[] = [];
        let opened = 0;
        let tracked = 0;
        const show = (records: SessionRecord[]) => {
          for (const { day, context } of records) {
            const key = `${day.session} ${day.day} ${day.revision}`;
            const text = JSON.stringify([day, context]);
            expect(shown.get(key) ?? text).toBe(text);
            shown.set(key, text);
          }
          return records;
        };
        const send = (records: SessionRecord[]) => {
          for (const { day } of records) {
            const key = `${day.session} ${day.day}`;
            if ((collector.get(key)?.revision ?? 0) <= day.revision) collector.set(key, day);
          }
          return records;
        };
        let inFlight: SessionRecord[] = [];

        for (const { do: what, at } of steps) {
          const session = open[at % Math.max(open.length, 1)];
          if (what === 'open') {
            open.push(recorder.open(false));
            opened += 1;
          } else if (what === 'track' && session?.track(`F${at}`)) tracked += 1;
          else if (what === 'except') session?.addException({ type: 'Error', handled: true });
          else if (what === 'property') recorder.setProperty('at', at);
          else if (what === 'look') show(recorder.pending(false));
          else if (what === 'hand') inFlight = send(show(recorder.pending(true)));
          else if (what === 'acknowledge') for (const { day } of inFlight) recorder.acknowledge(day);
          else if (what === 'fold' || what === 'fold in vain')
            recorder.fold(() => (show(recorder.pending(false)), what === 'fold'));
          else if (what === 'pass') hand.pass(at);
          else if (what === 'set the clock') hand.set(new Date(hand.clock.now() + at).toISOString());
          else if (session && (what === 'close' || what === 'crash')) {
            recorder.close(session, what === 'close' ? 'exit' : 'crash');
            open.splice(open.indexOf(session), 1);
          }
        }
        send(show(recorder.pending(true)));

        const days = [...collector.values()];
        expect(Object.values(usesOf(days as never)).reduce((sum, count) => sum + count, 0)).toBe(tracked);
        const begun = days.filter(({ continued }) => continued === false);
        expect(begun.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(opened);
      }),
      { numRuns: 2_000 },
    );
  });
});
