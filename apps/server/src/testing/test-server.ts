import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, type ApiClient, type Product, type ProductSettings } from '@usance/api';
import { openChdb, type Warehouse } from '@usance/warehouse';
import { readConfig } from '../config.ts';
import { startServer, type RunningServer, type StartOptions } from '../start.ts';

export const ownerToken = 'owner-token-of-the-tests';

/** A real server in this process, on a port and a data folder of its own. One at a time: the engine allows one folder a process. */
export interface TestServer extends RunningServer {
  /** Its address for this machine. */
  url: string;
  dataDir: string;
  /** With the owner's token. */
  api: ApiClient;
  /** A second look into the warehouse that the server writes. */
  warehouse: Warehouse;
  newProduct(settings?: Partial<ProductSettings>): Promise<Product>;
  /** Sends a value, or text as it is, to the API or the collector. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
}

export interface SendOptions {
  body?: unknown;
  headers?: Record<string, string>;
  /** Left out: the owner's. `null`: none. */
  token?: string | null;
}

/** A folder that does not last. */
export const newFolder = (name = 'server'): string => mkdtempSync(join(tmpdir(), `usance-${name}-`));

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** What the environment of a test's server says, as `readConfig` takes it. */
export const testEnvironment = (dataDir: string, more: Record<string, string> = {}): Record<string, string> => ({
  USANCE_DATA_DIR: dataDir,
  USANCE_OWNER_TOKEN: ownerToken,
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'silent',
  ...more,
});

/** Starts a server on a folder, which stays after it is closed. */
export async function startTestServer(
  dataDir: string,
  environment: Record<string, string> = {},
  options?: StartOptions,
): Promise<TestServer> {
  const running = await startServer(readConfig(testEnvironment(dataDir, environment)), options);
  const url = `http://127.0.0.1:${running.port}`;
  const api = createApiClient({ baseUrl: url, token: ownerToken });
  const warehouse = openChdb(join(dataDir, 'warehouse'));
  return {
    ...running,
    url,
    dataDir,
    api,
    warehouse,
    newProduct: (settings = {}) => api.createProduct({ name: 'Field Notes', settings }),
    send: (method, path, { body, headers = {}, token = ownerToken } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: encode(body) }),
      }),
    async close() {
      await running.close();
      await warehouse.close();
    },
  };
}

const encode = (body: unknown) =>
  typeof body === 'string' || Buffer.isBuffer(body) ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body);

/** How many rows each table holds. Rows that a higher revision replaced count until they are merged away. */
export async function rowCounts(warehouse: Warehouse): Promise<Record<string, number>> {
  const rows = await warehouse.query<{ name: string; rows: number }>(
    "SELECT name, total_rows AS rows FROM system.tables WHERE database = 'usance' AND name != 'migrations'",
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}
