import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import type { CheckedConsent } from './consent-option.ts';
import { createConsentState } from './consent.ts';
import type { Plan } from './plan.ts';

interface Circumstances {
  consent?: CheckedConsent;
  policy?: string;
  kept?: object;
  variables?: Record<string, string>;
  offVariable?: string;
  plan?: Plan;
}

const somePlan: Plan = { hash: 'a'.repeat(64), features: {} };

const notice = (...purposes: ('basic' | 'usage' | 'diagnostics' | 'content')[]): CheckedConsent => ({
  basis: 'notice',
  purposes,
  day: undefined,
});

function inForce({ consent = 'ask', policy, kept, variables = {}, offVariable, plan }: Circumstances) {
  const { clock } = createHandClock('2026-11-23T10:00:00Z');
  const disk = createMemoryDisk(clock.now);
  if (kept) disk.files.set('choice.json', { text: JSON.stringify(kept), at: 0 });
  const storage = disk.storageOf({ owner: 'me', isAlive: () => true, mayStep: () => true });
  const state = createConsentState(
    { storage, clock, variable: (name) => variables[name], policy: () => policy },
    { consent, collectInCi: false, offVariable, plan },
  );
  return { state, disk };
}
const granted = (...purposes: string[]) => ({ kind: 'granted', purposes, day: '2026-06-01' });

