import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { url as inspectorUrl } from 'node:inspector';
import { StartError } from './start-error.ts';

/**
 * Flags by which a process writes its memory into files or hands it to a debugger, where the address of whoever is connected stands.
 * `--report-…` is not among them: it is switched off below.
 */
const tellingFlags = /^--(?:inspect\b.*|heapsnapshot-.*|abort-on-uncaught-exception)/;

const coreDumpFilter = '/proc/self/coredump_filter';

/**
 * Sees to it that no image of this process's memory gets onto a disk: no core dump with anything in it, no diagnostic report, no
 * heap snapshot, no debugger. Throws a `StartError` where that is not in its hands.
 */
export function keepMemoryOffDisk({ execArgv, env }: Pick<NodeJS.Process, 'execArgv' | 'env'> = process): void {
  const flags = [...execArgv, ...(env['NODE_OPTIONS'] ?? '').split(/\s+/)];
  const telling =
    flags.find((flag) => tellingFlags.test(flag)) ?? (inspectorUrl() === undefined ? undefined : '--inspect');
  if (telling !== undefined)
    throw new StartError(
      `${telling} would show or write down the memory of this process, senders' addresses too; start it without`,
    );
  Object.assign(process.report, { reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false });
  // Unheard, it would start the debugger.
  if (process.listenerCount('SIGUSR1') === 0) process.on('SIGUSR1', () => undefined);
  emptyCoreDumps();
}

/** Linux writes the kinds of memory named in this mask into a core dump, also into one that a program such as systemd's takes. */
function emptyCoreDumps(): void {
  if (!existsSync(coreDumpFilter)) return;
  try {
    writeFileSync(coreDumpFilter, '0');
  } catch (cause) {
    const limit = /^Max core file size +(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    if (limit !== '0')
      throw new StartError('core dumps are on, and cannot be emptied from within; start the server after ulimit -c 0', {
        cause,
      });
  }
}
