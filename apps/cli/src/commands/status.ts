import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { connectionOptions, serverOf } from '../connection.ts';
import { createApiClient } from '@usance/api';
import { asTable } from '../terminal/table.ts';

/** `usance status`: whether the server is ready, and, with a token, what has arrived for each product. */
export const status = defineCommand({
  name: 'status',
  about: 'Says whether the server is ready and, with a token, what has arrived for each product.',
  usage: ['status'],
  options: connectionOptions,
  run: async ({ options, isJson, terminal }) => {
    const server = serverOf(options, terminal.env);
    const ready = await fetch(new URL('/healthz/ready', server)).catch((cause: unknown) => {
      throw new CliError('failed', `No server answers at ${server.origin}: start one with usance serve`, { cause });
    });
    if (!ready.ok)
      throw new CliError('failed', `The server at ${server.origin} runs, but is not ready (${ready.status})`);
    const token = options.token ?? terminal.env['USANCE_TOKEN'];
    const products = token === undefined ? undefined : await arrivals(server, token);
    if (isJson) terminal.print(JSON.stringify({ server: server.origin, ready: true, products }, undefined, 2));
    else {
      terminal.print(`The server at ${server.origin} is ready.`);
      if (products !== undefined && products.length > 0) terminal.print(`\n${asTable(products)}`);
    }
  },
});

async function arrivals(server: URL, token: string): Promise<Record<string, unknown>[]> {
  const api = createApiClient({ baseUrl: server.origin, token });
  const { products } = await api.products();
  return Promise.all(
    products.map(async ({ id, name }) => {
      const { installations, sessionDays, weeks, firstDay, lastDay } = await api.arrival(id);
      return { id: String(id), name, installations, sessionDays, weeks, firstDay, lastDay };
    }),
  );
}
