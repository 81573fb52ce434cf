import type { Purpose, Telemetry } from '@usance/sdk';

/** What a yes allows: that the program ran and on what, which commands are used, and where it failed. */
export const agreedPurposes: Purpose[] = ['basic', 'usage', 'diagnostics'];

const question = `May notes send usage statistics to its makers?
They hold which commands you use and how often, the version of notes, and what kind of system it runs on.
They never hold your notes, your name or your address. You can change your mind: notes telemetry on|off
Send usage statistics? [y/n] `;

export interface AskConsent {
  telemetry: Telemetry;
  /** Shows the question. */
  ask: (question: string) => void;
  /** The next line that the person types; `undefined` if there is none. */
  answer: () => Promise<string | undefined>;
}

/**
 * Asks a person who was not asked before, and answers whether they said yes just now. Anything but a plain yes or no leaves the
 * question open until the next run.
 */
export async function askConsent({ telemetry, ask, answer }: AskConsent): Promise<boolean> {
  if (telemetry.consent.status().reason !== 'not-asked') return false;
  ask(question);
  const said = (await answer())?.trim().toLowerCase();
  const saidYes = said === 'y' || said === 'yes';
  if (saidYes) telemetry.consent.set({ purposes: agreedPurposes });
  else if (said === 'n' || said === 'no') telemetry.consent.set('denied');
  return saidYes;
}
