/** The locale the system says it has; `undefined` if it says none. */
export function systemLocale(): string | undefined {
  const { process } = globalThis as { process?: NodeJS.Process };
  // On such systems Node says `en-US` where the variables say `C` or nothing, and that is no word about a country.
  if (process?.versions?.node && !process.versions.electron && process.platform !== 'win32')
    return process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG;
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

/** The first use of `Intl` in a process takes 15 to 30 ms. */
export const systemTimeZone = (): string | undefined => Intl.DateTimeFormat().resolvedOptions().timeZone;
