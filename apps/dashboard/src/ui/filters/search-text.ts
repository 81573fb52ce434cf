/** A page's parameters as they stand in the address. A key that is given twice keeps both values, so that it can be named. */
export type SearchText = Record<string, string | string[]>;

export function parseSearchText(text: string): SearchText {
  const parameters = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Writes parameters so that people can read them: only what would end or change the text is escaped. */
export function writeSearchText(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one): one is string => typeof one === 'string' && one !== '')
      .map((one) => `${readable(key)}=${readable(one)}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function readable(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(2C|2F|3A|5E|24|40)/g, decodeURIComponent);
}
