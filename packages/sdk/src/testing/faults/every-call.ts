import type { Telemetry } from '../../index.ts';

/** Calls as a program without types would. */
type Anything = (...given: unknown[]) => unknown;
const untyped = (call: unknown) => call as Anything; // hands over what no type allows

/** Each call that a host can make, in an order in which each still finds something to do. */
export const everyCall = {
  consent: (telemetry) => {
    telemetry.consent.set('full');
    return telemetry.consent.status();
  },
  track: (telemetry) => {
    telemetry.track('Feature');
    telemetry.track('Category/Feature', 3);
  },
  event: (telemetry) => telemetry.event('Event', { kind: 'a', size: 2, isNew: true }),
  time: (telemetry) => telemetry.time('Timed').end(),
  setProperty: (telemetry) => telemetry.setProperty('theme', 'dark'),
  setLicense: (telemetry) => telemetry.setLicense({ type: 'trial', status: ['activated'] }),
  captureException: (telemetry) => telemetry.captureException(new TypeError('told to nobody')),
  startSession: (telemetry) => {
    const session = telemetry.startSession();
    session.track('Inside');
    session.event('Inside');
    session.time('Inside').end();
    session.captureException('told to nobody', { handled: false });
    session.end();
  },
  preview: async (telemetry) => telemetry.preview(),
  flush: async (telemetry) => telemetry.flush({ timeoutMs: 200 }),
  sentLog: async (telemetry) => telemetry.sentLog(),
  exportMyData: async (telemetry) => telemetry.exportMyData(),
  reset: (telemetry) => telemetry.reset(),
  eraseMyData: async (telemetry) => telemetry.eraseMyData(),
  shutdown: async (telemetry) => telemetry.shutdown({ timeoutMs: 200 }),
} satisfies Record<keyof Telemetry, (telemetry: Telemetry) => unknown>;

/** Each call with something that no type allows, wherever it takes anything. */
export const everyCallWith = (given: unknown) =>
  ({
    consent: ({ consent }) => {
      for (const answer of [given, { purposes: given }, { purposes: [given] }]) untyped(consent.set)(answer);
      consent.set('full');
      return untyped(consent.status)(given);
    },
    track: ({ track }) => {
      untyped(track)(given, given);
      untyped(track)('Feature', given);
    },
    event: ({ event }) => {
      untyped(event)(given, given);
      untyped(event)('Event', given);
      untyped(event)('Event', { kind: given });
    },
    time: ({ time }) => (untyped(time)(given) as { end: Anything }).end(given), // what `time` answers
    setProperty: ({ setProperty }) => {
      untyped(setProperty)(given, given);
      untyped(setProperty)('theme', given);
    },
    setLicense: ({ setLicense }) => {
      untyped(setLicense)(given);
      untyped(setLicense)({ type: given, status: given });
      untyped(setLicense)({ type: given, status: [given] });
    },
    captureException: ({ captureException }) => {
      untyped(captureException)(given, given);
      untyped(captureException)(new Error('told to nobody', { cause: given }), { handled: given });
    },
    startSession: ({ startSession }) => {
      const session = untyped(startSession)(given) as ReturnType<Telemetry['startSession']>; // what it answers
      untyped(session.track)(given, given);
      untyped(session.event)('Inside', given);
      untyped(session.captureException)(given);
      untyped(session.time)(given);
      untyped(session.end)(given);
      session.track('Over');
    },
    preview: async ({ preview }) => untyped(preview)(given),
    flush: async ({ flush }) => {
      await untyped(flush)(given);
      await untyped(flush)({ timeoutMs: given });
    },
    sentLog: async ({ sentLog }) => untyped(sentLog)(given),
    exportMyData: async ({ exportMyData }) => untyped(exportMyData)(given),
    reset: ({ reset }) => untyped(reset)(given),
    eraseMyData: async ({ eraseMyData }) => untyped(eraseMyData)(given),
    shutdown: async ({ shutdown }) => untyped(shutdown)({ timeoutMs: given }),
  }) satisfies Record<CallName, (telemetry: Telemetry) => unknown>;

export type CallName = keyof Telemetry;
export const callNames = Object.keys(everyCall) as CallName[]; // its own keys
