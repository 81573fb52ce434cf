import type { Purpose } from '../core/wire.ts';

/** Every field that a request can hold, for a person who wants to see it before there is a request. The names are the same in all languages. */
const fields: Readonly<Record<Purpose, string>> = {
  basic: `key, installation, firstDay, replacement, sentAt, environment, kind, plan
consent: purposes, basis, day
app: version, build, edition, language
license: type, status
system: os, osVersion, arch, cpu, cores, memoryMb, locale, runtime,
        container, virtualMachine
session, day, revision, context, sessions, continued, seconds, localHour,
        localWeekday, ended, crashed`,
  usage: `uses: name, count, total
events: seq, hour, name`,
  diagnostics: 'exceptions: seq, hour, type, message, frames, handled',
  content: 'properties, attributes',
  messages: 'receipts: message, action, day',
};

export const fieldWords = (purposes: readonly Purpose[]): string =>
  purposes.map((purpose) => `${purpose}\n${fields[purpose].replaceAll(/^/gm, '  ')}`).join('\n');
