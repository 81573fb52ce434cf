import { isoWeekOf, type Sync } from '@usance/protocol';

const dayMs = 86_400_000;

/** A day in UTC, so many days from today. */
export const dayFromToday = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

export const anInstallation = (number = 1): string => `3f0c1a52-7d0e-4c8b-9a55-${`${number}`.padStart(12, '0')}`;

export const aSession = (number = 1): string => `a1b2c3d4-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

type SessionDay = NonNullable<Sync['sessionDays']>[number];

/** A good session day. Changes need not be good. */
export const aSessionDay = (changes: Record<string, unknown> = {}): SessionDay & Record<string, unknown> => ({
  session: aSession(),
  day: dayFromToday(0),
  revision: 1,
  context: 0,
  seconds: 60,
  ...changes,
});

/** A good report of the week so many weeks from now, for a product without IDs. Changes need not be good. */
export const aWeek = (weeks: number, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  report: aSession(),
  week: isoWeekOf(new Date(Date.now() + weeks * 7 * dayMs).toISOString()),
  activeDays: 3,
  cohort: '1-4 weeks',
  context: 0,
  ...changes,
});

/** A good request for a product's key. Changes need not be good. */
export const aSync = (key: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  key,
  installation: anInstallation(),
  firstDay: dayFromToday(-10),
  sentAt: new Date().toISOString(),
  consent: {
    purposes: ['basic', 'usage', 'diagnostics', 'content', 'messages'],
    basis: 'opt-in',
    day: dayFromToday(-10),
  },
  contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' } }],
  sessionDays: [aSessionDay()],
  ...changes,
});
