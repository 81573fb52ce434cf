import { CliError } from './cli-error.ts';

/** Reads an installation's ID from standard input, so that it stands in no shell's history. Throws a `CliError` if it is none. */
export async function readInstallationId({
  say,
  readLine,
}: {
  say(text: string): void;
  readLine(): Promise<string>;
}): Promise<string> {
  say("The installation's ID:");
  const text = (await readLine()).trim().toLowerCase();
  // What was typed stays out of the message, since messages are copied into tickets.
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new CliError('usage', 'This is no ID of an installation: one looks like 3f0c1a52-7d0e-4c8b-9a55-0123456789ab');
}
