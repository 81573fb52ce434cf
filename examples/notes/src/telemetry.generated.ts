// Written by `usance plan types` from usance.plan.yaml: change that file and run the command again.
import type { Plan, Telemetry } from '@usance/sdk';

/** Everything that notes may collect. Hand it to `init`: what is not in it is dropped. */
export const plan: Plan = {
  "hash": "225e021710b767354abe0f5b9ddc68f594f235174f96c959ff8a51048a8e9d52",
  "features": {
    "Export/JSON": {
      "added": "2026-11-25",
      "expires": "2028-11-01"
    },
    "Notes/Add": {
      "added": "2026-11-25",
      "expires": "2028-11-01"
    },
    "Notes/List": {
      "added": "2026-11-25",
      "expires": "2028-11-01"
    },
    "Notes/Remove": {
      "added": "2026-11-25",
      "expires": "2028-11-01"
    },
    "Notes/Search": {
      "added": "2026-11-25",
      "expires": "2028-11-01"
    }
  },
  "system": {
    "preset": [
      "arch",
      "language",
      "os",
      "osVersion"
    ]
  }
};

/** What may be counted, each with the attributes that an event of it may have. */
export interface Features {
  /** Counts how often notes are exported, and sums how many. Shows whether other formats are worth writing. */
  "Export/JSON": NoAttributes;
  /** Counts how often a note is kept, and sums how long it is. Shows whether notes are short enough for one line. */
  "Notes/Add": NoAttributes;
  /** Counts how often the notes are listed, and sums how many there are. Shows whether a list needs pages. */
  "Notes/List": NoAttributes;
  /** Counts how often a note is removed. Shows whether removing needs an undo. */
  "Notes/Remove": NoAttributes;
  /** Counts how often notes are searched, and sums how many are found. Shows whether the search is good enough. */
  "Notes/Search": NoAttributes;
}

/** What may be told of an installation. */
export interface Properties {
}

type NoAttributes = Record<string, never>;

/** Refuses what is not declared also where it comes in a variable. */
type Exactly<Given, Declared> = Given & Record<Exclude<keyof Given, keyof Declared>, never>;

interface TypedCalls {
  /** Counts one use of a feature; a number beside it is summed. */
  track(feature: keyof Features, value?: number): void;
  /** Counts one use, and keeps its details where the plan asks for them. */
  event<Name extends keyof Features, Given extends Features[Name]>(
    feature: Name,
    attributes?: Exactly<Given, Features[Name]>,
  ): void;
  /** Counts one use when `end` is called, and sums the milliseconds until then. */
  time(feature: keyof Features): { end(): void };
}

export interface TypedSession
  extends Omit<ReturnType<Telemetry['startSession']>, keyof TypedCalls>, TypedCalls {}

export interface TypedTelemetry
  extends Omit<Telemetry, keyof TypedCalls | 'setProperty' | 'startSession'>, TypedCalls {
  /** Sets a value of this installation; `undefined` takes it away. */
  setProperty<Key extends keyof Properties>(key: Key, value: Properties[Key] | undefined): void;
  /** Begins a session beside all others. */
  startSession(): TypedSession;
}

/** The same telemetry, which now takes only what the plan declares. */
export const typed = (telemetry: Telemetry): TypedTelemetry => telemetry;
