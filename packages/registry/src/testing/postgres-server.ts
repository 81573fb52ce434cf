import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server for tests, with a database of our own. */
export interface PostgresServer {
  /** Empties the database and answers its address. Emptying is much faster than making another. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The server that `TEST_DATABASE_URL` names, or one of our own where PostgreSQL is installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  const programs = findPrograms();
  if (given === undefined && programs === undefined) return undefined;
  const { url, stop } = given === undefined ? await startOwn(programs ?? '') : { url: given, stop: async () => {} };
  const name = `usance_test_${process.pid}`;
  await run(url, `CREATE DATABASE ${name}`);
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    async emptyDatabase() {
      await run(own, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return own;
    },
    async stop() {
      await run(url, `DROP DATABASE ${name} WITH (FORCE)`);
      await stop();
    },
  };
}

/** Whether there is a PostgreSQL to test with. */
export const hasPostgres = (): boolean => process.env.TEST_DATABASE_URL !== undefined || findPrograms() !== undefined;

/** Debian keeps the programs of each version in a folder of its own, which is not in PATH. */
function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const folders = readdirSync(versions).map((version) => join(versions, version, 'bin'));
  return folders.toSorted().findLast((folder) => existsSync(join(folder, 'initdb')));
}

async function startOwn(programs: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'usance-postgres-'));
  const account = postgresAccount();
  if (account) chownSync(folder, account.uid, account.gid);
  const options = { cwd: folder, ...account };
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata=data', '--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  const child = spawn(join(programs, 'postgres'), ['-D', 'data', ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, child);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT'); // PostgreSQL's fast shutdown
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to be run by root, so root runs it as the account that its package made. */
function postgresAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
    try {
      await run(url, 'SELECT 1');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // it listens on a port, so it has one
      server.close(() => resolve(port));
    });
  });
}
