import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Loaded into a server before anything else, by `--import`: kills it between two steps of its first request. A step is a turn: whatever runs
 * from one wait to the next. `KILL_AT_TURN` says before which, counted from the request's first byte; `KILL_AFTER_MS` how much longer the
 * engine's own threads may work meanwhile. Without it, it says in the end how many turns there were until the answer was out.
 */

const killAt = Number(process.env['KILL_AT_TURN'] ?? Infinity);
const waitMs = Number(process.env['KILL_AFTER_MS'] ?? 0);

let turns = 0;
let answeredAt = 0;

const hook = createHook({
  before() {
    turns += 1;
    if (turns < killAt) return;
    if (waitMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
    process.kill(process.pid, 'SIGKILL');
  },
});

// The first connection is the request's.
subscribe('net.server.socket', () => void hook.enable());
subscribe('http.server.response.finish', () => (answeredAt ||= turns));
process.on('exit', () => void process.stdout.write(`answered at turn ${answeredAt}\n`));

// What a raw copy of a request would be, for the test to find.
if (process.env['PLANTED'] === 'a raw copy')
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: NodeJS.ReadableStream };
    const { push } = request as unknown as { push: (chunk: Buffer | null) => boolean };
    Object.assign(request, {
      push(chunk: Buffer | null) {
        if (chunk !== null) appendFileSync(join(tmpdir(), 'requests'), chunk);
        return push.call(request, chunk);
      },
    });
  });
