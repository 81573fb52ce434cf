import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { chooseProduct, connect, connectionOptions } from '../connection.ts';
import { readInstallationId } from '../read-installation-id.ts';
import { requestOptions, requestDetails } from '../request-options.ts';

/** `usance erase`: erases all that is kept of an installation whose person asked for it. */
export const erase = defineCommand({
  name: 'erase',
  about:
    'Erases all that is kept of one installation, by the ID that its user hands over, and prints the receipt for them. The ID is read from\n' +
    "standard input, so that it stands in no shell's history. It cannot be taken back. Needs a token with the scope manage.",
  usage: ['erase <product>', 'erase <product> --note "ticket 12" --received 2026-11-20 --json < id.txt'],
  options: { ...connectionOptions, ...requestOptions },
  run: async ({ options, words: [meant, ...others], isJson, terminal }) => {
    if (meant === undefined || others.length > 0)
      throw new CliError('usage', 'Say the product, and nothing else: the ID is read from standard input');
    const { api } = connect(options, terminal);
    const { id, name } = await chooseProduct(api, meant);
    const installation = await readInstallationId(terminal);
    const handled = await api.handleRequest(id, { kind: 'erase', installation, ...requestDetails(options) });
    if (isJson) return terminal.print(JSON.stringify(handled, undefined, 2));
    const { doneBy, receipt } = handled.erasure ?? { doneBy: '', receipt: '' };
    terminal.say(
      `From now on nothing of it is taken in, and by ${doneBy} nothing is left of it in "${name}". The receipt:`,
    );
    terminal.print(receipt);
  },
});
