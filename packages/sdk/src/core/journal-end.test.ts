import { describe, expect, it } from 'vitest';
import { aPlace, folded, take, type Place, type Program } from '../testing/journals.ts';

/** Ways to come to an end, each with what is on the disk when it comes. */
const endings: [string, (program: Program, place: Place) => Promise<void>][] = [
  [
    'one session that goes on',
    async ({ session, journal }) => {
      session(['A'], true);
      await journal.save();
    },
  ],
  [
    'several sessions, one of which goes on',
    async ({ session, journal }) => {
      session(['A']);
      session(['B'], true);
      session(['B']);
      await journal.save();
    },
  ],
  [
    'many finished sessions',
    async ({ session, journal }) => {
      for (let i = 0; i < 30; i++) session(['A']);
      await journal.save();
      session(['B']);
      session(['B']);
      await journal.save();
    },
  ],
  [
    'sessions that ended before midnight, and one after it',
    async ({ session, journal }, { hand }) => {
      session(['A']);
      session(['B']);
      await journal.save();
      hand.pass(3_600_000);
      session(['C']);
      await journal.save();
    },
  ],
  [
    'a session over midnight',
    async ({ session, journal }, { hand }) => {
      session(['A'], true);
      await journal.save();
      hand.pass(3_600_000);
      session(['B']);
      await journal.save();
    },
  ],
  [
    'a run whose file was taken by a process that took it for dead',
    async ({ session, journal }, { disk }) => {
      session(['A']);
      session(['B']);
      await journal.save();
      take(disk);
      session(['B']);
      await journal.save();
    },
  ],
];

describe('the end of a journal', () => {
  it.each(endings)('loses and doubles nothing of %s, killed at whatever step of its end', async (_what, prepare) => {
    for (const isFull of [false, true])
      for (let steps = 0, isDead = true; isDead; steps++) {
        const place = aPlace();
        const earlier = place.start();
        earlier.session(['A', 'Z']);
        earlier.journal.closeNow();
        const program = place.start();
        await prepare(program, place);
        const expected = folded(place.disk);
        program.killAfter(steps);
        place.disk.isFull = isFull;

        program.journal.closeNow();

        expect({ steps, isFull, ...folded(place.disk) }).toEqual({ steps, isFull, ...expected });
        isDead = program.isDead();
      }
  });

  it('brings a run that was never written to the disk as a whole or not at all', () => {
    for (let steps = 0, isDead = true; isDead; steps++) {
      const { disk, start } = aPlace();
      const earlier = start();
      earlier.session(['A']);
      earlier.journal.closeNow();
      const program = start();
      program.session(['B', 'C']);
      program.killAfter(steps);

      program.journal.closeNow();

      isDead = program.isDead();
      const whole = { uses: { A: 1, B: 1, C: 1 }, sessions: 2, seconds: 20 };
      const without = { uses: { A: 1 }, sessions: 1, seconds: 10 };
      expect(isDead ? [whole, without] : [whole]).toContainEqual(folded(disk));
    }
  });
});
