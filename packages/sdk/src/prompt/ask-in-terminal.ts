import { automationOf } from '../core/consent.ts';
import { purposesOf, type Purposes } from '../core/consent-option.ts';
import type { Purpose } from '../core/wire.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { purposeWords } from '../words/purposes.ts';
import { isInBackground } from './background.ts';
import { nextLine, type Input } from './next-line.ts';

export interface AskOptions {
  telemetry: Telemetry;
  /** The program's name as people know it. */
  program: string;
  /** What a yes agrees to. */
  purposes: Purposes;
  /** How the person changes their mind later. Default: `<program> telemetry`. */
  command?: string | undefined;
  /** The question in other words or another language: seven lines at most; the line with the choices follows. */
  lines?: readonly string[] | undefined;
  /** The choices in another language, each with what is to be typed first: `{ yes: 'j = ja', no: 'n = nein', … }`. */
  choices?: typeof english | undefined;
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

const english = {
  yes: 'y = yes',
  no: 'n = no',
  preview: 'p = see exactly what would be sent',
  later: 'Enter = ask next time',
};

/** Nobody is asked more often than this in one run. */
const maxRounds = 5;

/**
 * Asks a person at a terminal who was not asked before, and keeps a yes or a no. Never throws, and never waits for ever. Afterwards the
 * input is paused, as it is after `readline`.
 */
export async function askInTerminal(options: AskOptions): Promise<Asked> {
  try {
    const { output = process.stderr, telemetry } = options;
    if (telemetry.consent.status().reason !== 'not-asked' || !output.isTTY) return 'not-asked';
    // A program may collect in a build system, but there is nobody there to be asked.
    if (automationOf((name) => process.env[name])) return 'not-asked';
    const input = options.input ?? process.stdin;
    const purposes = purposesOf(options.purposes) ?? [];
    if (!input.isTTY || isInBackground() || purposes.length === 0) return 'not-asked';
    return await ask({ ...options, input, output, purposes });
  } catch {
    return 'unanswered';
  }
}

async function ask(options: AskOptions & { input: Input; output: Output; purposes: Purpose[] }): Promise<Asked> {
  const { telemetry, input, output, purposes, choices = english, timeoutMs = 60_000 } = options;
  let text = `${(options.lines ?? question(options, purposes)).slice(0, 7).join('\n')}\n`;
  for (let round = 0; round < maxRounds; round++) {
    // Before the question shows, so that a Ctrl-C in answer to it cannot come too early.
    const reading = nextLine(input, timeoutMs);
    output.write(`${text}${Object.values({ ...english, ...choices }).join('   ')}: `);
    const typed = await reading;
    const isTyped = (choice: string) => 'line' in typed && choice.toLowerCase().split(' = ').includes(typed.line);
    if ('without' in typed) {
      output.write('\n');
      return typed.without;
    }
    if (typed.line === '') break;
    text = isTyped(choices.preview) ? `${await previewText(telemetry, purposes)}\n` : '';
    if (isTyped(choices.yes)) {
      telemetry.consent.set({ purposes });
      return 'yes';
    }
    if (isTyped(choices.no)) {
      telemetry.consent.set('denied');
      return 'no';
    }
  }
  return 'unanswered';
}

const question = ({ program, command = `${program} telemetry` }: AskOptions, purposes: readonly Purpose[]) => [
  `May ${program} tell its makers how it is used? A yes sends:`,
  ...purposes.map((purpose) => `  ${purposeWords[purpose]}`),
  `You can change your mind at any time: ${command} on, ${command} off`,
];

async function previewText(telemetry: Telemetry, purposes: readonly Purpose[]): Promise<string> {
  const bodies = await telemetry.preview();
  if (bodies.length > 0) return bodies.map((body) => JSON.stringify(JSON.parse(body), undefined, 2)).join('\n');
  const { fieldWords } = await import('../words/request-fields.ts');
  return `Nothing was recorded so far. With a yes, requests would hold these fields and no others:\n${fieldWords(purposes)}`;
}
