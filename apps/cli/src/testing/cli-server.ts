import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServer } from '@usance/server';
import { main } from '../main.ts';
import { capturedTerminal } from './captured-terminal.ts';

/** What a command answered: its exit code, what it printed, and what it said beside that. */
export interface Answered {
  code: number;
  printed: string;
  said: string[];
}

/** A server of its own, and the command line that talks to it as its owner. */
export interface CliServer {
  url: string;
  /** For files of the test; it goes when the server is closed. */
  folder: string;
  usance(...args: string[]): Promise<Answered>;
  /** The same with lines on standard input. */
  usanceWith(input: readonly string[], ...args: string[]): Promise<Answered>;
  /** Answers the product's number. */
  newProduct(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function startCliServer(): Promise<CliServer> {
  const token = 'a-token-of-the-command-line-test';
  const folder = await mkdtemp(join(tmpdir(), 'usance-cli-'));
  const server = await startServer(
    readConfig({
      PORT: '0',
      USANCE_DATA_DIR: join(folder, 'data'),
      USANCE_OWNER_TOKEN: token,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'error',
    }),
  );
  async function usanceWith(input: readonly string[] | undefined, ...args: string[]): Promise<Answered> {
    const terminal = capturedTerminal({ USANCE_SERVER: server.url, USANCE_TOKEN: token }, input);
    const code = await main(args, terminal);
    return { code, printed: terminal.printed, said: terminal.said };
  }
  const usance = (...args: string[]) => usanceWith(undefined, ...args);
  return {
    url: server.url,
    folder,
    usance,
    usanceWith,
    async newProduct(name) {
      const { printed } = await usance('product', 'create', name, '--json');
      return String((JSON.parse(printed) as { id: number }).id);
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
