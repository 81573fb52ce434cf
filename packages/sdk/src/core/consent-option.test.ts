import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredPurposes, checkConsentOption, isPurpose, purposesOf } from './consent-option.ts';

const names = ['basic', 'usage', 'diagnostics', 'content', 'messages'] as const;

describe('purposes', () => {
  it('have names for their usual sets', () => {
    expect(purposesOf('basic')).toEqual(['basic']);
    expect(purposesOf('usage')).toEqual(['basic', 'usage']);
    expect(purposesOf('full')).toEqual(names);
  });

  it('are listed in one order, each once, and basic goes with every other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (given) => {
        const kept = purposesOf(given) ?? [];

        expect(kept).toEqual(names.filter((one) => kept.includes(one)));
        expect(new Set(kept)).toEqual(new Set(given.length > 0 ? ['basic', ...given] : []));
      }),
    );
  });

  it.each([
    ['no list', { 0: 'basic' }],
    ['an unknown one', ['basic', 'everything']],
    ['an unknown set', 'most'],
    ['a name of every object', 'constructor'],
    ['nothing', undefined],
    ['a number in it', [1]],
  ])('are not read from %s', (_what, value) => {
    expect(purposesOf(value)).toBeUndefined();
  });

  it('are told from what is none', () => {
    expect(names.every(isPurpose)).toBe(true);
    expect(['', 'Basic', undefined, {}].some(isPurpose)).toBe(false);
  });
});

describe('an answer', () => {
  it.each<[unknown, unknown]>([
    ['denied', []],
    [{ purposes: [] }, []],
    ['full', names],
    [{ purposes: 'usage' }, ['basic', 'usage']],
    [{ purposes: ['content'] }, ['basic', 'content']],
    [true, undefined],
    ['granted', undefined],
    [{}, undefined],
  ])('%j means %j', (answer, purposes) => {
    expect(answeredPurposes(answer)).toEqual(purposes);
  });
});

describe('the option', () => {
  it('is copied, so that a list which the host changes later is no new choice', () => {
    const purposes: 'basic'[] = ['basic'];
    const checked = checkConsentOption({ basis: 'notice', purposes });
    (purposes as string[]).push('content');

    expect(checked).toEqual({ basis: 'notice', purposes: ['basic'], day: undefined });
  });

  it.each([
    ['no option', undefined],
    ['another word', 'yes'],
    ['a consent without its day', { basis: 'opt-in', purposes: ['usage'] }],
    ['a day that is none', { basis: 'opt-out', purposes: ['usage'], day: '2026-13-01' }],
    ['an unknown basis', { basis: 'legitimate', purposes: ['usage'] }],
    ['an unknown purpose', { basis: 'notice', purposes: ['all'] }],
    ['no purposes', { basis: 'notice' }],
  ])('cannot be %s', (_what, value) => {
    expect(checkConsentOption(value)).toBeUndefined();
  });
});
