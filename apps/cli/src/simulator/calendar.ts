/** Days as whole numbers since 1970-01-01 (UTC), so that they can be counted with. */
export type DayNumber = number;

const millisecondsPerDay = 86_400_000;
const texts = new Map<DayNumber, string>();

export function dayOf(text: string): DayNumber {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay);
}

export function dayAt(milliseconds: number): DayNumber {
  return Math.floor(milliseconds / millisecondsPerDay);
}

export function dayText(day: DayNumber): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return ((day + 3) % 7) + 1;
}

export function mondayOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day) + 1;
}

export function firstOfMonth(day: DayNumber): DayNumber {
  return dayOf(`${dayText(day).slice(0, 7)}-01`);
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function monthsLater(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * millisecondsPerDay);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)));
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayText(dayOf(text)) === text;
}
