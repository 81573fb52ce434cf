import { setTimeout as sleep } from 'node:timers/promises';
import type { ProductSettings } from '@usance/api';
import type { Collector } from '@usance/collector';
import type { Registry, Tombstone } from '@usance/registry';
import {
  eraseRollUps,
  eraseRows,
  oldPartsGone,
  type ErasedRows,
  type Erasing,
  type Warehouse,
} from '@usance/warehouse';
import type { Live } from '../live.ts';
import type { Logger } from '../log.ts';
import type { DirectoryEntry } from '../product-directory.ts';
import type { ReportAnswers } from '../report-answers.ts';
import type { RollUpsKeeper } from '../roll-ups-keeper.ts';
import type { ErasureLedger } from './erasure-ledger.ts';

/** How long the steps of an erasure wait for each other. Only tests that know better say less. */
export interface ErasureTimes {
  /** After the first request others may join it: deleting rows means writing the parts anew that hold them, for one as for many. */
  gatherMs: number;
  /** Other servers notice a tombstone and finish what they had begun in this time. */
  othersLetGoMs: number;
  /** No report takes longer. */
  reportsEndMs: number;
}

export const usualErasureTimes: ErasureTimes = { gatherMs: 60_000, othersLetGoMs: 60_000, reportsEndMs: 60_000 };

/** A round may take this share of the time at most; well within the hour all the same. */
const restPerWork = 3;

/** Replaced files stay for seconds; if they are still there after this time, the round is repeated. */
const partsGoneMs = 300_000;

/** Erases whoever asked for it, everywhere, in the order of docs/decisions/erasure.md. */
export interface ErasureKeeper {
  /** Puts up the tombstone: durable when it answers, and from then on nothing of the installation is taken in. The rest follows. */
  request(tombstone: Tombstone): Promise<void>;
  /** Before the server listens: whatever has a tombstone and is there all the same, as after a restore, goes now. */
  replay(): Promise<void>;
  /** Looks for tombstones that other servers put up. */
  notice(): Promise<void>;
  /** Resolves when all that was asked for is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ErasureKeeperOptions {
  registry: Registry<ProductSettings>;
  warehouse: Warehouse;
  collector: Pick<Collector<DirectoryEntry>, 'letGo'>;
  rollUps: Pick<RollUpsKeeper, 'interrupt'>;
  live: Pick<Live, 'forgetInstallations'>;
  answers: Pick<ReportAnswers, 'changed'>;
  ledger: ErasureLedger;
  /** Whether no other server takes syncs into the same stores. */
  isAlone: boolean;
  log: Logger;
  now(): Date;
  times?: Partial<ErasureTimes> | undefined;
}

