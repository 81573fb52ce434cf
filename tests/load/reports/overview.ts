import { measureDelayDays, runReport, type ReportContext, type ReportName } from '@usance/reports';
import type { Warehouse } from '@usance/warehouse';

interface Range {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const shift = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const lengthOf = ({ from, to }: Range) => 1 + (Date.parse(to) - Date.parse(from)) / dayMs;

/** The first dimension of each of the page's cards. */
const cards = ['version', 'os', 'language', 'licenseType', 'memoryMb', 'runtime', 'property.theme'];

/**
 * Asks everything that the dashboard's Overview asks when it opens, in the two waves in which it does: first the numbers and the cards, then, as soon as it is
 * known which days are final, what they are compared with. Answers how many questions that were. As in the server, how late data comes in is
 * measured once for all of them.
 */
export async function askOverview(warehouse: Warehouse, range: Range, asker: ReportContext): Promise<number> {
  const context = { ...asker, delayDays: measureDelayDays(warehouse, asker) };
  const days = lengthOf(range);
  const interval = days <= 120 ? 'day' : 'week';
  const weeks = Math.ceil(days / 7) * 7;
  const compared = { from: shift(range.from, -weeks), to: shift(range.to, -weeks) };
  const country = { by: 'country', limit: '300' };
  let asked = 0;
  const ask = (name: ReportName, raw: Record<string, string>) => {
    asked += 1;
    return runReport(warehouse, name, { raw, context });
  };
  const activity = (about: Range, each: string) => ask('activity', { ...about, interval: each, lostOn: 'declared' });

  async function comparison() {
    const { provisionalFrom } = await activity(range, interval);
    const final = { from: range.from, to: provisionalFrom === null ? range.to : shift(provisionalFrom, -1) };
    const before = { from: compared.from, to: shift(compared.from, lengthOf(final) - 1) };
    const isCut = final.to !== range.to && final.to >= range.from;
    const hasBefore = before.from >= context.createdDay && final.to >= range.from;
    await Promise.all([
      ...(isCut ? [activity(final, 'total'), ask('breakdown', { ...final, ...country })] : []),
      // Where all of the range is final, what came before it is drawn, and was asked for by then.
      ...(hasBefore && isCut ? [activity(before, 'total')] : []),
      ...(hasBefore ? [ask('breakdown', { ...before, ...country })] : []),
    ]);
  }

  await Promise.all([
    comparison(),
    activity(compared, interval),
    ask('breakdown', { ...range, by: 'version', interval, limit: '8' }),
    ask('breakdown', { ...range, ...country }),
    ask('features', { ...range }),
    ...cards.map((by) => ask('breakdown', { ...range, by, limit: '8' })),
  ]);
  return asked;
}
