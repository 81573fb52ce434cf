import { randomUUID } from 'node:crypto';
import type { Sync } from '@usance/protocol';

type SessionDay = NonNullable<Sync['sessionDays']>[number];

/** One installation of a fleet: an ID and sessions of its own, and a behaviour that any fleet's installation of that number has. */
export interface Member {
  installation: string;
  number: number;
  sessions: string[];
}

const installations = 12;
const days = 5;
const dayMs = 86_400_000;

/** Features of every fleet, which every report can be asked about. */
export const fleetFeatures = ['Export/PDF', 'Edit/Find'] as const;

/** Installations that differ from those of another fleet in nothing but what nobody may be able to tell. */
export const newFleet = (): Member[] => Array.from({ length: installations }, (_, number) => newMember(number));

export const newMember = (number: number): Member => ({
  installation: randomUUID(),
  number,
  sessions: Array.from({ length: days }, () => randomUUID()),
});

/** The days of a fleet, the first of them being that of its installations. `nowMs` stays the same for fleets that are compared. */
export const fleetDay = (nowMs: number, index: number): string =>
  new Date(nowMs - (days - index) * dayMs).toISOString().slice(0, 10);

/** What an installation sends, without the product's key. */
export function syncOf({ installation, number, sessions }: Member, nowMs: number): Record<string, unknown> {
  const sessionDays = sessions.map((session, index): SessionDay => ({
    session,
    day: fleetDay(nowMs, index),
    revision: 3,
    context: 0,
    seconds: 60 * (number + 1) + index,
    localHour: 8 + (number % 8),
    localWeekday: 1 + (index % 7),
    ended: true,
    uses: [
      [fleetFeatures[0], 1 + (number % 3)],
      [fleetFeatures[1], 2, 10 * number],
    ],
  }));
  return {
    installation,
    firstDay: fleetDay(nowMs, 0),
    sentAt: new Date(nowMs).toISOString(),
    consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day: fleetDay(nowMs, 0) },
    contexts: [
      {
        app: { version: `4.${number % 3}.0`, edition: number % 2 === 0 ? 'Pro' : 'Home' },
        system: { os: number % 3 === 0 ? 'Linux' : 'Windows', arch: 'x64', cores: 4 + (number % 4), memoryMb: 16_384 },
      },
    ],
    sessionDays,
  };
}