describe('what is in force', () => {
  it.each<[string, Circumstances, object]>([
    [
      'a policy that names purposes leaves those that the person agreed to as well',
      { kept: granted('basic', 'usage', 'content'), policy: '{"purposes":["basic","usage","diagnostics"]}' },
      { collecting: true, reason: 'granted', purposes: ['basic', 'usage'] },
    ],
    [
      'a policy may name a usual set',
      { consent: notice('basic', 'usage', 'content'), policy: '{"purposes":"usage"}' },
      { collecting: true, reason: 'notice', purposes: ['basic', 'usage'] },
    ],
    [
      'a policy adds nothing to what the person agreed to',
      { kept: granted('basic'), policy: '{"purposes":"full"}' },
      { collecting: true, purposes: ['basic'] },
    ],
    [
      'a policy makes no yes of no answer',
      { policy: '{"purposes":"full"}' },
      { collecting: false, reason: 'not-asked', purposes: [] },
    ],
    [
      'a policy without purposes switches off',
      { kept: granted('basic'), policy: '{"purposes":[]}' },
      { collecting: false, reason: 'policy', purposes: [] },
    ],
    ...['', '{', '{"purposes":"some"}', '{"purposes":["basic","everything"]}', '[]'].map(
      (policy): [string, Circumstances, object] => [
        `a policy that says ${policy || 'nothing'} switches off, since it may have been meant so`,
        { kept: granted('basic'), policy },
        { collecting: false, reason: 'policy' },
      ],
    ),
    [
      'every reason not to collect is told, the first of them first',
      { kept: { kind: 'denied', day: '2026-06-01' }, variables: { DO_NOT_TRACK: '1', CI: 'true' }, policy: '' },
      { collecting: false, reason: 'do-not-track', offs: ['do-not-track', 'policy', 'ci', 'denied'] },
    ],
    ...['0', 'off', 'No', 'FALSE'].map((value): [string, Circumstances, object] => [
      `the program's own variable switches off by ${value}`,
      { kept: granted('basic'), offVariable: 'NOTES_TELEMETRY', variables: { NOTES_TELEMETRY: value } },
      { collecting: false, reason: 'variable' },
    ]),
    [
      "the program's own variable switches nothing on",
      { offVariable: 'NOTES_TELEMETRY', variables: { NOTES_TELEMETRY: '1' } },
      { collecting: false, reason: 'not-asked' },
    ],
    [
      'a test that runs the program is nobody',
      { kept: granted('basic'), variables: { NODE_ENV: 'test' } },
      { collecting: false, reason: 'test' },
    ],
    [
      'an answer that was kept stands above what the host says',
      { consent: notice('basic', 'usage'), kept: granted('basic') },
      { collecting: true, reason: 'granted', purposes: ['basic'] },
    ],
    [
      'the host says that the person refused, above an older yes',
      { consent: 'denied', kept: granted('basic') },
      { collecting: false, reason: 'denied' },
    ],
    [
      'an answer without a day is none that can be proven',
      { kept: { kind: 'granted', purposes: ['basic'] } },
      { collecting: false, reason: 'not-asked', choice: { kind: 'unreadable', withdrawn: [] } },
    ],
    [
      'an answer with an unknown purpose is not read in part',
      { kept: granted('basic', 'everything') },
      { collecting: false, reason: 'not-asked' },
    ],
    [
      'the answer that the first version of the SDK kept still holds',
      { kept: granted('basic', 'usage') },
      { collecting: true, reason: 'granted', purposes: ['basic', 'usage'] },
    ],
  ])('%s', (_what, circumstances, expected) => {
    expect(inForce(circumstances).state.status()).toMatchObject(expected);
  });

  it('goes into a sync as agreed, narrowed by the policy, with the day of the agreement', () => {
    const asked = inForce({ kept: granted('basic', 'usage'), policy: '{"purposes":["basic"]}' }).state;
    const told = inForce({ consent: notice('basic', 'usage') }).state;

    expect(asked.wire('2026-06-15')).toEqual({ purposes: ['basic'], basis: 'opt-in', day: '2026-06-01' });
    expect(told.wire('2026-06-15')).toEqual({ purposes: ['basic', 'usage'], basis: 'notice', day: '2026-06-15' });
    expect(inForce({}).state.wire('2026-06-15')).toBeUndefined();
  });

  it('keeps an answer with its day, and takes no other word for one', () => {
    const { state, disk } = inForce({});
    expect(state.set('yes')).toBe(false);
    expect(disk.files.size).toBe(0);

    expect(state.set({ purposes: ['content'] })).toBe(true);

    expect(JSON.parse(disk.files.get('choice.json')?.text ?? '')).toEqual({
      kind: 'granted',
      purposes: ['basic', 'content'],
      day: '2026-11-23',
      withdrawn: [],
    });
    expect(state.set('denied')).toBe(true);
    expect(state.status()).toMatchObject({ collecting: false, choice: { kind: 'denied', day: '2026-11-23' } });
  });

  it('keeps the receipt that came with an answer, and the plan that was in use', () => {
    const { state, disk } = inForce({ plan: somePlan });

    state.set({ purposes: ['basic'], receipt: { version: '1' } });

    const kept = { kind: 'granted', day: '2026-11-23', plan: somePlan.hash, receipt: { version: '1' } };
    expect(JSON.parse(disk.files.get('choice.json')?.text ?? '')).toMatchObject(kept);
    state.refresh();
    expect(state.status().choice).toMatchObject(kept);
    expect(state.wire('2026-06-15')).toEqual({ purposes: ['basic'], basis: 'opt-in', day: '2026-11-23' });
  });

  const circular: Record<string, unknown> = {};
  circular['itself'] = circular;
  it.each([
    ['is no object', 'x'],
    ['cannot be written', circular],
    ['throws', { toJSON: () => { throw new Error('x'); } }], // prettier-ignore
    ['is too long', { text: 'x'.repeat(9_000) }],
  ])('keeps a refusal all the same if its receipt %s', (_what, receipt) => {
    const { state, disk } = inForce({ kept: granted('basic') });

    expect(state.set({ purposes: [], receipt })).toBe(true);

    expect(state.status()).toMatchObject({ collecting: false, reason: 'denied' });
    expect(JSON.parse(disk.files.get('choice.json')?.text ?? '')).toMatchObject({ kind: 'denied' });
    expect(disk.files.get('choice.json')?.text.length).toBeLessThan(500);
  });

  it('is what another run of the program wrote, as soon as that is read', () => {
    const { state, disk } = inForce({ kept: granted('basic') });
    disk.files.set('choice.json', { text: '{"kind":"denied","day":"2026-11-23"}', at: 0 });
    expect(state.status().collecting).toBe(true);

    state.refresh();

    expect(state.status()).toMatchObject({ collecting: false, reason: 'denied' });
  });
});
