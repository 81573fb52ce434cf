import type { Product } from '@usance/api';
import type { ReportContext } from '@usance/reports';

/** Long enough for the largest question, short enough that a forgotten one does not hold the engine. */
const timeoutMs = 30_000;

/** What a report needs to know of a product. */
export const reportContext = (
  { id, createdAt, settings }: Product,
  now: Date,
): ReportContext & { timeoutMs: number } => ({
  productId: id,
  lostAfterDays: settings.lostAfterDays,
  identifierMonths: settings.identifierMonths,
  createdDay: createdAt.slice(0, 10),
  today: now.toISOString().slice(0, 10),
  timeoutMs,
});
