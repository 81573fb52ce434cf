import { isoWeekOf, type Consent, type Use, type Week } from '@usance/protocol';
import { dayText, mondayOf, type DayNumber } from './calendar.ts';
import type { Delivery } from './deliveries.ts';
import type { Life } from './fleet.ts';
import type { LivedDay } from './life.ts';
import { addressIn } from './places.ts';

/** What a week without an ID can tell. */
const purposes: ReadonlySet<Consent['purposes'][number]> = new Set(['basic', 'usage']);

/** A life as a product without IDs hears of it: one report of each week that was over, and of which the next had begun a day before, by itself. */
export function weekDeliveriesOf(life: Life, to: DayNumber): Delivery[] {
  const weeks = new Map<DayNumber, LivedDay[]>();
  for (const lived of life.days) {
    const monday = mondayOf(lived.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), lived]);
  }
  return [...weeks]
    .filter(([monday]) => monday + 8 <= to)
    .map(([monday, days]) => {
      const answerIsLost = life.random.chance(0.02);
      return deliveryOf(life, { monday, days }, answerIsLost);
    })
    .flatMap((delivery) => (delivery.answerIsLost ? [delivery, { ...delivery, answerIsLost: false }] : [delivery]));
}

function deliveryOf(
  { installation, firstDay, random }: Life,
  { monday, days }: { monday: DayNumber; days: readonly LivedDay[] },
  answerIsLost: boolean,
): Delivery {
  const { consent, environment, kind } = installation;
  const last = days.at(-1);
  if (last === undefined) throw new Error('a week without days is never made');
  const { app = {}, license = {}, system = {} } = last.context;
  const { build: _, ...product } = app;
  const uses = usesOf(days);
  return {
    address: addressIn(last.place, random),
    clockErrorSeconds: 0,
    answerIsLost,
    body: {
      environment,
      kind,
      consent: {
        ...consent,
        purposes: consent.purposes.filter((purpose) => purposes.has(purpose)),
        day: dayText(mondayOf(firstDay)),
      },
      contexts: [
        {
          app: product,
          license: license.type === undefined ? {} : { type: license.type },
          system: { ...(system.os && { os: system.os }), ...(system.arch && { arch: system.arch }) },
        },
      ],
      weeks: [
        {
          report: random.uuid(),
          week: isoWeekOf(dayText(monday)),
          activeDays: new Set(days.map(({ day }) => day)).size,
          cohort: cohortOf((monday - mondayOf(firstDay)) / 7),
          context: 0,
          ...(uses.length > 0 && { uses }),
        },
      ],
    },
  };
}

function usesOf(days: readonly LivedDay[]): Use[] {
  const sums = new Map<string, { count: number; total: number | undefined }>();
  for (const [name, count, total] of days.flatMap(({ record }) => record.uses ?? [])) {
    const known = sums.get(name);
    const sum = total === undefined ? known?.total : (known?.total ?? 0) + total;
    sums.set(name, { count: (known?.count ?? 0) + count, total: sum });
  }
  return [...sums]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { count, total }]): Use => (total === undefined ? [name, count] : [name, count, total]));
}

function cohortOf(weeks: number): Week['cohort'] {
  if (weeks < 1) return 'first week';
  if (weeks < 5) return '1-4 weeks';
  if (weeks < 9) return '5-8 weeks';
  if (weeks < 27) return '9-26 weeks';
  return weeks < 53 ? '27-52 weeks' : 'over a year';
}
