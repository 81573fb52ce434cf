import { resolve } from 'node:path';
import type { Restored } from '@usance/server';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { startProgress } from '../terminal/progress.ts';
import { asTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** `usance restore`: fills the stores from a backup while no server runs. */
export const restore = defineCommand({
  name: 'restore',
  about:
    'Restores a backup: all of it or nothing. Stop the server first. The environment says where to, as for serve; servers that DATABASE_URL and CLICKHOUSE_URL name must be empty.',
  usage: ['restore /backups/usance-2026-11-23T021500Z.backup', 'restore <file> --data /var/lib/usance --replace'],
  options: {
    data: { value: 'folder', about: 'the data folder, by default USANCE_DATA_DIR or ./data' },
    replace: { about: 'put data that are there aside, into a folder beside them' },
  },
  run: async ({ options, words: [file, extra], isJson, terminal }) => {
    if (file === undefined || extra !== undefined)
      throw new CliError('usage', 'Say which backup to restore: usance restore <file>');
    const restored = await restoreInto(resolve(file), { data: options.data, mayReplace: options.replace }, terminal);
    if (isJson) terminal.print(JSON.stringify(restored, undefined, 2));
    else tell(restored, terminal);
  },
});

interface Choice {
  data: string | undefined;
  mayReplace: boolean;
}

async function restoreInto(file: string, { data, mayReplace }: Choice, terminal: Terminal): Promise<Restored> {
  const server = await import('@usance/server');
  const progress = startProgress('Restoring', terminal.stderr, terminal.now);
  try {
    const config = server.readConfig({ ...terminal.env, ...(data === undefined ? {} : { USANCE_DATA_DIR: data }) });
    return await server.restoreBackup(config, file, {
      mayReplace,
      now: () => new Date(terminal.now()),
      onProgress: progress.report,
    });
  } catch (cause) {
    const isTold =
      cause instanceof server.BackupError || cause instanceof server.ConfigError || cause instanceof server.StartError;
    if (!isTold) throw cause;
    throw new CliError('failed', `Nothing was restored: ${cause.message}`, { cause });
  } finally {
    progress.end();
  }
}

function tell({ createdAt, tables, keptAside, isOldRegistryUnreadable }: Restored, terminal: Terminal): void {
  terminal.print(asTable(tables.map((table) => ({ ...table }))));
  terminal.print(`\nRestored what was there on ${createdAt}. Roll-ups are built when the server runs.`);
  if (keptAside !== undefined)
    terminal.say(
      `What was there before is in ${keptAside}. Erasures do not reach it: delete it when you no longer need it.`,
    );
  if (isOldRegistryUnreadable)
    terminal.say(
      'The registry that was there could not be read, so numbers that it had given since may be given again.',
    );
}
