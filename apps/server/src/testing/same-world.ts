import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/*
 * Loaded into a program before anything else, by `--import`: every run of it sees the same time, and the same "random" numbers in the
 * same order. What then differs between two runs comes from what differs in what they were given.
 */

const startMs = Number(process.env['SAME_WORLD_TIME']);
const RealDate = Date;
let drawn = 0;

class SameDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [startMs] : given) as [number])); // whatever else a date is made of, the real one reads
  }

  static override now(): number {
    return startMs;
  }
}

function nextBytes(size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, () =>
    crypto
      .createHash('sha512')
      .update(`block ${(drawn += 1)}`)
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

function nextUuid(): string {
  const hex = nextBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function fill<Into extends ArrayBufferView>(into: Into): Into {
  nextBytes(into.byteLength).copy(new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
  return into;
}

const readFileSync = fs.readFileSync;
/** Linux hands out random UUIDs as a file. */
const readSameFile = (...given: Parameters<typeof readFileSync>) =>
  given[0] === '/proc/sys/kernel/random/uuid' ? nextUuid() : readFileSync(...given);

const setTimer = globalThis.setTimeout;
/** What the program does once in a while, and would not wait for, never comes between what it is asked to do. */
const setSameTimer = (run: () => void, delayMs = 0, ...given: []) => {
  const timer = setTimer(run, delayMs, ...given);
  if (delayMs >= 1_000) timer.unref = () => (clearTimeout(timer), timer);
  return timer;
};

Object.assign(globalThis, { Date: SameDate, setTimeout: setSameTimer });
Object.assign(fs, { readFileSync: readSameFile });
Math.random = () => nextBytes(4).readUInt32BE() / 2 ** 32;
Object.assign(crypto, { randomBytes: nextBytes, randomUUID: nextUuid, randomFillSync: fill });
Object.defineProperties(globalThis.crypto, {
  randomUUID: { value: nextUuid },
  getRandomValues: { value: fill },
});
syncBuiltinESMExports();
