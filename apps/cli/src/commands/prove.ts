import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Proof, SignedProof } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { defineCommand, wholeNumber, type Call } from '../command.ts';
import { connect, connectionOptions, serverOf } from '../connection.ts';
import { promises } from '../prove/promises.ts';
import { tryPromises } from '../prove/try-promises.ts';
import { fetchKeys, verifyProof } from '../prove/verify-proof.ts';
import { countsOf, outcomeOf, writtenProof } from '../prove/written-proof.ts';
import { whenAskedToStop } from '../running-server.ts';

/** A server gathers erasures for a minute, waits another one for reports that have begun, and rests if it has just erased others. */
const usualWait = '600';

const options = {
  ...connectionOptions,
  'data-dir': { value: 'folder', about: 'the data folder, on the server’s machine: looks at what lies on the disk' },
  logs: { value: 'places', about: 'files or folders of logs to look at too, comma-separated' },
  only: { value: 'promises', about: 'try only these, comma-separated' },
  wait: {
    value: 'seconds',
    about: `how long to wait for an erasure, and then for its bytes to go; by default ${usualWait}`,
  },
  out: { value: 'folder', about: 'write proof.json and proof.md there' },
  verify: { value: 'file', about: 'check the signature of a proof.json instead' },
} as const;

type ProveCall = Call<typeof options>;

/** `usance prove`: tries on a live server whether it keeps what is promised. */
export const prove = defineCommand({
  name: 'prove',
  about:
    'Tries on a live server whether it keeps its promises, on products that it makes and deletes, and writes a signed report. Exit code 1 if one failed.',
  usage: [
    'prove',
    'prove --data-dir /var/lib/usance --logs /var/log/usance --out proofs',
    'prove --verify proofs/proof.json',
  ],
  options,
  run: async (call) => {
    if (call.words.length > 0) throw new CliError('usage', `usance prove takes options only, not "${call.words[0]}"`);
    if (call.options.verify === undefined) await tryThem(call);
    else await check(call.options.verify, call);
  },
});

async function tryThem({ options: choice, isJson, terminal }: ProveCall): Promise<void> {
  const { server, api } = connect(choice, terminal);
  const chosen = choose(choice.only);
  const nowMs = terminal.now();
  const signal = whenAskedToStop();
  const proof = await tryPromises(chosen, {
    server,
    api,
    atRest: await lookAt(choice, nowMs),
    nowMs,
    patienceMs: wholeNumber('wait', choice.wait ?? usualWait, { least: 1, most: 3_600 }) * 1_000,
    now: () => new Date(terminal.now()),
    signal,
    onTry: ({ says }, index) => terminal.say(`${index + 1}/${chosen.length} ${says}`),
    onFound: (finding) => terminal.say(`    ${outcomeOf(finding)}: ${finding.seen}`),
  }).catch((cause: unknown) => {
    if (!signal.aborted) throw cause;
    throw new CliError('failed', 'Interrupted. The products that were made for it are deleted; nothing was signed.', {
      cause,
    });
  });
  const signed = await api.signProof(proof);
  if (choice.out !== undefined) await write(choice.out, signed);
  terminal.print(isJson ? JSON.stringify(signed, undefined, 2) : summary(proof, choice.out));
  const broken = proof.findings.filter(({ outcome }) => outcome === 'failed').map(({ promise }) => promise);
  if (broken.length > 0) throw new CliError('failed', `Not kept: ${broken.join(', ')}`);
}

function choose(only: string | undefined) {
  const names = only?.split(',').map((name) => name.trim());
  const unknown = names?.find((name) => promises.every(({ promise }) => promise !== name));
  if (unknown !== undefined)
    throw new CliError(
      'usage',
      `There is no promise "${unknown}"; there are ${promises.map(({ promise }) => promise).join(', ')}`,
    );
  return promises.filter(({ promise }) => names?.includes(promise) ?? true);
}

/** The disk of the server, if this is its machine. Files that change from now on are those that the proof is about. */
async function lookAt({ 'data-dir': dataDir, logs }: ProveCall['options'], nowMs: number) {
  if (dataDir === undefined) {
    if (logs !== undefined) throw new CliError('usage', '--logs needs --data-dir too');
    return undefined;
  }
  const { openAtRest } = await import('@usance/server');
  const places = logs?.split(',').map((place) => place.trim()) ?? [];
  for (const place of [join(dataDir, 'format'), ...places])
    try {
      accessSync(place, constants.R_OK);
    } catch (cause) {
      throw new CliError('failed', `${place} cannot be read; --data-dir and --logs are for the server's machine`, {
        cause,
      });
    }
  return openAtRest({ dataDir, logs: places, sinceMs: nowMs - 1_000 });
}

async function write(folder: string, signed: SignedProof): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'proof.json'), `${JSON.stringify(signed, undefined, 2)}\n`);
  await writeFile(join(folder, 'proof.md'), writtenProof(signed));
}

function summary(proof: Proof, out: string | undefined): string {
  const rows = proof.findings.map((finding) => `${outcomeOf(finding).padEnd(12)} ${finding.says}`);
  const where = out === undefined ? '' : ` The signed report is in ${out}.`;
  return [...rows, '', `${countsOf(proof)}.${where}`].join('\n');
}

async function check(file: string, { options: choice, isJson, terminal }: ProveCall): Promise<void> {
  const signed = await readSigned(file);
  const server = choice.server === undefined ? new URL(signed.proof.server) : serverOf(choice, terminal.env);
  verifyProof(signed, await fetchKeys(server));
  const counts = countsOf(signed.proof);
  terminal.print(
    isJson
      ? JSON.stringify({ genuine: true, signedAt: signed.signedAt })
      : `Genuine: ${server.origin} signed it at ${signed.signedAt}. ${counts}.`,
  );
}

async function readSigned(file: string): Promise<SignedProof> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliError('failed', `${file} cannot be read`, { cause });
  });
  try {
    const signed = JSON.parse(text) as SignedProof; // checked as far as it is read: the signature is over all of it
    if (typeof signed.jws === 'string' && URL.canParse(signed.proof.server)) return signed;
  } catch {
    // It is said below.
  }
  throw new CliError('failed', `${file} is no proof: it must be a proof.json of usance prove`);
}
