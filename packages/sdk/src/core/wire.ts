/**
 * What travels, as types. They are written here a second time, since the published package must not need another one for its types;
 * `wire.test.ts` does not compile when they differ from `@usance/protocol`.
 */
export type Purpose = 'basic' | 'usage' | 'diagnostics' | 'content' | 'messages';

export interface Consent {
  purposes: Purpose[];
  basis: 'opt-in' | 'opt-out' | 'notice';
  day: string;
}

export interface Context {
  app?: { version?: string; build?: string; edition?: string; language?: string };
  license?: { type?: string; status?: string[] };
  system?: {
    os?: string;
    osVersion?: string;
    arch?: string;
    cpu?: string;
    cores?: number;
    memoryMb?: number;
    gpu?: string;
    screen?: [width: number, height: number, scale: number];
    displays?: number;
    locale?: string;
    runtime?: string;
    formFactor?: string;
    virtualMachine?: boolean;
    container?: boolean;
  };
  properties?: Record<string, string | number | boolean>;
}

export type Use = [name: string, count: number] | [name: string, count: number, total: number];

export interface Event {
  seq: number;
  hour: number;
  name: string;
  value?: number;
  attributes?: Record<string, string | number | boolean>;
}

export interface Exception {
  seq: number;
  hour: number;
  type: string;
  message?: string;
  frames?: string[];
  handled: boolean;
}

export interface SessionDay {
  session: string;
  day: string;
  revision: number;
  /** Index into the request's `contexts`. */
  context: number;
  /** Finished sessions that this record stands for. */
  sessions?: number;
  /** True on every day after a session's first. */
  continued?: boolean;
  seconds: number;
  localHour?: number;
  /** 1 is Monday, 7 is Sunday. */
  localWeekday?: number;
  ended?: boolean;
  crashed?: boolean;
  uses?: Use[];
  events?: Event[];
  exceptions?: Exception[];
}

/** The body of a request. */
export interface Sync {
  key: string;
  installation?: string;
  firstDay?: string;
  sentAt: string;
  environment?: 'production' | 'development';
  kind?: 'normal' | 'ci' | 'ephemeral' | 'clone';
  replacement?: boolean;
  plan?: string;
  consent: Consent;
  contexts: Context[];
  sessionDays?: SessionDay[];
  weeks?: Week[];
}

/** No-ID mode: one report of one week, which no value links to the last one. */
export interface Week {
  report: string;
  week: string;
  activeDays: number;
  cohort: 'first week' | '1-4 weeks' | '5-8 weeks' | '9-26 weeks' | '27-52 weeks' | 'over a year';
  context: number;
  uses?: Use[];
}

/** The answer to a good request. */
export interface Answer {
  accepted: number;
  refused: { at: string; code: string; detail: string }[];
  serverTime: string;
  settings: { syncEverySeconds: number; collect: 'all' | 'none' };
  messages: unknown[];
}
