import type { Product } from '@usance/api';
import { nothingDeclared, type ReportContext } from '@usance/reports';
import type { Context } from '../../context.ts';

/** Long enough for the largest question, short enough that a forgotten one does not hold the engine. */
const timeoutMs = 30_000;

/** What a report needs to know of a product. */
export const reportContext = (
  { id, key, createdAt, settings }: Product,
  { directory, now }: Pick<Context, 'directory' | 'now'>,
): ReportContext & { timeoutMs: number } => ({
  productId: id,
  lostAfterDays: settings.lostAfterDays,
  identifierMonths: settings.identifierMonths,
  declared: directory.find(key)?.declared ?? nothingDeclared,
  createdDay: createdAt.slice(0, 10),
  today: now().toISOString().slice(0, 10),
  timeoutMs,
});
