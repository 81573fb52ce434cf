import type { WeekRecord } from './week-record.ts';

/** A session day as a plain value: what the oracles count, and what tests put into the warehouse. */
export interface SessionDayRecord {
  day: string;
  /** The day on which the server got it, if its arrival was noted. */
  receivedDay?: string;
  /** Why items that came with it were refused. They do not belong to what stands: each counts as often as it comes. */
  refused?: readonly string[];
  /** Weekly reports without an ID that came at the same time. No product has both; reports look at one kind only. */
  weeks?: readonly WeekRecord[];
  installation: number;
  session: bigint;
  revision: number;
  firstDay: string;
  replacement: boolean;
  environment: string;
  kind: string;
  /** What the person agreed to. */
  purposes: readonly string[];
  country: string;
  version: string;
  build: string;
  edition: string;
  language: string;
  licenseType: string;
  licenseStatus: readonly string[];
  os: string;
  osVersion: string;
  arch: string;
  cpu: string;
  cores: number;
  memoryMb: number;
  gpu: string;
  screen: string;
  screenScale: number;
  displays: number;
  locale: string;
  runtime: string;
  formFactor: string;
  virtualMachine: string;
  container: string;
  properties: ReadonlyMap<string, string>;
  /** Those of its properties whose values the product's plan declares. */
  declared?: ReadonlySet<string>;
  sessions: number;
  continued: boolean;
  seconds: number;
  ended: boolean;
  crashed: boolean;
  localHour: number;
  /** 1 is Monday; 0 where missing. */
  localWeekday: number;
  /** Names and counts of the features used, and the sums of their numbers; a name may come twice. */
  uses: readonly (readonly [name: string, count: number, total?: number])[];
  /** A set by number: what a later revision leaves out is still there. */
  exceptions: readonly ExceptionRecord[];
}

export interface ExceptionRecord {
  seq: number;
  type: string;
  frames: readonly string[];
  handled: boolean;
}

/** A production session of no length by a normal installation, of which nothing else is known. */
export function aSessionDay(
  known: Pick<SessionDayRecord, 'day' | 'installation'> & Partial<SessionDayRecord>,
): SessionDayRecord {
  return {
    session: 1n,
    revision: 1,
    firstDay: known.day,
    replacement: false,
    environment: 'production',
    kind: 'normal',
    purposes: ['basic'],
    country: '',
    version: '',
    build: '',
    edition: '',
    language: '',
    licenseType: '',
    licenseStatus: [],
    os: '',
    osVersion: '',
    arch: '',
    cpu: '',
    cores: 0,
    memoryMb: 0,
    gpu: '',
    screen: '',
    screenScale: 0,
    displays: 0,
    locale: '',
    runtime: '',
    formFactor: '',
    virtualMachine: '',
    container: '',
    properties: new Map(),
    sessions: 1,
    continued: false,
    seconds: 0,
    ended: true,
    crashed: false,
    localHour: 0,
    localWeekday: 0,
    uses: [],
    exceptions: [],
    ...known,
  };
}

/** What stands: of each session day the highest revision, and of equal ones the one that came last. */
export function standing(records: readonly SessionDayRecord[]): SessionDayRecord[] {
  const kept = new Map<string, SessionDayRecord>();
  for (const record of records) {
    const key = `${record.day} ${record.installation} ${record.session}`;
    const known = kept.get(key);
    if (known === undefined || record.revision >= known.revision) kept.set(key, record);
  }
  return [...kept.values()];
}
