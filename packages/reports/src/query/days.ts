const msPerDay = 86_400_000;

/** The days a report can speak of: before, nothing was recorded; after, the engine's calendar ends. */
const [firstDay, lastDay] = ['2000-01-01', '2099-12-31'];

/** Whether the text is a day of the calendar between 2000 and 2099, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay || text > lastDay) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}

export const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * msPerDay);

/** How many days later `to` is than `from`. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / msPerDay;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
