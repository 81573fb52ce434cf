import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { readInstallationId } from '../read-installation-id.ts';
import { requestOptions, requestDetails } from '../request-options.ts';

/** `usance export`: all that is kept of an installation, for the person who asked for it. */
export const exportCommand = defineCommand({
  name: 'export',
  about:
    'Prints all that is kept of one installation as JSON, by the ID that its user hands over, to be passed on to them. The ID is read from\n' +
    "standard input, so that it stands in no shell's history. Needs a token with the scope inspect.",
  usage: ['export <product> > theirs.json', 'export <product> --note "ticket 12" --received 2026-11-20 < id.txt'],
  options: { ...connectionOptions, ...requestOptions },
  run: async ({ options, words: [meant, ...others], isJson, terminal }) => {
    if (meant === undefined || others.length > 0)
      throw new CliError('usage', 'Say the product, and nothing else: the ID is read from standard input');
    const { api } = connect(options, terminal);
    const { id } = await chooseProduct(api, meant);
    const installation = await readInstallationId(terminal);
    const handled = await api.handleRequest(id, { kind: 'export', installation, ...requestDetails(options) });
    terminal.print(JSON.stringify(isJson ? handled : handled.export, undefined, 2));
    if (handled.export?.firstDay === null)
      terminal.say(
        'Nothing is kept under this ID; check that it was copied whole, and that it is one of this product.',
      );
  },
});
