import { purposesOf } from '../core/consent-option.ts';
import type { SentEntry } from '../core/telemetry.ts';
import type { Carrying } from './options.ts';
import { reasonWords } from './reason-words.ts';

/** The requests as they would be sent: byte for byte, one a line, for programs; indented for people. */
export async function showPreview({ telemetry, place, purposes, has, print }: Carrying): Promise<number> {
  const bodies = await telemetry.preview();
  const status = telemetry.consent.status();
  if (has('--json')) for (const body of bodies) print(body);
  else if (bodies.length > 0) {
    print(`Would be sent now, in ${counted(bodies.length, 'request')}:`);
    for (const body of bodies) print(JSON.stringify(JSON.parse(body), undefined, 2));
  } else if (status.collecting) print('Nothing waits to be sent.');
  else {
    print(`Nothing would be sent: ${reasonWords(status.reason, status, place.about.offVariable)}.`);
    if (status.reason === 'not-asked') {
      const { fieldWords } = await import('../words/request-fields.ts');
      print(`With a yes, requests would hold:\n${fieldWords(purposesOf(purposes) ?? [])}`);
      print('“installation” and “session” are random IDs; a licence key is never sent.');
    }
  }
  return 0;
}

export async function showLog({ telemetry, has, print }: Carrying): Promise<number> {
  const entries = await telemetry.sentLog();
  for (const entry of entries) {
    print(has('--json') ? JSON.stringify(entry) : entryText(entry));
    if (has('--bodies') && !has('--json')) print(entry.body);
  }
  if (has('--json')) return 0;
  const changed = entries.filter(({ isIntact }) => !isIntact).length;
  print(
    entries.length === 0 ? 'Nothing was sent from here.' : `${counted(entries.length, 'request')}, ${changed} changed.`,
  );
  return 0;
}

export async function showExport({ telemetry, print }: Carrying): Promise<number> {
  print(JSON.stringify(await telemetry.exportMyData(), undefined, 2));
  return 0;
}

export async function erase({ telemetry, place, has, print, printError }: Carrying): Promise<number> {
  const again = `${place.command} erase --yes`;
  if (!has('--yes')) {
    printError(
      `This asks the makers of ${place.program} to erase all that came from here, deletes all that is kept here, and turns telemetry\n` +
        `off. It cannot be undone. To do it: ${again}`,
    );
    return 2;
  }
  const result = await telemetry.eraseMyData();
  if (has('--json')) print(JSON.stringify(result));
  else if (result.kind === 'failed')
    printError(`Telemetry is off, but nobody took the request (${result.reason}). Try again: ${again}`);
  else if (result.kind === 'nothing') print('Telemetry is off. Nothing was sent under an ID that is known here.');
  else print(`Telemetry is off. Asked to erase ${counted(result.installations, 'ID')}; all is deleted here.`);
  return result.kind === 'failed' ? 1 : 0;
}

const entryText = ({ hour, outcome = 'no answer known', isIntact }: SentEntry) =>
  `${hour}h UTC  ${outcome}  ${isIntact ? 'intact' : 'CHANGED SINCE'}`;

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
