/* A program that asks, started by tests in a terminal: `ask-program.ts '<Script as JSON>'`. Prints what became of it. */
import { createInterface } from 'node:readline/promises';
import { init } from '../../index.ts';
import { askInTerminal, type AskOptions } from '../index.ts';

export interface Script {
  folder: string;
  options?: Partial<AskOptions>;
  /** Reads a line of its own afterwards. */
  reads?: boolean;
}

const { folder, options, reads } = JSON.parse(process.argv[2] ?? '') as Script; // from a test
const telemetry = init({
  key: 'pk_0123456789abcdefghij',
  endpoint: 'http://127.0.0.1:9',
  app: { version: '1.0.0' },
  consent: 'ask',
  plan: options?.plan,
  storageFolder: folder,
  collectInCi: true, // whether there is somebody to be asked is not the SDK's to say
});
const asked = await askInTerminal({ telemetry, program: 'notes', purposes: 'usage', ...options });
const { reason, purposes } = telemetry.consent.status();
process.stdout.write(`${JSON.stringify({ asked, reason, purposes })}\n`);
if (reads) {
  const lines = createInterface({ input: process.stdin });
  process.stdout.write(`read: ${await lines.question('')}\n`);
  lines.close();
}
