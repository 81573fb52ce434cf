import { purposesOf, type ConsentOption, type Purposes } from '../core/consent-option.ts';
import type { Purpose } from '../core/wire.ts';
import { countryOfZone } from './country-zones.ts';
import { countryOfLocale } from './locale-country.ts';
import { isLoosening, type Loosening } from './loosening.ts';
import { regionOf, regionTable, type Claim, type Mode, type Place, type PurposeClass } from './region-table.ts';
import { isLooser, stricter } from './strictness.ts';
import { systemLocale, systemTimeZone } from './system-place.ts';
import { isTightening, tighten, type Tightening } from './tightening.ts';

export interface RegionOptions {
  /** What the vendor would collect. What may not be in force by itself is in `toAsk` of the result. */
  purposes: Purposes;
  /** As in `init`; reports without an ID have rules of their own. Default: `installation`. */
  identity?: 'installation' | 'none' | undefined;
  /** Of children nothing is collected without a yes, wherever they are. Default: `general`. */
  audience?: 'general' | 'children' | undefined;
  /** What the law of the United Kingdom asks of an exemption. What is claimed is published. Default: false. */
  claims?: Partial<Record<Claim, boolean>> | undefined;
  tighten?: Tightening | undefined;
  loosen?: readonly Loosening[] | undefined;
  /** Default: the system's. */
  locale?: string | undefined;
  /** Default: the system's, which is looked up (15 to 30 ms, once in a process) only where it could change the outcome. */
  timeZone?: string | undefined;
}

export interface RegionalConsent {
  /** For `init`. */
  consent: ConsentOption;
  /** The countries that locale and time zone name, each once, `unknown` where one names none. The strictest of them holds. */
  countries: string[];
  /** The mode of each purpose that was asked for. */
  modes: Partial<Record<Purpose, Mode>>;
  /** Purposes that need the person's yes. */
  toAsk: Purpose[];
  /** What makes the modes looser than the table: to be printed in the notice. */
  published: { loosened: Loosening[]; claims: Partial<Record<Claim, boolean>> };
  /** What was to loosen, and does not: a field is missing or wrong, or the table is as loose. */
  ignored: Loosening[];
}

/**
 * Decides by locale and time zone, offline, whether the person is asked first or told and may object. What is unknown, and what
 * contradicts itself, falls on the stricter side. Free text and messages always need a yes.
 */
export function consentByRegion(options: RegionOptions): RegionalConsent {
  try {
    return decide(options);
  } catch {
    // Something in the options is of a wrong kind.
    return decide({ purposes: [], locale: '' });
  }
}

function decide({ claims = {}, tighten: tightening = {}, loosen = [], ...options }: RegionOptions): RegionalConsent {
  const purposes = purposesOf(options.purposes) ?? [];
  const isAskedAnyway = (options.audience ?? 'general') !== 'general' || !isTightening(tightening);
  const loosened = loosen.filter(
    (one) => isLoosening(one) && isLooser(one.mode, tableMode(one.region, one.purposeClass)),
  );

  const usageClass = options.identity === 'none' ? 'noId' : 'usage';
  const classes: Partial<Record<Purpose, PurposeClass>> = {
    basic: usageClass,
    usage: usageClass,
    diagnostics: 'diagnostics',
  };

  function tableMode(place: string, purposeClass: PurposeClass): Mode {
    const cell = regionTable[regionOf(place)][purposeClass];
    if (typeof cell === 'string') return cell;
    return cell.every((claim) => claims[claim] === true) ? 'opt-out' : 'ask';
  }
  function modeIn(country: string, purposeClass: PurposeClass): Mode {
    if (isAskedAnyway) return 'ask';
    const places = [country, regionOf(country)] as Place[]; // or a country that no key names
    let mode = tableMode(country, purposeClass);
    for (const one of loosened)
      if (one.purposeClass === purposeClass && places.includes(one.region) && isLooser(one.mode, mode)) mode = one.mode;
    return places.reduce((sofar, place) => tighten(sofar, tightening[place], purposeClass), mode);
  }
  function modesIn(countries: readonly string[]): Partial<Record<Purpose, Mode>> {
    const modeOf = (purpose: Purpose) =>
      countries.map((country) => modeIn(country, classes[purpose] ?? 'content')).reduce(stricter);
    // Nothing goes without `basic`.
    return Object.fromEntries(purposes.map((purpose) => [purpose, stricter(modeOf('basic'), modeOf(purpose))]));
  }

  const countries = [countryOfLocale(options.locale ?? systemLocale() ?? '')];
  let modes = modesIn(countries);
  const isAny = (mode: Mode) => Object.values(modes).includes(mode);
  // Where the locale alone asks for a yes to everything, the time zone could not change that.
  if (isAny('opt-out') || isAny('notice')) {
    countries.push(countryOfZone(options.timeZone ?? systemTimeZone() ?? ''));
    modes = modesIn(countries);
  }
  const inForce = purposes.filter((purpose) => modes[purpose] !== 'ask');
  const basis = isAny('opt-out') ? 'opt-out' : 'notice';
  return {
    consent: inForce.length > 0 ? { basis, purposes: inForce } : 'ask',
    countries: [...new Set(countries)],
    modes,
    toAsk: purposes.filter((purpose) => modes[purpose] === 'ask'),
    published: { loosened, claims },
    ignored: loosen.filter((one) => !loosened.includes(one)),
  };
}
