import type { InstallationHistory, InstallationQuestion } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { readInstallationId } from '../read-installation-id.ts';
import { asTable } from '../terminal/table.ts';

/** `usance installation`: what is kept of the installation whose ID its user handed over. */
export const installation = defineCommand({
  name: 'installation',
  about:
    'Shows what is kept of one installation, by the ID that its user hands over. The ID is read from standard input, so that it\n' +
    "stands in no shell's history. Needs a token with the scope inspect; every look is in the product's audit log.",
  usage: ['installation <product>', 'installation <product> --from=-90d --json < id.txt'],
  options: {
    ...connectionOptions,
    from: { value: 'day', about: 'the first day that is shown, as in a report; by default the first that there is' },
    to: { value: 'day', about: 'the last day that is shown; by default the last that there is' },
  },
  run: async ({ options, words: [meant, ...others], isJson, terminal }) => {
    if (meant === undefined || others.length > 0)
      throw new CliError('usage', 'Say the product, and nothing else: the ID is read from standard input');
    const { api } = connect(options, terminal);
    const { id } = await chooseProduct(api, meant);
    const question = { installation: await readInstallationId(terminal), ...rangeOf(options) };
    const history = await api.installation(id, question);
    terminal.print(isJson ? JSON.stringify(history, undefined, 2) : asText(history));
    if (!history.isComplete) terminal.say('There is more than is shown here: ask for fewer days, by --from and --to.');
  },
});

const rangeOf = ({ from, to }: Record<'from' | 'to', string | undefined>): Partial<InstallationQuestion> => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

function asText({ firstDay, lastDay, days, sessions, seconds, sessionDays, exceptions }: InstallationHistory): string {
  const rows = sessionDays.map(({ day, version, os, osVersion, country, seconds: length, features }) => ({
    day,
    version,
    os: [os, osVersion].filter((part) => part !== null).join(' '),
    country,
    minutes: length / 60,
    features: features.map(({ name, uses }) => `${name} × ${uses}`).join(', '),
  }));
  return [
    `First day ${firstDay}, last day ${lastDay}. Days ${count(days)}, sessions ${count(sessions)}, hours ${count(seconds / 3_600)}`,
    ...(rows.length > 0 ? [asTable(rows)] : []),
    ...(exceptions.length > 0
      ? [asTable(exceptions.map(({ day, version, type, frames }) => ({ day, version, type, frame: frames[0] })))]
      : []),
  ].join('\n\n');
}

const count = (number: number) => number.toLocaleString('en', { maximumFractionDigits: 1 });
