import { consentReceipt, hashOf } from '../asking/consent-receipt.ts';
import { isAnswerDue } from '../asking/is-answer-due.ts';
import { automationOf, type ConsentStatus } from '../core/consent.ts';
import { purposesOf, type Purposes } from '../core/consent-option.ts';
import type { Plan } from '../core/plan.ts';
import type { Purpose } from '../core/wire.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { systemLocale } from '../regions/system-place.ts';
import { wordsIn } from '../words/languages.ts';
import { filled, type Words } from '../words/words.ts';
import { isInBackground } from './background.ts';
import { nextLine, type Input } from './next-line.ts';

export interface AskOptions {
  telemetry: Telemetry;
  /** The program's name as people know it. */
  program: string;
  /** What a yes agrees to. */
  purposes: Purposes;
  /** As in `init`: who agreed to less than it holds by now is asked again. */
  plan?: Plan | undefined;
  /** How the person changes their mind later. Default: `<program> telemetry`. */
  command?: string | undefined;
  /** A BCP 47 tag. Default: the system's language, if there are words for it, or English. */
  language?: string | undefined;
  /** The question in other words: seven lines at most; the line with the choices follows. */
  lines?: readonly string[] | undefined;
  /** The choices in other words, each with what is to be typed first: `{ yes: 'j = ja', no: 'n = nein', … }`. */
  choices?: Words['keys'] | undefined;
  /** Longest wait for each line that is typed, in milliseconds. Default: 60,000. */
  timeoutMs?: number | undefined;
  /** Default: the standard input. */
  input?: Input | undefined;
  /** Default: the standard error, since the output may be meant for another program. */
  output?: Output | undefined;
}

export type Output = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean };

/**
 * What became of the question: `yes` and `no` are kept; `unanswered` is asked again at the next run, as is `interrupted` (Ctrl-C; the
 * program decides whether it ends); `not-asked` means that there was nothing to ask, or nobody.
 */
export type Asked = 'yes' | 'no' | 'unanswered' | 'interrupted' | 'not-asked';

/** Nobody is asked more often than this in one run. */
const maxRounds = 5;

/**
 * Asks a person at a terminal who was not asked before, or who agreed to less than there is by now, and keeps a yes or a no. Whoever
 * refused is not asked for six months, and then only if there is more to agree to. Never throws, and never waits for ever. Afterwards the
 * input is paused, as it is after `readline`.
 */
export async function askInTerminal(options: AskOptions): Promise<Asked> {
  try {
    const { output = process.stderr, telemetry, plan } = options;
    const purposes = purposesOf(options.purposes) ?? [];
    const status = telemetry.consent.status();
    if (!isAnswerDue(status, { purposes, plan }, Date.now()) || !output.isTTY) return 'not-asked';
    // A program may collect in a build system, but there is nobody there to be asked.
    if (automationOf((name) => process.env[name])) return 'not-asked';
    const input = options.input ?? process.stdin;
    if (!input.isTTY || isInBackground() || purposes.length === 0) return 'not-asked';
    return await ask({ ...options, input, output, purposes, status });
  } catch {
    return 'unanswered';
  }
}

type Asking = AskOptions & { input: Input; output: Output; purposes: Purpose[]; status: ConsentStatus };

async function ask(options: Asking): Promise<Asked> {
  const { telemetry, input, output, purposes, status, timeoutMs = 60_000 } = options;
  const { language, words } = await wordsIn([options.language ?? systemLocale() ?? '']);
  const choices = { ...words.keys, ...options.choices };
  const line = `${Object.values(choices).join('   ')}: `;
  let text = `${(options.lines ?? question(options, words)).slice(0, 7).join('\n')}\n`;
  const hash = await hashOf(text + line);
  const keep = (given: Purpose[]) => {
    // Whoever brings words of their own says what language they are in.
    const spoken = options.language ?? (options.lines ? 'und' : language);
    const answering = { method: 'terminal', language: spoken, text: hash, asked: purposes, given } as const;
    const receipt = consentReceipt({ ...answering, before: status.choice, at: Date.now() });
    telemetry.consent.set({ purposes: given, receipt });
  };
  for (let round = 0; round < maxRounds; round++) {
    // Before the question shows, so that a Ctrl-C in answer to it cannot come too early.
    const reading = nextLine(input, timeoutMs);
    output.write(text + line);
    const typed = await reading;
    const isTyped = (choice: string) => 'line' in typed && choice.toLowerCase().split(' = ').includes(typed.line);
    if ('without' in typed) {
      output.write('\n');
      return typed.without;
    }
    if (typed.line === '') break;
    text = isTyped(choices.preview) ? `${await previewText(telemetry, purposes, words)}\n` : '';
    if (isTyped(choices.yes)) {
      keep(purposes);
      return 'yes';
    }
    if (isTyped(choices.no)) {
      keep([]);
      return 'no';
    }
  }
  return 'unanswered';
}

function question({ program, command = `${program} telemetry`, purposes, status }: Asking, words: Words): string[] {
  const title = status.choice.kind === 'granted' ? words.titleAgain : words.title;
  return [
    `${filled(title, { program })} ${words.yesSends}`,
    ...purposes.map((purpose) => `  ${words.purposes[purpose].detail}`),
    `${words.change} ${command} on, ${command} off`,
  ];
}

async function previewText(telemetry: Telemetry, purposes: readonly Purpose[], words: Words): Promise<string> {
  const bodies = await telemetry.preview();
  if (bodies.length > 0) return bodies.map((body) => JSON.stringify(JSON.parse(body), undefined, 2)).join('\n');
  const { fieldWords } = await import('../words/request-fields.ts');
  return `${words.nothingYet}\n${fieldWords(purposes)}`;
}
