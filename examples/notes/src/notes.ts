#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { init } from '@usance/sdk';
import { askConsent } from './ask-consent.ts';
import { commands } from './commands.ts';
import { openNoteStore } from './note-store.ts';
import { telemetryCommand } from './telemetry-command.ts';
import { plan, typed } from './telemetry.generated.ts';

const usage = `Usage: notes add "text"      keep a note
       notes list            show all notes
       notes search word     show the notes that hold a word
       notes remove number   remove a note
       notes export          print all notes as JSON
       notes telemetry       say what is told to its makers, and change it`;

const { NOTES_HOME, NOTES_TELEMETRY_ENDPOINT = '', NOTES_TELEMETRY_KEY = '' } = process.env;

const telemetry = typed(
  init({
    key: NOTES_TELEMETRY_KEY,
    endpoint: NOTES_TELEMETRY_ENDPOINT,
    app: { version: '1.0.0', language: 'en' },
    consent: 'ask',
    plan, // what it does not declare is dropped, and does not compile below
    appName: 'notes',
    offVariable: 'NOTES_TELEMETRY',
    // A home of one's own, as in a test, has a queue of its own too.
    ...(NOTES_HOME !== undefined && { storageFolder: join(NOTES_HOME, 'telemetry') }),
  }),
);

const [name = 'help', ...words] = process.argv.slice(2);
const command = name === 'telemetry' ? telemetryCommand : commands[name];

if (command === undefined) {
  console.log(usage);
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  const saidYesNow = name !== 'telemetry' && (await askConsent({ telemetry, ask, answer }));
  try {
    process.exitCode = await command({ store: openNoteStore(notesFolder()), telemetry, print: console.log }, words);
  } catch (error) {
    telemetry.captureException(error);
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // Only after the question was answered, so that the makers see a new installation soon; for two seconds at most.
  if (saidYesNow) await telemetry.shutdown({ timeoutMs: 2_000 });
}
// Every other run calls nothing at its end: the session is saved when the process exits, and a later run sends it.

function notesFolder(): string {
  return NOTES_HOME ?? join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'notes');
}

/** Beside the output, which may be piped to another program. */
function ask(question: string): void {
  process.stderr.write(question);
}

/** The first line of the input: typed on a terminal, or piped in. Nobody may be there to type, so a pipe is not waited for long. */
async function answer(): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin });
  const patience = process.stdin.isTTY ? undefined : setTimeout(() => lines.close(), 250);
  try {
    for await (const line of lines) return line;
    return undefined;
  } finally {
    clearTimeout(patience);
    lines.close();
    // Or an open pipe would keep the program waiting for more.
    process.stdin.destroy();
  }
}
