import { setTimeout as sleep } from 'node:timers/promises';
import type { Product, ProductSettings } from '@usance/api';
import type { Collector } from '@usance/collector';
import type { Registry } from '@usance/registry';
import {
  eraseRollUps,
  expireParts,
  expireRows,
  findExpired,
  findExpiredParts,
  withSessionDays,
  type ErasedRows,
  type Warehouse,
} from '@usance/warehouse';
import type { Live } from '../live.ts';
import type { Logger } from '../log.ts';
import type { DirectoryEntry } from '../product-directory.ts';
import type { ReportAnswers } from '../report-answers.ts';
import { documentOf } from '../plan/publish-plan.ts';
import type { RollUpsKeeper } from '../roll-ups-keeper.ts';
import { shorterParts } from './parts-of-plan.ts';

/** What a day is over for goes within the hour; almost always there is nothing, and that is found out in some milliseconds. */
const everyMs = 3_600_000;

const dayMs = 86_400_000;

/** By which other servers learn that some installations are forgotten. */
const forgettingFact = 'installations-forgotten-at';

/** Deletes what was kept long enough, for as long as the server runs. */
export interface RetentionKeeper {
  /** Lets go of what is remembered of installations, if another server forgot some. */
  notice(): Promise<void>;
  close(): Promise<void>;
}

export interface RetentionKeeperOptions {
  registry: Registry<ProductSettings>;
  warehouse: Warehouse;
  collector: Pick<Collector<DirectoryEntry>, 'letGo'>;
  rollUps: Pick<RollUpsKeeper, 'interrupt'>;
  live: Pick<Live, 'forgetInstallations'>;
  answers: Pick<ReportAnswers, 'changed'>;
  /** Whether no other server takes syncs into the same stores. */
  isAlone: boolean;
  log: Logger;
  now(): Date;
  /** How long other servers take to let go, and the longest report to end. */
  times: { othersLetGoMs: number; reportsEndMs: number };
}

export function keepRetention(options: RetentionKeeperOptions): RetentionKeeper {
  const { registry, warehouse, collector, rollUps, live, answers, isAlone, log, now, times } = options;
  const end = new AbortController();
  const wait = (ms: number) => sleep(ms, undefined, { signal: end.signal });
  let noticed: string | undefined;

  const dayBack = (days: number) => new Date(now().getTime() - days * dayMs).toISOString().slice(0, 10);

  /** Takes installations of whom nothing will be left out of the registry, and answers what puts them back. */
  async function forget(productId: number, ordinals: readonly number[]): Promise<Map<string, number>> {
    const forgotten = await registry.installations.forget(productId, ordinals);
    if (forgotten.size === 0) return forgotten;
    await collector.letGo(productId);
    if (isAlone) return forgotten;
    await registry.facts.set(forgettingFact, now().toISOString());
    await wait(times.othersLetGoMs);
    return forgotten;
  }

  /** Whoever came back in the very moment in which they were forgotten keeps the ordinal under which that was stored. */
  async function rememberThoseWhoCame(productId: number, forgotten: ReadonlyMap<string, number>): Promise<number> {
    if (forgotten.size === 0) return 0;
    const back = new Set(await withSessionDays(warehouse, productId, [...forgotten.values()]));
    await registry.installations.remember(
      productId,
      new Map([...forgotten].filter(([, ordinal]) => back.has(ordinal))),
    );
    return back.size;
  }

  async function expire({ id, settings }: Product): Promise<void> {
    const expiring = {
      productId: id,
      sessionDaysBefore: dayBack(settings.keepSessionDays),
      detailsBefore: dayBack(settings.keepEventsDays),
    };
    const expired = await findExpired(warehouse, expiring);
    if (expired.days.length === 0 && expired.details === 0 && expired.weeks === 0) return;
    const forgotten = await forget(id, expired.installations);
    await rollUps.interrupt();
    const rows = await expireRows(warehouse, expiring, expired);
    live.forgetInstallations(id, expired.installations);
    answers.changed(id);
    const came = await rememberThoseWhoCame(id, forgotten);
    await registry.expiries.add(id, {
      at: now().toISOString(),
      sessionDays: expired.sessionDays,
      details: expired.details,
      weeks: expired.weeks,
      installations: forgotten.size - came,
      parts: 0,
    });
    await dropWhatWasMade(id, rows);
    log.info({ product: id, sessionDays: expired.sessionDays, details: expired.details }, 'what expired was deleted');
  }

  /** Reports that were asked before rows went may still read what was made of them; when none can be under way, that goes too. */
  async function dropWhatWasMade(productId: number, rows: ErasedRows): Promise<void> {
    await registry.dropTraces();
    await wait(times.reportsEndMs);
    await rollUps.interrupt();
    await eraseRollUps(warehouse, rows);
    answers.changed(productId);
  }

  /** What the plan keeps for a shorter time than its product keeps session days. */
  async function expireByPlan({ id, settings }: Product): Promise<void> {
    const plan = await registry.plans.current(id);
    if (plan === undefined) return;
    for (const { days, features, properties } of shorterParts(documentOf(plan), settings.keepSessionDays)) {
      const expiring = { productId: id, before: dayBack(days), features, properties };
      const expired = await findExpiredParts(warehouse, expiring);
      if (expired.days.length === 0 && expired.events === 0 && expired.weeks === 0) continue;
      await rollUps.interrupt();
      const rows = await expireParts(warehouse, expiring, expired);
      answers.changed(id);
      await registry.expiries.add(id, {
        at: now().toISOString(),
        sessionDays: 0,
        details: expired.events,
        weeks: 0,
        installations: 0,
        parts: expired.sessionDays + expired.weeks,
      });
      await dropWhatWasMade(id, rows);
      log.info(
        { product: id, parts: expired.sessionDays, details: expired.events },
        'what the plan keeps no longer was deleted',
      );
    }
  }

  async function run(): Promise<void> {
    while (!end.signal.aborted) {
      try {
        for (const product of await registry.products.list()) {
          end.signal.throwIfAborted();
          await expire(product);
          await expireByPlan(product);
        }
      } catch (cause) {
        if (!end.signal.aborted)
          log.error({ cause }, 'what expired could not be deleted; it is tried again in an hour');
      }
      await sleep(everyMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async notice() {
      if (isAlone) return;
      const at = await registry.facts.get(forgettingFact);
      if (at === noticed) return;
      for (const { id } of await registry.products.list()) await collector.letGo(id);
      noticed = at;
    },
    async close() {
      end.abort();
      await running;
    },
  };
}
