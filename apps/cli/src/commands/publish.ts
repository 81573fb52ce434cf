import type { NewPublication, Publication } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { asTable } from '../terminal/table.ts';

type PublicQuestion = NewPublication['question'];

/** `usance publish`: publishes numbers with noise, for good. */
export const publish = defineCommand({
  name: 'publish',
  about:
    'Publishes numbers with noise, once and for good: active installations by period, or by values that are named in advance.',
  usage: [
    'publish active from=2026-01-01 to=2026-06-30 interval=month --epsilon 0.5',
    'publish os from=2026-06-01 to=2026-06-30 Windows macOS Linux --epsilon 0.5',
  ],
  options: {
    ...connectionOptions,
    ...productOption,
    epsilon: { value: 'number', about: 'what it costs of the 10 that a product has for good: 0.01 to 2' },
  },
  run: async ({ options, words: [what, ...rest], isJson, terminal }) => {
    if (what === undefined || options.epsilon === undefined)
      throw new CliError('usage', 'Say what to publish and what it may cost: usance publish os … --epsilon 0.5');
    const epsilonThousandths = thousandths(options.epsilon);
    const { api } = connect(options, terminal);
    const { id } = await chooseProduct(api, options.product);
    const made = await api.publish(id, { question: questionOf(what, rest), epsilonThousandths });
    terminal.print(isJson ? JSON.stringify(made, undefined, 2) : asText(made));
  },
});

/** Exact: the text is moved by three places, not multiplied. */
function thousandths(text: string): number {
  const [, whole, places = ''] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (whole === undefined)
    throw new CliError('usage', `--epsilon must be a number with at most three places, like 0.5, not "${text}"`);
  return Number(whole + places.padEnd(3, '0'));
}

const isParameter = (word: string) => /^(?:from|to|interval)=/.test(word);

/** The server checks the rest. */
function questionOf(what: string, rest: readonly string[]): PublicQuestion {
  const given = Object.fromEntries(
    rest.filter(isParameter).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  );
  const { from, to, interval = 'month' } = given;
  if (from === undefined || to === undefined)
    throw new CliError('usage', 'Say the first and the last day: from=2026-06-01 to=2026-06-30');
  const values = rest.filter((word) => !isParameter(word));
  const question =
    what === 'active' ? { kind: 'active', from, to, interval } : { kind: 'values', from, to, dimension: what, values };
  return question as PublicQuestion; // the server says what is wrong with it
}

function asText({ numbers, noise: { epsilonThousandths, cellsPerInstallation, scale } }: Publication): string {
  const rows = numbers.map(({ label, installations }) => ({ label, installations: String(installations) }));
  return (
    `${asTable(rows)}\n\nPublished for good. Discrete Laplace noise of scale ${scale}: ε = ${epsilonThousandths / 1_000}, ` +
    `one installation in at most ${cellsPerInstallation} of the numbers.`
  );
}
