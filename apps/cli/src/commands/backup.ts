import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import { defineCommand, wholeNumber, type Call } from '../command.ts';
import { removeOldBackups } from '../backup/old-backups.ts';
import { download } from '../backup/download.ts';
import { keysFolder, tryBackup, type Tried } from '../backup/try-backup.ts';
import { connect, connectionOptions } from '../connection.ts';
import { asTable } from '../terminal/table.ts';

/** Their keys are destroyed after as many days. */
const keptDays = '35';

const options = {
  ...connectionOptions,
  to: { value: 'folder', about: 'the folder, or the file, that the backup goes to' },
  keep: { value: 'days', about: `delete older backups in that folder; by default ${keptDays}, and 0 keeps all` },
  data: { value: 'folder', about: 'the data folder, where the keys are, by default USANCE_DATA_DIR or ./data' },
  'no-verify': { about: 'do not try to restore the backup' },
} as const;

type BackupCall = Call<typeof options>;

/** `usance backup`: a backup of everything, tried at once; or what is known of those that were made. */
export const backup = defineCommand({
  name: 'backup',
  about:
    'Backs up everything while the server goes on, encrypted, and tries to restore it. "list" shows the backups that were made.',
  usage: ['backup --to /backups', 'backup --to /backups --keep 14', 'backup list'],
  options,
  run: async (call) => {
    const [action, ...extra] = call.words;
    if (action === 'list' && extra.length === 0) await list(call);
    else if (action === undefined) await make(call);
    else throw new CliError('usage', `usance backup takes options or "list", not "${call.words.join(' ')}"`);
  },
});

async function list({ options: choice, isJson, terminal }: BackupCall): Promise<void> {
  const { backups } = await connect(choice, terminal).api.backups();
  if (isJson) terminal.print(JSON.stringify({ backups }, undefined, 2));
  else
    terminal.print(
      asTable(
        backups.map(({ at, bytes, seconds, readableUntil }) => ({
          at,
          megabytes: bytes / 1e6,
          seconds,
          'readable until': readableUntil ?? 'no longer',
        })),
      ),
    );
}

async function make({ options: choice, isJson, terminal }: BackupCall): Promise<void> {
  if (choice.to === undefined) throw new CliError('usage', 'Say where the backup goes: usance backup --to /backups');
  const keepDays = wholeNumber('keep', choice.keep ?? keptDays, { least: 0, most: 3_650 });
  const target = resolve(choice.to);
  const isFolder = choice.to.endsWith('/') || (existsSync(target) && statSync(target).isDirectory());
  if (isFolder) mkdirSync(target, { recursive: true, mode: 0o700 });
  const { api } = connect(choice, terminal);

  const keys = choice['no-verify'] ? undefined : await keysFolder(choice.data, terminal);
  const part = await download(api, (name) => (isFolder ? join(target, name) : target), terminal);
  let tried: Tried | undefined;
  try {
    if (keys !== undefined) tried = await tryBackup(part.file, keys, terminal);
  } catch (cause) {
    part.remove();
    throw cause;
  }
  const file = part.keep();
  if (tried?.missing !== undefined)
    throw new CliError('failed', `The backup ${file} was made, but could not be tried: ${tried.missing}`);
  const removed = isFolder && keepDays > 0 ? removeOldBackups(target, keepDays, terminal.now()) : [];

  const rows = tried?.tables.reduce((sum, table) => sum + table.rows, 0);
  if (isJson) {
    terminal.print(JSON.stringify({ file, bytes: part.bytes, tried: tried?.tables ?? null, removed }, undefined, 2));
    return;
  }
  const size = `${(part.bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
  terminal.print(
    rows === undefined
      ? `Backed up to ${file} (${size}). It was not tried.`
      : `Backed up to ${file} (${size}). Restored as a trial: ${rows.toLocaleString('en')} rows in ${tried?.tables.length} tables are as they were.`,
  );
  for (const old of removed) terminal.say(`Deleted ${old}, older than ${keepDays} days.`);
}
