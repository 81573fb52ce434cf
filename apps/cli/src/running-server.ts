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
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    return await server.startServer(server.readConfig({ ...env, ...Object.fromEntries(given) }));
  } catch (cause) {
    if (!(cause instanceof server.ConfigError || cause instanceof server.StartError)) throw cause;
    throw new CliError('failed', `Usance cannot start: ${cause.message}`, { cause });
  }
}

/** Serves until the process is asked to stop, and finishes what was begun. */
export async function serveUntilStopped(server: RunningServer, terminal: Terminal): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  terminal.say('Finishing what was begun …');
  await server.close();
}
