import type { RecordedContext } from './session-record.ts';
import { checkConsentOption, type CheckedConsent, type ConsentOption } from './consent-option.ts';
import type { Plan } from './plan.ts';
import { fitText, isObject, isText } from './text.ts';

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
  /** What may be collected, as `usance plan types` writes it. Without one, every feature and property is taken. */
  plan?: Plan | undefined;
  /** `development` is kept apart from all default counts, and says on the console what is dropped. Default: `production`. */
  environment?: 'production' | 'development' | undefined;
  /**
   * `none`: no ID leaves the machine; of each week one report does, which nothing links to the last one. Retention and churn are not
   * known then. Default: `installation`.
   */
  identity?: 'installation' | 'none' | undefined;
  /** `many`: the product begins every session by `startSession`. Default: `one`, which begins with `init`. */
  sessions?: 'one' | 'many' | undefined;
  /** Time without any call counts up to this, in milliseconds. Default: 30 minutes. */
  idleAfterMs?: number | undefined;
  /** An environment variable of the program that switches telemetry off by `0`, `off`, `no` or `false`. */
  offVariable?: string | undefined;
  /** Collect although a build system or a test runs the program; it is then marked `ci` and kept apart. Default: false. */
  collectInCi?: boolean | undefined;
  /** How long an ID lives. Default: 13 months; up to 25 with a reason, which is published. */
  idLife?: { months: number; reason: string } | undefined;
  /** Count exceptions that nobody caught, too; it changes nothing about what follows from them. Default: false. */
  captureUncaught?: boolean | undefined;
  /** Longest wait for an answer, in milliseconds. Default: 10,000. */
  requestTimeoutMs?: number | undefined;
}

/** The options as checked: everything else in the core trusts them. */
export interface CheckedOptions {
  key: string;
  url: string;
  /** What was not told is `undefined`, which is not written. */
  app: RecordedContext['app'];
  consent: CheckedConsent;
  plan: Plan | undefined;
  environment: 'production' | 'development';
  hasId: boolean;
  hasMany: boolean;
  idleAfterMs: number;
  offVariable: string | undefined;
  collectInCi: boolean;
  idMonths: number;
  captureUncaught: boolean;
  requestTimeoutMs: number;
}

/** The options made fit, or `undefined` if nothing can be collected with them. */
export function checkOptions(options: unknown): CheckedOptions | undefined {
  if (!isObject(options)) return undefined;
  const { key, plan, offVariable } = options;
  const app = isObject(options.app) ? options.app : {};
  const idLife = isObject(options.idLife) ? options.idLife : {};
  const url = syncUrl(options.endpoint);
  const consent = checkConsentOption(options.consent);
  if (!isProductKey(key) || !url || !consent || !(plan === undefined || isPlan(plan))) return undefined;
  return {
    key,
    url,
    app: {
      version: fitText(app.version),
      build: fitText(app.build),
      edition: fitText(app.edition),
      language: fitText(app.language),
    },
    consent,
    plan,
    environment: options.environment === 'development' ? 'development' : 'production',
    hasId: options.identity !== 'none',
    hasMany: options.sessions === 'many',
    idleAfterMs: durationOf(options.idleAfterMs) ?? 1_800_000,
    offVariable: isText(offVariable, 200) ? offVariable : undefined,
    collectInCi: options.collectInCi === true,
    idMonths: Math.min((isText(idLife.reason, 1000) && Number(idLife.months)) || 13, 25),
    captureUncaught: options.captureUncaught === true,
    requestTimeoutMs: Math.min(durationOf(options.requestTimeoutMs) ?? 10_000, 600_000),
  };
}

const isProductKey = (value: unknown): value is string => isText(value, 67) && /^pk_[0-9A-Za-z]{16,64}$/.test(value);

/** A duration in milliseconds that a host handed over. */
export const durationOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? value : undefined;

const isPlan = (value: unknown): value is Plan =>
  isObject(value) && isObject(value.features) && /^[0-9a-f]{64}$/.test(String(value.hash));

/** Where to send to. Telemetry is not read on the way by others, so plain http stays on the machine. */
function syncUrl(endpoint: unknown): string | undefined {
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return undefined;
  const { protocol, hostname, username, password, origin, pathname } = new URL(endpoint);
  const isAllowed =
    protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/.test(hostname));
  return isAllowed && username + password === '' ? `${origin}${pathname.replace(/\/+$/, '')}/v1/sync` : undefined;
}
