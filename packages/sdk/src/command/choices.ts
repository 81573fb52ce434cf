import { purposesOf } from '../core/consent-option.ts';
import type { Purpose } from '../core/wire.ts';
import type { Carrying } from './options.ts';
import { statusText } from './status-text.ts';
import { unknownWord } from './unknown-word.ts';

export function showStatus({ telemetry, place, has, print }: Carrying): void {
  const status = telemetry.consent.status();
  // Without the IDs that the choice holds: a status is copied into letters to the makers.
  if (has('--json')) print(JSON.stringify({ ...status, choice: { ...status.choice, withdrawn: undefined } }));
  else print(statusText(status, place));
}

export async function turnOn(carrying: Carrying): Promise<number> {
  const { telemetry, purposes, words, printError } = carrying;
  const all = purposesOf('full') ?? [];
  const isAll = words.includes('full');
  const named = purposesOf(words.filter((word) => word !== 'full'));
  if (named === undefined) {
    const known = [...all, 'full'];
    printError(unknownWord(words.find((word) => !known.includes(word)) ?? '', known));
    return 2;
  }
  await answer(carrying, isAll ? all : words.length > 0 ? named : (purposesOf(purposes) ?? []));
  showStatus(carrying);
  return telemetry.consent.status().collecting ? 0 : 1;
}

export async function turnOff(carrying: Carrying): Promise<number> {
  const { telemetry, place, has, print } = carrying;
  await answer(carrying, []);
  showStatus(carrying);
  if (!has('--json')) print(`  erase it     ${place.command} erase, for what was sent before`);
  return telemetry.consent.status().collecting ? 1 : 0;
}

export function takeNewId(carrying: Carrying): number {
  const { telemetry, has, print } = carrying;
  telemetry.reset();
  const { collecting } = telemetry.consent.status();
  if (has('--json')) showStatus(carrying);
  else print(`The ID, what waited and the log are deleted here.${collecting ? ' What comes next has a new ID.' : ''}`);
  return 0;
}

/** Keeps an answer with its receipt; without one, if the file that makes receipts is missing. Whoever types it was told by nobody. */
async function answer({ telemetry, purposes }: Carrying, given: Purpose[]): Promise<void> {
  const before = telemetry.consent.status().choice;
  // What they did not name, they did not want: nobody asks them for it.
  const asked = purposesOf([...(purposesOf(purposes) ?? []), ...given]) ?? given;
  const receipt = await import('../asking/consent-receipt.ts').then(
    ({ consentReceipt }) =>
      consentReceipt({ method: 'command', language: 'en', text: undefined, asked, given, before, at: Date.now() }),
    () => undefined,
  );
  telemetry.consent.set({ purposes: given, receipt });
}
