import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from './run-program.ts';

/** What a program asked of the system, all its threads and children included. */
export interface SystemCalls {
  /** Files and folders that it looked at or opened, whether they are there or not. */
  seen: string[];
  /** Those that it made, changed, removed, or opened for writing. */
  changed: string[];
  /** Sockets that it made, and what it did with them, but for those within the program. */
  sockets: string[];
  /** Programs that it started. */
  started: string[];
}

export interface Traced {
  calls: SystemCalls;
  output: string;
  errors: string;
}

/** Why no program can be traced here; `undefined` if it can. */
export function whyNoTrace(): string | undefined {
  if (process.platform !== 'linux') return 'system calls are traced on Linux only';
  const { status } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'strace is missing, or not permitted';
}

/** Runs a command under `strace`, until it ends by itself. */
export async function traceProgram(command: readonly string[], environment: NodeJS.ProcessEnv): Promise<Traced> {
  const folder = mkdtempSync(join(tmpdir(), 'usance-trace-'));
  const file = join(folder, 'calls');
  const traced = ['strace', '-f', '-qq', '-s', '4096', '-e', 'trace=file,network,process', '-o', file];
  try {
    const run = startProcess([...traced, ...command], environment);
    await run.end;
    return { calls: readCalls(readFileSync(file, 'utf8')), output: run.output(), errors: run.errors() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const changing =
  /^(?:mkdir|rmdir|rename|unlink|link|symlink|mknod|chmod|chown|truncate|utime|creat|setxattr|removexattr)/;
const opening = /^open/;
const networking =
  /^(?:socket|connect|bind|listen|accept|sendto|sendmsg|sendmmsg|recvfrom|recvmsg|getsockopt|setsockopt|shutdown)/;

/** The lines of a trace: `4711 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3`. What a call goes on with says nothing new. */
function readCalls(trace: string): SystemCalls {
  const calls: SystemCalls = { seen: [], changed: [], sockets: [], started: [] };
  for (const line of trace.split('\n')) {
    const [, name = '', rest = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? [];
    const paths = Array.from(rest.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, path = '']) => path);
    // To remove what is not there changes nothing; to open for writing what is not there is an attempt.
    const isChange = changing.test(name) && !rest.includes('= -1 ENOENT');
    const isWriting = opening.test(name) && /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/.test(rest);
    if (name.startsWith('exec')) calls.started.push(...paths.slice(0, 1));
    else if (networking.test(name)) calls.sockets.push(`${name}(${rest}`);
    else {
      calls.seen.push(...paths);
      if (isChange || isWriting) calls.changed.push(...paths);
    }
  }
  return calls;
}
