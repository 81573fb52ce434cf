import type { Consent, Purpose } from '@usance/protocol';
import { normalPurposes, type ConsentAnswer, type ConsentOption } from './consent-option.ts';
import { readChoice, saveChoice, type Choice } from './choice.ts';
import { dayOf } from './day.ts';
import type { CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';

/** Why something is collected, or why nothing is. Any "off" wins over every "on". */
export type ConsentReason =
  | 'granted' // the person agreed
  | 'opt-out' // in force until the person objects
  | 'notice' // the person was told
  | 'not-asked' // `ask`, and no answer yet
  | 'denied' // the person refused or withdrew
  | 'erased' // the person had their data erased
  | 'do-not-track' // the variable DO_NOT_TRACK is set
  | 'ci' // the variable CI is set, and the host does not collect in CI
  | 'switched-off' // the collector asked for nothing
  | 'no-storage' // no folder to keep an installation's ID in
  | 'invalid-options' // `init` was called with options that cannot work
  | 'shut-down'; // `shutdown` was called

export interface ConsentStatus {
  collecting: boolean;
  reason: ConsentReason;
  /** What the person agreed to; empty while nothing is collected. */
  purposes: Purpose[];
  /** The answer that was kept by `consent.set`, whatever is in force. */
  choice: Choice;
}

/** What is in force, from all that can say no. */
export interface ConsentState {
  status(): ConsentStatus;
  /** What goes into a sync; undefined while nothing may be sent. */
  wire(firstDay: string): Consent | undefined;
  set(answer: ConsentAnswer): void;
  /** Reads the kept answer again: another process of the same installation may have changed it. */
  refresh(): void;
  /** The collector said that this installation was erased: nothing more until the person chooses anew. */
  erased(): void;
}

export function createConsentState(
  { storage, clock, variable }: Pick<Platform, 'storage' | 'clock' | 'variable'>,
  { consent: option, collectInCi }: Pick<CheckedOptions, 'consent' | 'collectInCi'>,
): ConsentState {
  const doNotTrack = isSwitchedOn(variable('DO_NOT_TRACK'));
  const isCi = isInCi(variable);
  let choice = readChoice(storage);
  const inForce = () => (doNotTrack ? off('do-not-track') : isCi && !collectInCi ? off('ci') : chosen(choice, option));

  function keep(next: Choice): void {
    choice = next;
    saveChoice(storage, next);
  }
  return {
    status: () => {
      const { reason, purposes } = inForce();
      return { collecting: purposes.length > 0, reason, purposes, choice: structuredClone(choice) };
    },
    wire: (firstDay) => {
      const { purposes, basis, day } = inForce();
      return purposes.length === 0 ? undefined : { purposes, basis, day: day ?? firstDay };
    },
    set: (answer) => {
      const day = dayOf(clock.now());
      const purposes = answer === 'denied' ? [] : normalPurposes(answer.purposes);
      keep(purposes.length === 0 ? { kind: 'denied', day } : { kind: 'granted', purposes, day });
    },
    refresh: () => {
      const kept = readChoice(storage);
      // An answer that could not be written still holds for this run.
      if (kept.kind !== 'unasked') choice = kept;
    },
    erased: () => keep({ kind: 'erased', day: dayOf(clock.now()) }),
  };
}

/** True if the program runs in a build system: `kind` tells such installations apart. */
export const isInCi = (variable: Platform['variable']): boolean => {
  const value = variable('CI');
  return isSwitchedOn(value) && value !== 'false';
};

interface InForce {
  reason: ConsentReason;
  purposes: Purpose[];
  basis: Consent['basis'];
  day?: string | undefined;
}

function chosen(choice: Choice, option: ConsentOption): InForce {
  if (option === 'denied' || choice.kind === 'denied') return off('denied');
  if (choice.kind === 'erased') return off('erased');
  if (choice.kind === 'granted')
    return { reason: 'granted', purposes: choice.purposes, basis: 'opt-in', day: choice.day };
  if (option === 'ask') return off('not-asked');
  // What was kept cannot be read, and it may have been a refusal.
  if (choice.kind === 'unreadable') return off('denied');
  const purposes = normalPurposes(option.purposes);
  if (purposes.length === 0) return off('denied');
  const reason = option.basis === 'opt-in' ? 'granted' : option.basis;
  return { reason, purposes, basis: option.basis, day: option.day };
}

const off = (reason: ConsentReason): InForce => ({ reason, purposes: [], basis: 'opt-in' });

const isSwitchedOn = (value: string | undefined) => value !== undefined && value !== '' && value !== '0';
