import type { ReportContext } from './define-report.ts';
import type { ArrivalRecord } from './testing/insert-arrivals.ts';
import { laterBy } from './testing/oracle-calendar.ts';

/** What `provisionalFrom` must answer: tries every delay, day by day. */
export function provisionalOracle(
  arrivals: readonly ArrivalRecord[],
  { from, to }: { from: string; to: string },
  { createdDay, today }: ReportContext,
): string | null {
  const reference = arrivals.filter(
    ({ day }) => day >= createdDay && day >= laterBy(-90, today) && day <= laterBy(-7, today),
  );
  const pairsKnownAfter = (days: number) =>
    new Set(
      reference
        .filter(({ day, receivedDay }) => receivedDay <= laterBy(days, day))
        .flatMap(({ day, installations }) => installations.map((installation) => `${day} ${installation}`)),
    ).size;
  let delay = 0;
  while (pairsKnownAfter(delay) < 0.95 * pairsKnownAfter(1_000)) delay += 1;
  for (let day = from; day <= to; day = laterBy(1, day)) {
    const isRunning = day >= today;
    if (isRunning || today < laterBy(delay, day)) return day;
  }
  return null;
}
