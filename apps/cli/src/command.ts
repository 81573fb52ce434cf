import { parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';
import { didYouMean } from './terminal/nearest.ts';
import type { Terminal } from './terminal/terminal.ts';

/** An option as its help shows it. With `value`, a placeholder, it takes one; without, it is a switch. */
interface Option {
  about: string;
  value?: string;
}
type Options = Record<string, Option>;

/** What was typed: options by name (texts for those with a value), and the words beside them. */
export interface Call<Known extends Options> {
  options: { [Name in keyof Known]: Known[Name] extends { value: string } ? string | undefined : boolean };
  words: string[];
  /** Whether the answer is to be JSON. */
  isJson: boolean;
  terminal: Terminal;
}

export interface Definition<Known extends Options> {
  name: string;
  about: string;
  /** Ways to call it, without the program's name. */
  usage: readonly string[];
  options: Known;
  run: (call: Call<Known>) => Promise<void>;
}

export interface Command {
  name: string;
  about: string;
  /** Does what the arguments say, or prints the help; throws a `CliError` if they are wrong. */
  start(args: readonly string[], terminal: Terminal): Promise<void>;
}

const everywhere = {
  json: { about: 'answer in JSON' },
  help: { about: 'show this help' },
} satisfies Options;

/** Makes a command that reads its arguments strictly: what it does not know is an error that names the nearest known word. */
export function defineCommand<const Known extends Options>(definition: Definition<Known>): Command {
  const known: Options = { ...definition.options, ...everywhere };
  return {
    name: definition.name,
    about: definition.about,
    start: async (args, terminal) => {
      const { values, words } = read(args, known, definition.name);
      if (values['help'] === true) {
        terminal.print(helpOf(definition, known));
        return;
      }
      const options = Object.fromEntries(
        Object.entries(definition.options).map(([name, { value }]) => [
          name,
          values[name] ?? (value === undefined ? false : undefined),
        ]),
      ) as Call<Known>['options']; // built from the same definition that gives the type
      await definition.run({ options, words, isJson: values['json'] === true, terminal });
    },
  };
}

/** An option's text as a whole number in a range. */
export function wholeNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new CliError('usage', `--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

function read(
  args: readonly string[],
  known: Options,
  command: string,
): { values: Record<string, string | true>; words: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(
        ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
      ),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values: Record<string, string | true> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known[token.name];
    if (option === undefined) {
      const like = didYouMean(
        token.rawName,
        Object.keys(known).map((name) => `--${name}`),
      );
      throw new CliError('usage', `usance ${command} has no option ${token.rawName}${like || '; see --help'}`);
    }
    if (token.name in values) throw new CliError('usage', `--${token.name} is given twice`);
    values[token.name] = valueOf(token, option);
  }
  return { values, words };
}

interface OptionToken {
  name: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function valueOf({ name, value, inlineValue }: OptionToken, option: Option): string | true {
  if (option.value === undefined) {
    if (value !== undefined) throw new CliError('usage', `--${name} is a switch and takes no value`);
    return true;
  }
  const isMissing = value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'));
  if (isMissing) throw new CliError('usage', `--${name} needs a value: --${name}=<${option.value}>`);
  return value;
}

function helpOf({ about, usage }: Pick<Definition<Options>, 'about' | 'usage'>, known: Options): string {
  const entries = Object.entries(known).map(([name, { about: what, value }]) => ({
    flag: value === undefined ? `--${name}` : `--${name} <${value}>`,
    what,
  }));
  const width = Math.max(...entries.map(({ flag }) => flag.length));
  return [
    about,
    '',
    ...usage.map((line) => `  usance ${line}`),
    '',
    ...entries.map(({ flag, what }) => `  ${flag.padEnd(width)}  ${what}`),
  ].join('\n');
}
