import { createApiClient, type ApiClient, type Product } from '@usance/api';
import { CliError } from './cli-error.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Options of every command that talks to a server. */
export const connectionOptions = {
  server: { value: 'url', about: 'the server, by default USANCE_SERVER or http://localhost:8420' },
  token: { value: 'token', about: 'an access token, by default USANCE_TOKEN' },
} as const;

export const productOption = {
  product: { value: 'id', about: 'the product by its number, key or name; may be left out if there is only one' },
} as const;

export interface Connection {
  server: URL;
  api: ApiClient;
}

interface ConnectionChoice {
  server: string | undefined;
  token: string | undefined;
}

/** The client for the server that options and environment name. Throws a `CliError` if the address is none or there is no token. */
export function connect(choice: ConnectionChoice, { env }: Terminal): Connection {
  const server = serverOf(choice, env);
  const token = choice.token ?? env['USANCE_TOKEN'];
  if (token === undefined || token === '') {
    throw new CliError('usage', 'An access token is needed: give --token or set USANCE_TOKEN');
  }
  return { server, api: createApiClient({ baseUrl: server.origin, token }) };
}

export function serverOf({ server }: Pick<ConnectionChoice, 'server'>, env: NodeJS.ProcessEnv): URL {
  const address = server ?? env['USANCE_SERVER'] ?? 'http://localhost:8420';
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new CliError('usage', `The server's address must be like http://localhost:8420, not "${address}"`);
  }
  return url;
}

/** The product that was meant: by number, key or name, or the only one there is. */
export async function chooseProduct(api: ApiClient, meant: string | undefined): Promise<Product> {
  const { products } = await api.products();
  if (meant === undefined) {
    const [only, ...others] = products;
    if (only === undefined)
      throw new CliError('failed', 'There is no product yet: make one with usance product create <name>');
    if (others.length > 0) {
      throw new CliError(
        'usage',
        `There are ${products.length} products; say which by --product: ${namesOf(products)}`,
      );
    }
    return only;
  }
  const found = products.filter(({ id, key, name }) => String(id) === meant || key === meant || name === meant);
  const [product] = found;
  if (product === undefined) {
    throw new CliError(
      'failed',
      `There is no product "${meant}"${products.length > 0 ? `; there are ${namesOf(products)}` : ''}`,
    );
  }
  if (found.length > 1) throw new CliError('usage', `Several products are called "${meant}"; say which by its number`);
  return product;
}

const namesOf = (products: readonly Product[]): string => products.map(({ id, name }) => `${id} (${name})`).join(', ');
