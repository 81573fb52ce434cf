import type { FigureKind } from '../figures.ts';

type Numeric = number | null | undefined;

/** All number and date text of the dashboard comes from here; a missing value is an en dash. Days are UTC. */
export function createFormat(locale: string) {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = atFirstUse(() => new Intl.NumberFormat(locale, options));
    return (value: Numeric) =>
      value === null || value === undefined || Number.isNaN(value) ? '–' : format().format(value);
  };
  const moments = (options: Intl.DateTimeFormatOptions) => atFirstUse(() => new Intl.DateTimeFormat(locale, options));
  const days = (options: Intl.DateTimeFormatOptions) => moments({ timeZone: 'UTC', ...options });
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = days(options);
    return (day: string) => format().format(new Date(`${day}T00:00:00Z`));
  };
  const regions = atFirstUse(() => new Intl.DisplayNames([locale], { type: 'region' }));
  const languages = atFirstUse(() => new Intl.DisplayNames([locale], { type: 'language' }));
  const gigabytes = number({ maximumFractionDigits: 1 });
  const wholePercent = number({ style: 'percent', maximumFractionDigits: 0 });
  const span = days({ day: 'numeric', month: 'short', year: 'numeric' });
  const clock = moments({ hour: '2-digit', minute: '2-digit' });
  const moment = moments({ dateStyle: 'medium', timeStyle: 'short' });
  const seconds = moments({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

  const decimal = number({ maximumFractionDigits: 1 });
  const oneDigit = number({ maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const percent = number({ style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 });

  const weekday = days({ weekday: 'short' });
  const hours = days({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

  return {
    /** Every digit: `48,210`. */
    count: number({ maximumFractionDigits: 0 }),
    /** Three significant digits: `48.2K`. */
    compact: number({ notation: 'compact', maximumSignificantDigits: 3 }),
    axis: number({ notation: 'compact', maximumFractionDigits: 1 }),
    decimal,
    /** Two digits after the point, for what is small: `2.46` uses a session. */
    fine: number({ maximumFractionDigits: 2, minimumFractionDigits: 2 }),
    percent,
    /** Two digits after the point: between 99.6 % and 99.9 % there is a world. */
    finePercent: number({ style: 'percent', maximumFractionDigits: 2, minimumFractionDigits: 2 }),
    /** A number of a table; text is text. */
    figure: (value: string | Numeric, kind?: FigureKind) => {
      if (typeof value === 'string') return value;
      if (kind === 'share') return percent(value);
      return kind === 'decimal' ? oneDigit(value) : decimal(value);
    },
    /** Whole percents; what is there but rounds to nothing is `<1%`, since 0 % would deny it. */
    wholePercent: (share: Numeric) =>
      share && share > 0 && share < 0.005 ? `<${wholePercent(0.01)}` : wholePercent(share),
    /** A signed percentage: `+9.8%`. */
    change: number({
      style: 'percent',
      maximumFractionDigits: 1,
      minimumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }),
    day: date({ day: 'numeric', month: 'short' }),
    dayWithYear: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayWithWeekday: date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    month: date({ month: 'short', year: '2-digit' }),
    monthLong: date({ month: 'long', year: 'numeric' }),
    span: (from: string, to: string) => span().formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    /** A moment of the reader's own day, in the reader's time zone: `14:02`. */
    time: (atMs: number) => clock().format(atMs),
    timeWithSeconds: (atMs: number) => seconds().format(atMs),
    /** A moment with its day, in the reader's time zone: `26 Nov 2026, 14:02`. */
    moment: (at: string) => moment().format(new Date(at)),
    /** A weekday by its number, from Monday (1) to Sunday (7). */
    weekday: (isoWeekday: number) => weekday().format(new Date(Date.UTC(2024, 0, isoWeekday))), // 1 January 2024 was a Monday
    /** An hour of the day: `14:00`. */
    hour: (hour: number) => hours().format(new Date(Date.UTC(2024, 0, 1, hour))),
    country: (code: string) => nameIn(regions(), code),
    language: (tag: string) => nameIn(languages(), tag),
    /** Memory classes are powers of two that everybody calls GB: 16,384 MB is `16 GB`. */
    memory: (megabytes: number) => `${gigabytes(megabytes / 1_024)} GB`,
  };
}

/** Makes something when it is first needed: one of these costs a browser up to some milliseconds, and most pages use a few of them. */
function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** What is no code, as `(none)` and `(rest)` are not, is shown as it is. */
function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

export type Format = ReturnType<typeof createFormat>;
