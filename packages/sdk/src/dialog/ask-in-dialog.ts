import { consentReceipt, hashOf, type Answering } from '../asking/consent-receipt.ts';
import { isAnswerDue } from '../asking/is-answer-due.ts';
import { purposesOf, type Purposes } from '../core/consent-option.ts';
import type { ConsentStatus } from '../core/consent.ts';
import type { Plan } from '../core/plan.ts';
import type { Telemetry } from '../core/telemetry.ts';
import type { Purpose } from '../core/wire.ts';
import { wordsIn, type Spoken } from '../words/languages.ts';
import type { Words } from '../words/words.ts';
import { contentOf } from './content.ts';
import { createView, hostName, type View } from './view.ts';

export interface DialogOptions {
  /** The program's name as people know it. */
  program: string;
  /** What "accept all" agrees to; each is a switch of its own. */
  purposes: Purposes;
  /** As in `init`: who agreed to less than it holds by now is asked again. */
  plan?: Plan | undefined;
  /** Where the person finds the dialog again: `Settings › Privacy`. Default: in the program's settings. */
  changeAt?: string | undefined;
  /** The address of the page that tells more, such as the server's `/p/{key}/privacy`. */
  privacyUrl?: string | undefined;
  /** What it is good for, in a sentence of the program's own, in the language that it runs in. */
  why?: string | undefined;
  /** A BCP 47 tag. Default: the first of the person's languages that there are words for. */
  language?: string | undefined;
  /** All words in another language, which `language` names. They change nothing about how the buttons look. */
  words?: Words | undefined;
}

/** What of a telemetry is needed: that of a page, or of an Electron page through `rendererTelemetry`. */
export interface DialogTelemetry extends Pick<Telemetry, 'preview' | 'eraseMyData'> {
  readonly consent: Telemetry['consent'] & { current?(): Promise<ConsentStatus> };
}

/**
 * What became of it: `yes` and `no` are kept; `erased`: stopped, and the collector took the request to delete; `unanswered`: closed
 * without a choice, to be asked again at the next start; `not-asked`: there was nothing to ask, or no page to ask in.
 */
export type DialogOutcome = 'yes' | 'no' | 'erased' | 'unanswered' | 'not-asked';

/**
 * Asks a person who was not asked before, or who agreed to less than there is by now, in a modal dialog over the page. Nothing is stored
 * or sent before they press a button that answers. Whoever refused is not asked for six months, and then only if there is more to agree
 * to. Never throws or rejects.
 */
export const askInDialog = async (telemetry: DialogTelemetry, options: DialogOptions): Promise<DialogOutcome> =>
  open(telemetry, options, true);

/** The same dialog from the program's settings, whatever was answered: it shows the present choice, and changes it. */
export const changeInDialog = async (telemetry: DialogTelemetry, options: DialogOptions): Promise<DialogOutcome> =>
  open(telemetry, options, false);

async function open(telemetry: DialogTelemetry, options: DialogOptions, isAsking: boolean): Promise<DialogOutcome> {
  let view: View | undefined;
  try {
    const { plan } = options;
    const purposes = purposesOf(options.purposes) ?? [];
    if (!globalThis.document?.body || purposes.length === 0) return 'not-asked';
    // The main process of an Electron program is asked; what a page knows of it may be old.
    const status = (await telemetry.consent.current?.()) ?? telemetry.consent.status();
    const isDue = isAnswerDue(status, { purposes, plan }, Date.now());
    if (isAsking && !isDue) return 'not-asked';
    const spoken = await spokenIn(options);
    if (document.querySelector(hostName)) return 'not-asked';
    view = createView(contentOf({ telemetry, options, purposes, status, spoken, isAsking, isDue }));
    // Reckoned beforehand, so that the answer is kept the moment that it is given.
    const text = await hashOf(view.text);
    view.show();
    return await answered({ telemetry, view, purposes, choice: status.choice, spoken, text });
  } catch {
    return 'unanswered';
  } finally {
    view?.close();
  }
}

async function spokenIn({ language, words }: DialogOptions): Promise<Spoken> {
  if (words) return { language: language ?? 'und', words };
  const { language: found, words: own } = await wordsIn(language === undefined ? navigator.languages : [language]);
  return { language: found, words: own };
}

interface Asking {
  telemetry: DialogTelemetry;
  view: View;
  purposes: readonly Purpose[];
  choice: ConsentStatus['choice'];
  spoken: Spoken;
  text: string | undefined;
}

/** Acts on what the person does, until the dialog is over. */
async function answered({ telemetry, view, purposes, choice, spoken, text }: Asking): Promise<DialogOutcome> {
  const { language, words } = spoken;
  let before: Answering['before'] = choice;
  const keep = (given: Purpose[]) => {
    const at = Date.now();
    const receipt = consentReceipt({ method: 'dialog', language, text, asked: purposes, given, before, at });
    telemetry.consent.set({ purposes: given, receipt });
    before = { kind: given.length > 0 ? 'granted' : 'denied', receipt };
  };
  for (;;) {
    const act = await view.next();
    if (act.kind === 'later') return before === choice ? 'unanswered' : 'no';
    if (act.kind === 'chosen') {
      keep(act.purposes);
      return act.purposes.length > 0 ? 'yes' : 'no';
    }
    // It stops at once; only the deletion waits for an answer, which goes on if the person does not.
    if (before.kind !== 'denied') keep([]);
    view.say(words.deleting, true);
    const result = await Promise.race([telemetry.eraseMyData(), view.next()]);
    if (result.kind === 'later') return 'no';
    if (result.kind !== 'failed') return 'erased';
    view.say(words.deleteFailed, false);
  }
}
