import type { ReportName } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions, productOption } from '../connection.ts';
import { didYouMean } from '../terminal/nearest.ts';
import { asCsv, asTable } from '../terminal/table.ts';

/** A record, so that a report that joins the API is missed here by the compiler. */
const reports: Record<ReportName, string> = {
  activity: 'active, new, returning and lost installations, sessions and hours',
  breakdown: 'installations by a dimension: by=os',
};

/** `usance report`: asks a report and prints its rows. */
export const report = defineCommand({
  name: 'report',
  about: `Asks a report: ${Object.entries(reports)
    .map(([name, about]) => `${name} (${about})`)
    .join('; ')}.`,
  usage: [
    'report activity from=-90d interval=week os=Windows,macOS',
    'report breakdown by=version from=-30d edition=!Free --csv',
  ],
  options: {
    ...connectionOptions,
    ...productOption,
    csv: { about: 'answer in CSV' },
  },
  run: async ({ options, words: [name, ...pairs], isJson, terminal }) => {
    if (name === undefined) throw new CliError('usage', `Say which report: ${Object.keys(reports).join(' or ')}`);
    if (!isReport(name)) {
      const known = Object.keys(reports);
      throw new CliError(
        'usage',
        `There is no report "${name}"${didYouMean(name, known) || `; there are ${known.join(', ')}`}`,
      );
    }
    if (options.csv && isJson) throw new CliError('usage', 'Choose one of --csv and --json');
    const query = readQuery(pairs);
    const { api } = connect(options, terminal);
    const { id } = await chooseProduct(api, options.product);
    const answer = await api.report(id, name, { query });
    if (isJson) terminal.print(JSON.stringify(answer, undefined, 2));
    else if (options.csv) terminal.write(asCsv(answer.rows.map((row) => ({ ...row }))));
    else {
      terminal.print(asTable(answer.rows.map((row) => ({ ...row }))));
      const totals = Object.entries(answer.totals ?? {}).map(([key, count]) => `${key} ${count.toLocaleString('en')}`);
      if (totals.length > 0) terminal.print(`\nOver all: ${totals.join(', ')}`);
      if (answer.provisionalFrom !== null) terminal.say(`From ${answer.provisionalFrom} on, data is still coming in.`);
    }
  },
});

function isReport(name: string): name is ReportName {
  return Object.hasOwn(reports, name);
}

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
