import { once } from 'node:events';
import type { RunningServer } from '@usance/server';
import { CliError } from './cli-error.ts';
import type { Terminal } from './terminal/terminal.ts';

/**
 * Starts the server in this process, configured by the environment with some of it replaced. It is loaded only now: other commands
 * must not pay for it. Throws a `CliError` that says in one sentence why it cannot start.
 */
export async function startServer(changes: NodeJS.ProcessEnv, { env }: Terminal): Promise<RunningServer> {
  const server = await import('@usance/server');
  try {
    server.keepMemoryOffDisk();
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    return await server.startServer(server.readConfig({ ...env, ...Object.fromEntries(given) }));
  } catch (cause) {
    if (!(cause instanceof server.ConfigError || cause instanceof server.StartError)) throw cause;
    throw new CliError('failed', `Usance cannot start: ${cause.message}`, { cause });
  }
}

/** Aborts when the process is asked to stop: by Ctrl-C or by whoever started it. */
export function whenAskedToStop(): AbortSignal {
  const asked = new AbortController();
  process.once('SIGINT', () => asked.abort());
  process.once('SIGTERM', () => asked.abort());
  return asked.signal;
}

/** Serves until it is asked to stop, and finishes what was begun. */
export async function serveUntil(
  stop: AbortSignal,
  { server, terminal }: { server: RunningServer; terminal: Terminal },
): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
  terminal.say('Finishing what was begun …');
  await server.close();
}
