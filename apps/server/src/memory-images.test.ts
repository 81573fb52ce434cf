import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { runToEnd, startServerProcess, type ServerProcess } from './testing/server-process.ts';
import { newFolder, removeFolder } from './testing/test-server.ts';

let dataDir = '';
let server: ServerProcess | undefined;

afterEach(async () => {
  await server?.stop('SIGKILL');
  server = undefined;
  removeFolder(dataDir);
});

describe('the memory of the server', () => {
  test.each(['--inspect=0', '--heapsnapshot-signal=SIGUSR2', '--heapsnapshot-near-heap-limit=1'])(
    'is not shown by %s: it does not start',
    async (flag) => {
      dataDir = newFolder('memory');

      const ended = await runToEnd(dataDir, { NODE_OPTIONS: flag });

      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain(`Usance cannot start: ${flag} would show`);
      expect(readdirSync(dataDir)).toEqual([]);
    },
  );

  test('is in no report, debugger or core dump, whatever signal comes', async () => {
    dataDir = newFolder('memory');
    const reports = newFolder('reports');
    server = await startServerProcess(dataDir, {
      NODE_OPTIONS: `--report-on-signal --report-signal=SIGUSR2 --report-on-fatalerror --report-directory=${reports}`,
    });

    server.signal('SIGUSR1');
    await sleep(300);
    expect((await fetch(`${server.url}/healthz/live`)).status).toBe(200);
    if (existsSync(`/proc/${server.pid}/coredump_filter`))
      // oxlint-disable-next-line vitest/no-conditional-expect -- only Linux has it
      expect(Number.parseInt(readFileSync(`/proc/${server.pid}/coredump_filter`, 'utf8'), 16)).toBe(0);
    await server.stop('SIGUSR2');

    expect(server.stderr()).toBe('');
    expect(readdirSync(reports)).toEqual([]);
    removeFolder(reports);
  });
});
