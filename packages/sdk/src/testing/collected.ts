import type { Purpose } from '../core/wire.ts';

/** One field of a request: the purpose without which it is not there, and what it says. */
interface Field {
  purpose: Purpose;
  about: string;
}

/**
 * Every field that a request can hold, by its path. A test holds it against real requests, so that none is missing and none is there
 * without its purpose; the README's table is written from it.
 */
export const collected: Readonly<Record<string, Field>> = {
  key: { purpose: 'basic', about: "the product's public key" },
  installation: {
    purpose: 'basic',
    about: 'a random UUID, made at the first run that is allowed to; expires after 13 months',
  },
  firstDay: { purpose: 'basic', about: 'the day of the first session' },
  sentAt: { purpose: 'basic', about: "the time by the machine's clock, so that the server can set it right" },
  environment: { purpose: 'basic', about: '`production` or `development`' },
  kind: { purpose: 'basic', about: '`normal`, `ci`, or `ephemeral` in a container whose storage goes away with it' },
  replacement: { purpose: 'basic', about: 'true if the ID followed one that expired' },
  plan: { purpose: 'basic', about: 'which tracking plan the product was built with, as a hash' },
  'consent.purposes': { purpose: 'basic', about: 'what was agreed to' },
  'consent.basis': { purpose: 'basic', about: '`opt-in`, `opt-out` or `notice`' },
  'consent.day': { purpose: 'basic', about: 'when it was agreed to' },
  'contexts.app.version': { purpose: 'basic', about: 'as the product says' },
  'contexts.app.build': { purpose: 'basic', about: 'as the product says' },
  'contexts.app.edition': { purpose: 'basic', about: 'as the product says' },
  'contexts.app.language': { purpose: 'basic', about: 'the language the product runs in' },
  'contexts.license.type': { purpose: 'basic', about: 'as the product says, never a key' },
  'contexts.license.status': { purpose: 'basic', about: 'as the product says' },
  'contexts.system.os': { purpose: 'basic', about: '`Linux`, `macOS`, `Windows`, …' },
  'contexts.system.osVersion': { purpose: 'basic', about: "the system's version" },
  'contexts.system.arch': { purpose: 'basic', about: '`x64`, `arm64`, …' },
  'contexts.system.cpu': { purpose: 'basic', about: "the processor's model" },
  'contexts.system.cores': { purpose: 'basic', about: 'how many it has' },
  'contexts.system.memoryMb': { purpose: 'basic', about: 'the nearest power of two' },
  'contexts.system.locale': { purpose: 'basic', about: 'language and region' },
  'contexts.system.runtime': { purpose: 'basic', about: 'Node, Electron, Bun, Deno or the browser, with its version' },
  'contexts.system.container': { purpose: 'basic', about: 'true in a container' },
  'contexts.system.virtualMachine': { purpose: 'basic', about: 'true in a virtual machine' },
  'contexts.properties': { purpose: 'content', about: 'values of `setProperty`' },
  'sessionDays.session': { purpose: 'basic', about: 'a random UUID, new for each run' },
  'sessionDays.day': { purpose: 'basic', about: 'the day in UTC' },
  'sessionDays.revision': { purpose: 'basic', about: 'grows when the record changed since it was sent' },
  'sessionDays.context': { purpose: 'basic', about: 'which of the contexts it ran in' },
  'sessionDays.sessions': { purpose: 'basic', about: 'how many short runs the record stands for' },
  'sessionDays.continued': { purpose: 'basic', about: 'true on the days after the first of a run' },
  'sessionDays.seconds': { purpose: 'basic', about: 'how long it was in use' },
  'sessionDays.localHour': { purpose: 'basic', about: 'the hour at which it began, where the machine is' },
  'sessionDays.localWeekday': { purpose: 'basic', about: 'the weekday, 1 is Monday' },
  'sessionDays.ended': { purpose: 'basic', about: 'true if it ended in an orderly way' },
  'sessionDays.crashed': { purpose: 'basic', about: 'true if an exception that nobody caught ended it' },
  'sessionDays.uses': { purpose: 'usage', about: 'features: how often, and the sum of a number' },
  'sessionDays.events.seq': {
    purpose: 'usage',
    about: 'only for features whose plan asks for details: a running number',
  },
  'sessionDays.events.hour': { purpose: 'usage', about: 'the hour in UTC' },
  'sessionDays.events.name': { purpose: 'usage', about: 'the feature' },
  'sessionDays.events.attributes': { purpose: 'content', about: 'the declared attributes of `event`' },
  'sessionDays.exceptions.seq': { purpose: 'diagnostics', about: 'a running number' },
  'sessionDays.exceptions.hour': { purpose: 'diagnostics', about: 'the hour in UTC' },
  'sessionDays.exceptions.type': { purpose: 'diagnostics', about: '`TypeError`, …' },
  'sessionDays.exceptions.message': { purpose: 'diagnostics', about: 'only where the plan has a pattern for it' },
  'sessionDays.exceptions.frames': {
    purpose: 'diagnostics',
    about: "places in the application's own code, never a path outside it",
  },
  'sessionDays.exceptions.handled': { purpose: 'diagnostics', about: 'false if nobody caught it' },
};

/** The table as Markdown. */
export const collectedTable = (): string =>
  [
    '| field | purpose | what it says |',
    '|---|---|---|',
    ...Object.entries(collected).map(([path, { purpose, about }]) => `| \`${path}\` | ${purpose} | ${about} |`),
  ].join('\n');
