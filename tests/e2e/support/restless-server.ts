import { startServerProcess, type ServerProcess, type ServerProcessOptions } from './server-process.ts';

/** A server that is killed or stopped again and again, and started anew on the same folder and port. */
export interface RestlessServer {
  /** How often it was ended so far. */
  ended(): number;
  /** Starts it for good. */
  settle(): Promise<ServerProcess>;
}

/** Takes a running server over; `fraction` answers random numbers below 1. */
export function startRestlessServer(
  first: ServerProcess,
  options: Omit<ServerProcessOptions, 'port'>,
  fraction: () => number,
): RestlessServer {
  let server = first;
  let ended = 0;
  let isSettling = false;

  async function beRestless(): Promise<void> {
    while (!isSettling) {
      await wait(1_000 + fraction() * 4_000);
      await server.stop(fraction() < 0.7 ? 'SIGKILL' : 'SIGTERM');
      ended += 1;
      await wait(fraction() * 1_500);
      server = await startServerProcess({ ...options, port: first.port });
    }
  }
  const restlessness = beRestless();
  return {
    ended: () => ended,
    settle: async () => {
      isSettling = true;
      await restlessness;
      return server;
    },
  };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
