type Numeric = number | null | undefined;

/** All number and date text of the dashboard comes from here; a missing value is an en dash. Days are UTC. */
export function createFormat(locale: string) {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: Numeric) =>
      value === null || value === undefined || Number.isNaN(value) ? '–' : format.format(value);
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const languages = new Intl.DisplayNames([locale], { type: 'language' });
  const gigabytes = number({ maximumFractionDigits: 1 });
  const wholePercent = number({ style: 'percent', maximumFractionDigits: 0 });
  const span = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });

  return {
    /** Every digit: `48,210`. */
    count: number({ maximumFractionDigits: 0 }),
    /** Three significant digits: `48.2K`. */
    compact: number({ notation: 'compact', maximumSignificantDigits: 3 }),
    axis: number({ notation: 'compact', maximumFractionDigits: 1 }),
    decimal: number({ maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 }),
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
    span: (from: string, to: string) => span.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    /** A moment of the reader's own day, in the reader's time zone: `14:02`. */
    time: (atMs: number) => clock.format(atMs),
    country: (code: string) => nameIn(regions, code),
    language: (tag: string) => nameIn(languages, tag),
    /** Memory classes are powers of two that everybody calls GB: 16,384 MB is `16 GB`. */
    memory: (megabytes: number) => `${gigabytes(megabytes / 1_024)} GB`,
  };
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
