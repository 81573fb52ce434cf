import type { Purpose } from '../core/wire.ts';

/** Every field that a request can hold, for a person who wants to see it before there is a request. */
const fields: Readonly<Record<Purpose, string>> = {
  basic: `installation: a random ID, with firstDay and replacement
key, sentAt, environment, kind, plan
consent: purposes, basis, day
app: version, build, edition, language
license: type, status (never a key)
system: os, osVersion, arch, cpu, cores, memoryMb, locale, runtime,
        container, virtualMachine
session: a random ID of each run, with day, revision, context, sessions,
        continued, seconds, localHour, localWeekday, ended, crashed`,
  usage: `uses: names of features, how often, and the sum of a number
events: seq, hour, name`,
  diagnostics: `exceptions: seq, hour, type, frames, handled, and message only if its
        wording was declared`,
  content: 'properties, attributes: names and values',
  messages: 'receipts: message, action, day',
};

export const fieldWords = (purposes: readonly Purpose[]): string =>
  purposes.map((purpose) => `${purpose}\n${fields[purpose].replaceAll(/^/gm, '  ')}`).join('\n');
