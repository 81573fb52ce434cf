import type { LiveAnswer } from '@usance/api';
import type { Heard } from '@usance/collector';

const minuteMs = 60_000;
/** How far back it remembers, and what it calls now. */
const [rememberedMinutes, nowMinutes] = [30, 5];
/** Versions and countries that are named, those of most installations. */
const maxNamed = 20;

/** Who was heard of in the last half hour: in memory only, so that an answer costs no question and leaves no trace. */
export interface Live {
  heard(heard: Heard): void;
  answer(productId: number): LiveAnswer;
  /** As if they had never been heard of, but for the numbers of minutes. */
  forgetInstallations(productId: number, installations: readonly number[]): void;
  /** Forgets a product. */
  forget(productId: number): void;
}

export interface LiveOptions {
  now(): Date;
  /** Whether other processes take syncs, too: this one does not hear of those. */
  isAlone: boolean;
  /** Of each product; with more, those that were heard of longest ago are forgotten. */
  maxInstallations?: number;
}

/** When an installation was last heard of, and what it said. */
interface Last {
  minute: number;
  version: string;
  country: string;
}

interface Minute {
  installations: number;
  sessionDays: number;
}

interface Remembered {
  /** By ordinal, those heard of longest ago first. */
  installations: Map<number, Last>;
  minutes: Map<number, Minute>;
  /** The last minute in which one was forgotten for want of room. */
  forgottenIn: number;
}

export function createLive({ now, isAlone, maxInstallations = 300_000 }: LiveOptions): Live {
  const products = new Map<number, Remembered>();
  const startedAt = now();
  const currentMinute = () => Math.floor(now().getTime() / minuteMs);

  return {
    heard({ productId, installation, sessionDays, version, country }) {
      const minute = currentMinute();
      const product = products.get(productId) ?? { installations: new Map(), minutes: new Map(), forgottenIn: 0 };
      products.set(productId, product);
      forgetOld(product, minute);
      const { installations, minutes } = product;
      const counted = minutes.get(minute) ?? { installations: 0, sessionDays: 0 };
      minutes.set(minute, counted);
      counted.sessionDays += sessionDays;
      if (installations.get(installation)?.minute !== minute) counted.installations += 1;
      installations.delete(installation); // so that it comes last
      installations.set(installation, { minute, version, country });
      if (installations.size <= maxInstallations) return;
      for (const [oldest, last] of installations) {
        installations.delete(oldest);
        product.forgottenIn = last.minute;
        break;
      }
    },
    answer(productId) {
      const minute = currentMinute();
      const product = products.get(productId);
      if (product) forgetOld(product, minute);
      const { installations = new Map<number, Last>(), minutes, forgottenIn = 0 } = product ?? {};
      const all = [...installations.values()];
      return {
        at: now().toISOString(),
        since: new Date(Math.max(startedAt.getTime(), (minute - rememberedMinutes + 1) * minuteMs)).toISOString(),
        scope: isAlone ? 'all' : 'this-process',
        isComplete: forgottenIn <= minute - rememberedMinutes,
        now: { minutes: nowMinutes, installations: all.filter((last) => last.minute > minute - nowMinutes).length },
        installations: all.length,
        minutes: Array.from({ length: rememberedMinutes }, (_, index) => {
          const one = minute - rememberedMinutes + 1 + index;
          const { installations: count = 0, sessionDays = 0 } = minutes?.get(one) ?? {};
          return { minute: new Date(one * minuteMs).toISOString(), installations: count, sessionDays };
        }),
        versions: mostCommon(all.map(({ version }) => version)),
        countries: mostCommon(all.map(({ country }) => country)),
      };
    },
    forgetInstallations(productId, installations) {
      for (const installation of installations) products.get(productId)?.installations.delete(installation);
    },
    forget: (productId) => void products.delete(productId),
  };
}

function forgetOld({ installations, minutes }: Remembered, minute: number): void {
  for (const [installation, last] of installations) {
    if (last.minute > minute - rememberedMinutes) break;
    installations.delete(installation);
  }
  for (const one of minutes.keys()) if (one <= minute - rememberedMinutes) minutes.delete(one);
}

/** The values that are not missing, by how many have them. */
function mostCommon(values: readonly string[]): { value: string; installations: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, installations]) => ({ value, installations }))
    .toSorted((one, other) => other.installations - one.installations || (one.value < other.value ? -1 : 1))
    .slice(0, maxNamed);
}
