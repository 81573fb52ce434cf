import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openRegistry } from '@usance/registry';
import { openChdb } from '@usance/warehouse';
import { newFolder, startServerProcess, type ServerProcess } from '../../e2e/support/server-process.ts';

/** A real server over the fleet of a folder, and who may sign in. */
export interface FleetServer {
  server: ServerProcess;
  /** Where its registry is, to be deleted afterwards; the fleet is only linked to. */
  dataDir: string;
  email: string;
  password: string;
}

/**
 * Starts a server whose warehouse is the fleet of a folder. It gets a registry beside it that knows the fleet's product, and as many installations as
 * the fleet has. Beyond its own bookkeeping the server writes nothing into the folder, since nothing is sent to it.
 */
export async function startFleetServer(folder: string): Promise<FleetServer> {
  const dataDir = newFolder('bench-dashboard');
  const highest = await highestOrdinal(folder);
  symlinkSync(resolve(folder), join(dataDir, 'warehouse'));
  const registry = await openRegistry({ kind: 'sqlite', file: join(dataDir, 'registry.sqlite') }, {});
  const { id } = await registry.products.create({
    name: 'Fleet',
    key: 'pk_ofTheBenchAndNobodyElse',
    settings: {},
    createdAt: new Date().toISOString(),
  });
  await registry.installations.add(
    id,
    Array.from({ length: highest }, (_, at) => pseudonym(at)),
  );
  await registry.close();
  const server = await startServerProcess({ dataDir, environment: { LOG_LEVEL: 'warn' } });
  const owner = { name: 'Bench', email: 'bench@example.com', password: 'a long wait is a short one' };
  const [, token] = /\/setup#(\S+)/.exec(server.output()) ?? [];
  if (token === undefined) throw new Error(`the server printed no link for its owner: ${server.output()}`);
  await server.api.createOwner({ token, ...owner });
  return { server, dataDir, ...owner };
}

async function highestOrdinal(folder: string): Promise<number> {
  const warehouse = openChdb(folder);
  const [row] = await warehouse.query<{ highest: number }>('SELECT max(installation) AS highest FROM session_days');
  await warehouse.close();
  return row?.highest ?? 0;
}

/** As long as a real one: the registry is as large as that of a fleet. */
const pseudonym = (at: number) => createHash('sha256').update(String(at)).digest('base64url');
