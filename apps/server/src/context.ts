import type { ProductSettings } from '@usance/api';
import type { Collector } from '@usance/collector';
import type { LinkAudit, Registry } from '@usance/registry';
import type { Warehouse } from '@usance/warehouse';
import type { Access } from './access.ts';
import type { ArrivalDelays } from './arrival-delays.ts';
import type { Backups } from './backup/backups.ts';
import type { Config } from './config.ts';
import type { ErasureKeeper } from './erasure/erasure-keeper.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Origins } from './origin.ts';
import type { DirectoryEntry, ProductDirectory } from './product-directory.ts';
import type { ReportAnswers } from './report-answers.ts';
import type { RollUpsKeeper } from './roll-ups-keeper.ts';
import type { Signer } from './signing.ts';
import type { Withdrawals } from './withdrawals.ts';

/** The parts of a running server, as its routes get them. */
export interface Context {
  config: Config;
  registry: Registry<ProductSettings>;
  warehouse: Warehouse;
  collector: Collector<DirectoryEntry>;
  rollUps: RollUpsKeeper;
  erasures: ErasureKeeper;
  directory: ProductDirectory;
  access: Access;
  origins: Origins;
  /** Of reports. */
  answers: ReportAnswers;
  delays: ArrivalDelays;
  live: Live;
  metrics: Metrics;
  signer: Signer;
  /** Of the audit log. */
  linkAudit: LinkAudit;
  backups: Backups;
  /** Of access: shares, tokens, people. */
  withdrawals: Withdrawals;
  log: Logger;
  /** How long a sender gets for the whole of its request. */
  requestTimeoutMs: number;
  now(): Date;
}