export function keepErasures(options: ErasureKeeperOptions): ErasureKeeper {
  const { registry, warehouse, collector, rollUps, live, answers, ledger, isAlone, log, now } = options;
  const times = { ...usualErasureTimes, ...options.times };
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  let restMs = 0;
  /** Tombstones for which this server let go of what it remembered. */
  let heeded = new Set<string>();

  const wait = (ms: number) => sleep(ms, undefined, { signal: end.signal });

  /** Whose tombstones are up, out of the registry, and their ordinals. */
  async function takeOut(
    othersLetGo: () => Promise<unknown>,
  ): Promise<{ tombstones: Tombstone[]; erasing: Erasing[] }> {
    const tombstones = await registry.erasures.open();
    const byProduct = new Map<number, string[]>();
    for (const { productId, pseudonym } of tombstones)
      byProduct.set(productId, [...(byProduct.get(productId) ?? []), pseudonym]);
    for (const productId of byProduct.keys()) await collector.letGo(productId);
    if (byProduct.size > 0) await othersLetGo();
    for (const [productId, pseudonyms] of byProduct) await registry.erasures.takeInstallations(productId, pseudonyms);
    const ordinals = await registry.erasures.ordinals();
    return {
      tombstones,
      erasing: [...ordinals].map(([productId, installations]) => ({ productId, installations })),
    };
  }

  async function deleteRows(erasing: readonly Erasing[]): Promise<ErasedRows[]> {
    await rollUps.interrupt();
    const erased: ErasedRows[] = [];
    for (const one of erasing) {
      erased.push(await eraseRows(warehouse, one));
      live.forgetInstallations(one.productId, one.installations);
      answers.changed(one.productId);
    }
    return erased;
  }

  /** Notes as done what is: not before the files are gone, too. */
  async function finish(tombstones: readonly Tombstone[], erasing: readonly Erasing[]): Promise<void> {
    await oldPartsGone(warehouse, { signal: end.signal, timeoutMs: partsGoneMs });
    const at = now().toISOString();
    const products = new Set([...tombstones, ...erasing].map(({ productId }) => productId));
    for (const productId of products)
      await registry.erasures.finish(productId, {
        pseudonyms: tombstones.filter((one) => one.productId === productId).map(({ pseudonym }) => pseudonym),
        ordinals: erasing.find((one) => one.productId === productId)?.installations ?? [],
        at,
      });
    await registry.dropTraces();
  }

  async function round(): Promise<void> {
    const startMs = performance.now();
    const { tombstones, erasing } = await takeOut(() => (isAlone ? Promise.resolve() : wait(times.othersLetGoMs)));
    if (tombstones.length === 0 && erasing.length === 0) return;
    const erased = await deleteRows(erasing);
    if (erasing.length > 0) await wait(times.reportsEndMs);
    // Once more: another server may have stored what it had begun to store, or rolled up what was still there.
    for (const rows of [...erased, ...(await deleteRows(erasing))]) await eraseRollUps(warehouse, rows);
    restMs = restPerWork * (performance.now() - startMs);
    await finish(tombstones, erasing);
    log.info({ erasures: tombstones.length }, 'erasures are done');
  }

  /** Does it in the background, and begins a round if it fails. */
  function attempt(task: () => Promise<void>) {
    working = task().catch((cause: unknown) => {
      if (end.signal.aborted) return;
      log.error({ cause }, 'an erasure could not be finished; it is tried again');
      wake();
    });
  }

  function work() {
    timer = undefined;
    attempt(round);
  }

  function wake() {
    if (timer !== undefined || end.signal.aborted) return;
    timer = setTimeout(() => void working.then(work), Math.max(times.gatherMs, restMs)).unref();
  }

  return {
    async request(tombstone) {
      ledger.add(tombstone);
      await registry.erasures.add([tombstone]);
      await collector.letGo(tombstone.productId);
      wake();
    },
    async replay() {
      const products = new Set((await registry.products.list()).map(({ id }) => id));
      await registry.erasures.add(ledger.read().filter(({ productId }) => products.has(productId)));
      // Nobody asks this server anything yet, so that nothing has to wait.
      const { tombstones, erasing } = await takeOut(() => Promise.resolve());
      if (tombstones.length === 0 && erasing.length === 0) return;
      for (const rows of await deleteRows(erasing)) await eraseRollUps(warehouse, rows);
      log.info({ erasures: tombstones.length }, 'what has a tombstone was erased again');
      if (isAlone) attempt(() => finish(tombstones, erasing));
      else wake(); // others may still store what they had begun to store
    },
    async notice() {
      if (isAlone) return;
      const open = await registry.erasures.open();
      const isNew = ({ productId, pseudonym }: Tombstone) => !heeded.has(`${productId}/${pseudonym}`);
      for (const productId of new Set(open.filter(isNew).map((one) => one.productId))) await collector.letGo(productId);
      heeded = new Set(open.map(({ productId, pseudonym }) => `${productId}/${pseudonym}`));
    },
    async settled() {
      while (timer !== undefined) {
        clearTimeout(timer);
        await working;
        work();
        await working;
      }
      await working;
    },
    async close() {
      clearTimeout(timer);
      end.abort();
      await working;
    },
  };
}
