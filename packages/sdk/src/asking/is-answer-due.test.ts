import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../core/choice.ts';
import type { ConsentReason, ConsentStatus } from '../core/consent.ts';
import { createAllowed } from '../core/allowed.ts';
import type { Plan } from '../core/plan.ts';
import type { Purpose } from '../core/wire.ts';
import { createHandClock, startHost, temporaryFolder } from '../testing/host.ts';
import { consentReceipt } from './consent-receipt.ts';
import { isAnswerDue, type Question } from './is-answer-due.ts';

const item = { added: '2026-01-01', expires: '2028-01-01' };
const aPlan = (features: Plan['features'], more: Partial<Plan> = {}): Plan => ({
  hash: 'a'.repeat(64),
  features,
  ...more,
});
const old = aPlan({ Old: item });
const wider = aPlan({ Old: item, New: { ...item, added: '2026-06-15' } }, { hash: 'b'.repeat(64) });
const usage: Purpose[] = ['basic', 'usage'];
const more: Purpose[] = [...usage, 'content'];
const yes: Extract<Choice, { kind: 'granted' }> = {
  kind: 'granted',
  purposes: usage,
  day: '2026-06-01',
  plan: old.hash,
  withdrawn: [],
};
const no: Choice = { kind: 'denied', day: '2026-06-01', plan: old.hash, withdrawn: [] };

function due(
  choice: Choice,
  date: string,
  { plan, purposes = usage, offs }: Partial<Question> & { offs?: ConsentReason[] },
) {
  const own: ConsentReason[] =
    choice.kind === 'granted' ? [] : [choice.kind === 'denied' || choice.kind === 'erased' ? choice.kind : 'not-asked'];
  const status: ConsentStatus = {
    collecting: false,
    reason: 'granted',
    offs: [...own, ...(offs ?? [])],
    purposes: [],
    choice,
  };
  return isAnswerDue(status, { plan, purposes }, Date.parse(date));
}
const asked = (choice: Choice, purposes: Purpose[]): Choice =>
  ({
    ...choice,
    receipt: consentReceipt({
      method: 'dialog',
      language: 'en',
      text: 'x',
      asked: purposes,
      given: [],
      before: yes,
      at: 0,
    }),
  }) as Choice; // only its receipt differs

describe('an answer is due', () => {
  it.each<[string, boolean, boolean]>([
    ['of somebody who was not asked', due({ kind: 'unasked', withdrawn: [] }, '2026-07-01', { plan: old }), true],
    ['where the kept answer cannot be read', due({ kind: 'unreadable', withdrawn: [] }, '2026-07-01', {}), true],
    [
      'not where something else says off',
      due({ kind: 'unasked', withdrawn: [] }, '2026-07-01', { offs: ['policy'] }),
      false,
    ],
    ['not of who agreed to this plan', due(yes, '2026-07-01', { plan: old }), false],
    ['not of who agreed where there is no plan', due(yes, '2029-07-01', {}), false],
    ['of who agreed before it grew', due(yes, '2026-07-01', { plan: wider }), true],
    ['not before the day from which it is wider', due(yes, '2026-06-10', { plan: wider }), false],
    ['not when what was added has expired', due(yes, '2028-01-01', { plan: wider }), false],
    [
      'not of who agreed before it grew, while DO_NOT_TRACK is set',
      due(yes, '2026-07-01', { plan: wider, offs: ['do-not-track'] }),
      false,
    ],
    [
      'of who agreed on the day it grew, but to the plan before',
      due({ ...yes, day: '2026-06-15' }, '2026-07-01', { plan: wider }),
      true,
    ],
    [
      'not of who agreed on that day to the grown one',
      due({ ...yes, day: '2026-06-15', plan: wider.hash }, '2026-07-01', { plan: wider }),
      false,
    ],
    ['not of who refused this plan, ever', due(no, '2036-07-01', { plan: old }), false],
    ['not of who refused, within six months', due(no, '2026-11-30', { plan: wider }), false],
    ['of who refused, after six months, if it grew', due(no, '2026-12-01', { plan: wider }), true],
    ['of who had data erased, as of who refused', due({ ...no, kind: 'erased' }, '2026-11-30', { plan: wider }), false],
    [
      'of who agreed, if a purpose is asked for that was not',
      due(asked(yes, usage), '2026-06-02', { purposes: more }),
      true,
    ],
    ['not of who refused, if so, within six months', due(asked(no, usage), '2026-11-30', { purposes: more }), false],
    ['not of who was asked for more than today', due(asked(yes, more), '2036-06-02', { purposes: usage }), false],
  ])('%s', (_what, isDue, expected) => {
    expect(isDue).toBe(expected);
  });

  it('not within six months because of a feature of a purpose that the person did not agree to', () => {
    const basic: Choice = { ...yes, purposes: ['basic'] satisfies Purpose[] };
    const ofErrors = aPlan({ New: { ...item, added: '2026-06-15', purpose: 'diagnostics' } });

    expect(due(basic, '2026-11-30', { plan: wider })).toBe(false);
    expect(due(basic, '2026-12-01', { plan: wider })).toBe(true);
    expect(due(yes, '2026-11-30', { plan: ofErrors })).toBe(false);
    expect(
      due(yes, '2026-11-30', {
        plan: aPlan({}, { properties: { p: { ...item, added: '2026-06-15', is: 'boolean' } } }),
      }),
    ).toBe(false);
  });

  // Whatever is dropped because the person was not told of it is asked about, and nobody is asked without such a thing.
  it('of who agreed exactly when something that they agreed to in kind is held back, whatever two plans say', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const features = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.record({ added: day, expires: day }));
    const hash = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
    fc.assert(
      fc.property(features, fc.tuple(day, hash), fc.tuple(day, hash), (declared, [agreed, told], [today, current]) => {
        const plan = aPlan(declared, { hash: current });
        let heldBack = 0;
        const allowed = createAllowed({ purposes: usage, day: agreed, plan: told }, plan, (why) => {
          if (why === 'not-agreed') heldBack += 1;
          return false;
        });
        // What joins the plan later than today is not asked about before.
        for (const [name, { added }] of Object.entries(declared)) if (added <= today) allowed.feature(name, today);

        expect(due({ ...yes, day: agreed, plan: told }, today, { plan })).toBe(heldBack > 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('not after a refusal that a later run of the program reads, for six months', async () => {
    const place = temporaryFolder();
    const { clock, set } = createHandClock('2026-06-01T10:00:00Z');
    const start = () => startHost({ folder: place.folder, consent: 'ask', plan: wider, platform: { clock } });
    const isDue = (plan: Plan) => {
      const host = start();
      const answer = isAnswerDue(host.consent.status(), { purposes: usage, plan }, clock.now());
      void host.shutdown({ timeoutMs: 0 });
      return answer;
    };
    expect(isDue(wider)).toBe(true);
    const host = start();
    host.consent.set('denied');
    await host.shutdown({ timeoutMs: 0 });

    const after = (date: string) => {
      set(date);
      return [isDue(old), isDue(wider)];
    };
    expect(after('2026-06-02T10:00:00Z')).toEqual([false, false]);
    expect(after('2026-11-30T10:00:00Z')).toEqual([false, false]);
    expect(after('2026-12-01T10:00:00Z')).toEqual([false, true]);
    place.remove();
  });
});
