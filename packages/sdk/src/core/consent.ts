import type { Consent, Purpose } from './wire.ts';
import { choiceName, readChoice, saveChoice, type Choice } from './choice.ts';
import { answeredPurposes, purposesOf, receiptOf } from './consent-option.ts';
import { dayOf } from './day.ts';
import { identitiesHere, type Identity } from './installation.ts';
import type { CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import { parseObject } from './text.ts';

/** Why something is collected, or why nothing is. Any "off" wins over every "on". */
export type ConsentReason =
  | 'granted' // the person agreed
  | 'opt-out' // in force until the person objects
  | 'notice' // the person was told
  | 'not-asked' // `ask`, and no answer yet
  | 'denied' // the person refused or withdrew
  | 'erased' // the person had their data erased
  | 'do-not-track' // the variable DO_NOT_TRACK is set, or the browser says so
  | 'variable' // the program's own variable says off
  | 'policy' // the machine's policy file says off
  | 'ci' // the program runs in a build system, and the host does not collect there
  | 'test' // the program runs in a test, and the host does not collect there
  | 'switched-off' // the collector asked for nothing
  | 'no-storage' // no folder to keep an installation's ID in
  | 'invalid-options' // `init` was called with options that cannot work
  | 'fault' // something that the SDK needs does not work
  | 'shut-down'; // `shutdown` was called

export interface ConsentStatus {
  collecting: boolean;
  reason: ConsentReason;
  /** Every "off" that holds, the given reason first. */
  offs: ConsentReason[];
  /** What the person agreed to, as far as nothing narrows it; empty while nothing is collected. */
  purposes: Purpose[];
  /** The answer that was kept by `consent.set`, whatever is in force. */
  choice: Choice;
}

/** What is in force, from all that can say no. */
export interface ConsentState {
  status(): ConsentStatus;
  /** What goes into a sync; undefined while nothing may be sent. */
  wire(firstDay: string): Consent | undefined;
  /** Keeps the answer. False if it is none. */
  set(answer: unknown): boolean;
  /** Reads the kept answer again: another process of the same installation may have changed it. */
  refresh(): void;
  /** This installation was erased: nothing more until the person chooses anew. */
  erased(): void;
  /** The IDs that are known here: in use, expired, or withdrawn. */
  identities(): Identity[];
}

interface InForce {
  reason: ConsentReason;
  purposes: readonly Purpose[];
  basis: Consent['basis'];
  day?: string | undefined;
}

export function createConsentState(
  { storage, clock, variable, policy }: Pick<Platform, 'storage' | 'clock' | 'variable' | 'policy'>,
  {
    consent: option,
    collectInCi,
    offVariable,
    plan,
  }: Pick<CheckedOptions, 'consent' | 'collectInCi' | 'offVariable' | 'plan'>,
): ConsentState {
  const allowed = allowedBy(policy());
  const standing: ConsentReason[] = [];
  if (isOn(variable('DO_NOT_TRACK'))) standing.push('do-not-track');
  if (/^(?:0|off|no|false)$/i.test((offVariable && variable(offVariable)) ?? '')) standing.push('variable');
  if (allowed?.length === 0) standing.push('policy');
  const automation = collectInCi ? undefined : automationOf(variable);
  if (automation) standing.push(automation);
  let choice = readChoice(storage);
  let isKept = true;

  function inForce(): InForce & { offs: ConsentReason[] } {
    const now = chosen();
    const purposes = now.purposes.filter((purpose) => allowed?.includes(purpose) ?? true);
    const offs = now.purposes.length > 0 ? standing : [...standing, now.reason];
    const [reason = now.reason] = offs;
    return { ...now, offs, reason, purposes: offs.length > 0 ? [] : purposes };
  }

  function chosen(): InForce {
    if (option === 'denied' || choice.kind === 'denied') return off('denied');
    if (choice.kind === 'erased') return off('erased');
    if (choice.kind === 'granted') return { ...choice, reason: 'granted', basis: 'opt-in' };
    if (option === 'ask') return off('not-asked');
    // What was kept cannot be read, and it may have been a refusal.
    if (choice.kind === 'unreadable' || option.purposes.length === 0) return off('denied');
    return { ...option, reason: option.basis === 'opt-in' ? 'granted' : option.basis };
  }

  const today = () => dayOf(clock.now());
  /** Each once: one that was withdrawn may be among those before a reset, too. */
  function identities(): Identity[] {
    const all = [...identitiesHere(storage), ...choice.withdrawn];
    return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);
  }

  function keep(next: Choice): void {
    choice = next;
    isKept = saveChoice(storage, next);
    if (isKept) return;
    // On a disk that takes no more, the answer before this one must not stand: without any, the person is asked again.
    storage.remove(choiceName);
    isKept = saveChoice(storage, next);
  }
  return {
    status: () => {
      const { offs, reason, purposes } = inForce();
      return {
        collecting: purposes.length > 0,
        reason,
        offs,
        purposes: [...purposes],
        choice: { ...choice },
      };
    },
    wire: (firstDay) => {
      const { purposes, basis, day = firstDay } = inForce();
      return purposes.length > 0 ? { purposes: [...purposes], basis, day } : undefined;
    },
    set: (answer) => {
      const purposes = answeredPurposes(answer);
      if (purposes === undefined) return false;
      const { withdrawn } = choice;
      const answered = { day: today(), plan: plan?.hash, receipt: receiptOf(answer) };
      if (purposes.length > 0) keep({ kind: 'granted', purposes, ...answered, withdrawn });
      else keep({ kind: 'denied', ...answered, withdrawn: identities() });
      return true;
    },
    refresh: () => {
      // An answer that could not be written holds for this run, over an older one on the disk, and is written as soon as it can be.
      if (!isKept) keep(choice);
      const kept = readChoice(storage);
      if (isKept && kept.kind !== 'unasked') choice = kept;
    },
    erased: () => keep({ kind: 'erased', day: today(), withdrawn: [] }),
    identities,
  };
}

const off = (reason: ConsentReason): InForce => ({ reason, purposes: [], basis: 'opt-in' });

/** `undefined` if there is no policy. One that cannot be understood allows nothing: it may have been an "off". */
function allowedBy(text: string | undefined): Purpose[] | undefined {
  return text === undefined ? undefined : (purposesOf(parseObject(text).purposes) ?? []);
}

/** What runs the program, if no person does. */
export function automationOf(variable: Platform['variable']): 'ci' | 'test' | undefined {
  const isSet = (name: string) => isOn(variable(name)) && variable(name) !== 'false';
  if (['CI', 'TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'CODEBUILD_BUILD_ID'].some(isSet)) return 'ci';
  const isTest = variable('NODE_ENV') === 'test' || ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT'].some(isSet);
  return isTest ? 'test' : undefined;
}

const isOn = (value: string | undefined) => value !== undefined && value !== '' && value !== '0';
