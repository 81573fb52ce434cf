import type { Context } from '@usance/protocol';
import type { ConsentOption } from './consent-option.ts';
import { isConsentOption } from './consent-option.ts';
import { fitText, isObject, isText, present } from './text.ts';

/** What `init` is told about the product and about the person's choice. */
export interface TelemetryOptions {
  /** The product's public, write-only key: `pk_…`. */
  key: string;
  /** The collector's address, without `/v1/sync`. Plain http is taken for loopback addresses only. */
  endpoint: string;
  app: {
    version: string;
    build?: string | undefined;
    edition?: string | undefined;
    /** The language the product runs in, as a BCP 47 tag. */
    language?: string | undefined;
  };
  /** What the person chose, or `'ask'`: then nothing is written or sent until `consent.set`. */
  consent: ConsentOption;
  /** `development` is kept apart from all default counts. Default: `production`. */
  environment?: 'production' | 'development' | undefined;
  /** Collect although the variable `CI` is set; it is then marked `ci` and kept apart. Default: false. */
  collectInCi?: boolean | undefined;
  /** Longest wait for an answer, in milliseconds. Default: 10,000. */
  requestTimeoutMs?: number | undefined;
}

/** The options as checked: everything else in the core trusts them. */
export interface CheckedOptions {
  key: string;
  url: string;
  app: NonNullable<Context['app']>;
  consent: ConsentOption;
  environment: 'production' | 'development';
  collectInCi: boolean;
  requestTimeoutMs: number;
}

/** The options made fit, or `undefined` if nothing can be collected with them. */
export function checkOptions(options: unknown): CheckedOptions | undefined {
  if (!isObject(options)) return undefined;
  const { key, endpoint, app, consent, environment, collectInCi, requestTimeoutMs } = options;
  const url = syncUrl(endpoint);
  if (!isProductKey(key) || url === undefined || !isConsentOption(consent)) return undefined;
  const { version, build, edition, language } = isObject(app) ? app : {};
  return {
    key,
    url,
    app:
      present({
        version: fitText(version),
        build: fitText(build),
        edition: fitText(edition),
        language: fitText(language),
      }) ?? {},
    // Copied: a list that the host changes later is no new choice of the person's.
    consent: structuredClone(consent),
    environment: environment === 'development' ? 'development' : 'production',
    collectInCi: collectInCi === true,
    requestTimeoutMs: isDuration(requestTimeoutMs) ? requestTimeoutMs : 10_000,
  };
}

export const isProductKey = (value: unknown): value is string =>
  isText(value, 67) && /^pk_[0-9A-Za-z]{16,64}$/.test(value);

export const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 600_000;

/** Where to send to. Telemetry is not read on the way by others, so plain http stays on the machine. */
function syncUrl(endpoint: unknown): string | undefined {
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!isAllowed || url.username !== '' || url.password !== '') return undefined;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}/v1/sync`;
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
