import { asCsv, type ReportDescription, type ReportName } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asTable } from '../terminal/table.ts';

/** `usance report`: asks a report and prints its rows; without a name it lists the reports that the server knows. */
export const report = defineCommand({
  name: 'report',
  about: 'Asks a report. Without a name it lists all reports, with a name and --about it says what its numbers mean.',
  usage: [
    'report',
    'report retention --about',
    'report activity from=-90d interval=week os=Windows,macOS compare=previous',
    'report breakdown by=version,os from=-30d edition=!Free --csv',
  ],
  options: {
    ...connectionOptions,
    ...productOption,
    about: { about: "the report's definition and parameters instead of its rows" },
    csv: { about: 'answer in CSV' },
  },
  run: async ({ options, words: [name, ...pairs], isJson, terminal }) => {
    if (options.csv && isJson) throw new CliError('usage', 'Choose one of --csv and --json');
    const query = readQuery(pairs);
    const { api } = connect(options, terminal);
    const { reports } = await api.reports();
    if (name === undefined) {
      terminal.print(isJson ? JSON.stringify(reports, undefined, 2) : asTable(reports.map(({ name: one, title }) => ({ report: one, title })))); // prettier-ignore
      return;
    }
    const known = reports.find((one) => one.name === name);
    if (known === undefined) {
      const names = reports.map((one) => one.name);
      throw new CliError(
        'usage',
        `There is no report "${name}"${didYouMean(name, names) || `; there are ${names.join(', ')}`}`,
      );
    }
    if (options.about) {
      terminal.print(isJson ? JSON.stringify(known, undefined, 2) : aboutText(known));
      return;
    }
    const { id } = await chooseProduct(api, options.product);
    const answer = await api.report(id, known.name as ReportName, { query }); // the server has it
    if (isJson) terminal.print(JSON.stringify(answer, undefined, 2));
    else if (options.csv) terminal.write(asCsv(answer.rows));
    else {
      const { rows, totals, comparison, provisionalFrom } = answer;
      terminal.print(asTable(rows.map((row) => ({ ...row }))));
      printTotals(totals);
      if (comparison) {
        terminal.print(`\n${comparison.from} to ${comparison.to}:\n`);
        terminal.print(asTable(comparison.rows.map((row) => ({ ...row }))));
        printTotals(comparison.totals);
      }
      if (provisionalFrom !== null) terminal.say(`From ${provisionalFrom} on, data is still coming in.`);
    }

    function printTotals(totals: Record<string, number> = {}): void {
      const texts = Object.entries(totals).map(([key, count]) => `${key} ${count.toLocaleString('en')}`);
      if (texts.length > 0) terminal.print(`\nOver all: ${texts.join(', ')}`);
    }
  },
});

const aboutText = ({ name, title, definition, parameters }: ReportDescription): string =>
  [
    `${name}: ${title}`,
    definition,
    parameters
      .map(
        ({ name: parameter, description, default: fallback }) =>
          `  ${parameter}${fallback === undefined || fallback === '' ? '' : `=${fallback}`}  ${description}`,
      )
      .join('\n'),
    'Any further parameter is a filter: os=Windows,macOS, version=~^4\\., latest.edition=Pro.',
  ].join('\n\n');

function readQuery(pairs: readonly string[]): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new CliError('usage', `Parameters and filters are written key=value, like os=Windows, not "${pair}"`);
    const key = pair.slice(0, at);
    if (Object.hasOwn(query, key))
      throw new CliError('usage', `${key} is given twice; list several values as ${key}=a,b`);
    query[key] = pair.slice(at + 1);
  }
  return query;
}
