import { offsOfAnswers } from '../asking/is-answer-due.ts';
import type { ConsentStatus } from '../core/consent.ts';
import type { Purpose } from '../core/wire.ts';
import type { Spoken } from '../words/languages.ts';
import { filled } from '../words/words.ts';
import type { DialogOptions, DialogTelemetry } from './ask-in-dialog.ts';
import type { ViewContent } from './view.ts';

/** What the content is made of. */
export interface ContentFacts {
  telemetry: Pick<DialogTelemetry, 'preview'>;
  options: DialogOptions;
  purposes: readonly Purpose[];
  status: ConsentStatus;
  spoken: Spoken;
  /** False if the person opened the dialog. */
  isAsking: boolean;
  /** True if there is something that the person was not told of. */
  isDue: boolean;
}

/** What the dialog says: the question to somebody who is asked, the present choice to somebody who opened it. */
export function contentOf({
  telemetry,
  options,
  purposes,
  status,
  spoken,
  isAsking,
  isDue,
}: ContentFacts): ViewContent {
  const { program, changeAt, privacyUrl } = options;
  const { language, words } = spoken;
  const { choice, reason } = status;
  const isUnlessRefused = reason === 'opt-out' || reason === 'notice';
  const isOn = choice.kind === 'granted' || isUnlessRefused;
  const isWider = isDue && choice.kind === 'granted';
  const hasSent = choice.kind === 'denied' && choice.withdrawn.length > 0;
  const put = (text: string) => filled(text, { program, day: dayIn(language, choice.day), reasons: othersOf(status) });
  const kinds = { granted: words.granted, denied: words.denied, erased: words.erased };
  const notes = [
    choice.day !== undefined && kinds[choice.kind],
    isUnlessRefused && words.unlessRefused,
    isWider && words.wider,
    othersOf(status) !== '' && words.off,
  ];
  // Nobody who is asked finds anything chosen for them, not even what they chose before.
  const chosen = choice.kind === 'granted' ? choice.purposes : status.purposes;

  return {
    language,
    words,
    title: put(isWider ? words.titleAgain : words.title),
    why: options.why ?? words.why,
    notes: notes.flatMap((note) => (note ? put(note) : [])),
    purposes,
    chosen: isAsking ? [] : chosen,
    change: `${words.change} ${changeAt ?? put(words.settings)}`,
    privacyUrl,
    refuse: isOn ? words.stop : words.refuse,
    erase: isOn ? words.stopAndDelete : hasSent ? words.deleteSent : undefined,
    later: isAsking ? words.notNow : words.close,
    preview: async () => {
      const bodies = await telemetry.preview();
      if (bodies.length > 0) return { note: '', text: bodies.map(indented).join('\n') };
      const { fieldWords } = await import('../words/request-fields.ts');
      return { note: words.nothingYet, text: fieldWords(purposes) };
    },
  };
}

/** What says off beside the person, by the names that the status has for it. */
const othersOf = ({ offs }: ConsentStatus) => offs.filter((off) => !offsOfAnswers.has(off)).join(', ');

/** A day as it is written where the person is, as far as their language says that. */
function dayIn(language: string, day: string | undefined): string {
  if (day === undefined) return '';
  const locale = navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

const indented = (body: string) => JSON.stringify(JSON.parse(body), undefined, 2);
