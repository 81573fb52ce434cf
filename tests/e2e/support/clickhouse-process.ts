import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The library of the embedded engine can be a ClickHouse server of its own; its entry needs a thread with an ordinary stack. */
const launcher = `
import ctypes, sys, threading
library = ctypes.CDLL(sys.argv[1])
arguments = [argument.encode() for argument in ['clickhouse'] + sys.argv[2:]]
argv = (ctypes.c_char_p * (len(arguments) + 1))(*arguments, None)
threading.stack_size(64 * 1024 * 1024)
thread = threading.Thread(target=lambda: library.chdb_query_cmdline(len(arguments), argv), daemon=True)
thread.start()
thread.join()
`;

const listenForHours =
  'SYSTEM START LISTEN HTTP; SELECT sleepEachRow(1) FROM numbers(36000) SETTINGS max_block_size = 1 FORMAT Null';

export interface ClickHouseProcess {
  url: string;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** Starts a ClickHouse server on a folder, and resolves when it answers. */
export async function startClickHouseProcess(folder: string, port: number): Promise<ClickHouseProcess> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config.xml');
  writeFileSync(config, '<clickhouse><logger><level>error</level></logger></clickhouse>');
  const child = spawn(
    'python3',
    [
      '-c',
      launcher,
      libraryFile(),
      `--config-file=${config}`,
      `--path=${folder}/data`,
      `--http_port=${port}`,
      '--listen_host=127.0.0.1',
      '--query',
      listenForHours,
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/ping`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error('the ClickHouse server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function libraryFile(): string {
  const chdb = dirname(createRequire(import.meta.url).resolve('chdb'));
  const scope = join(chdb, '..', '@chdb');
  const [library] = readdirSync(scope);
  if (library === undefined) throw new Error('no library of the engine is installed');
  return join(scope, library, 'libchdb.so');
}
