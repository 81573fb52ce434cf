import type { ConsentReason, ConsentStatus } from '../core/consent.ts';

const words: Readonly<Record<ConsentReason, string>> = {
  granted: 'you agreed',
  'opt-out': 'it is on unless you object',
  notice: 'you were told, and may object',
  'not-asked': 'you have not been asked yet',
  denied: 'you said no',
  erased: 'you had your data erased',
  'do-not-track': 'the variable DO_NOT_TRACK is set',
  variable: 'the program’s own variable says so',
  policy: 'this machine’s policy does not allow it',
  ci: 'a build system runs the program',
  test: 'a test runs the program',
  'switched-off': 'its makers switched it off',
  'no-storage': 'it has no folder that can be written',
  'invalid-options': 'the program is not set up for it',
  fault: 'something that it needs does not work',
  'shut-down': 'the program ended it',
};

/** Why it is on or off, as the end of a sentence. */
export function reasonWords(reason: ConsentReason, { choice }: ConsentStatus, offVariable: string | undefined): string {
  if (reason === 'denied' && choice.kind === 'unreadable') return 'your answer cannot be read, and may have been a no';
  if (reason === 'variable' && offVariable) return `the variable ${offVariable} says so`;
  const day = reason === choice.kind && 'day' in choice ? ` on ${choice.day}` : '';
  // A later version may have more reasons than this one has words for.
  return `${words[reason] ?? `the reason is “${reason}”`}${day}`;
}
