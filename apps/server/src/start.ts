import type { AddressInfo } from 'node:net';
import { defaultProductSettings, type ProductSettings } from '@usance/api';
import { createCollector } from '@usance/collector';
import { openRegistry, RegistryError, type Registry, type RegistryPlace } from '@usance/registry';
import { migrate, openChdb, openClickHouse, WarehouseError, type Warehouse } from '@usance/warehouse';
import { createAccess } from './access.ts';
import { openBackupKeys } from './backup/backup-keys.ts';
import { createBackups } from './backup/backups.ts';
import { removeLeftTrials } from './backup/trial-folder.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { openCountries } from './country.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { deleteProduct } from './delete-product.ts';
import { keepErasures, usualErasureTimes, type ErasureTimes } from './erasure/erasure-keeper.ts';
import { openErasureLedger } from './erasure/erasure-ledger.ts';
import { createLive } from './live.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createOrigins } from './origin.ts';
import { openProductDirectory } from './product-directory.ts';
import { readAppSecret, secretCheckOf } from './secrets.ts';
import { createArrivalDelays } from './arrival-delays.ts';
import { createAuditLinks } from './audit-links.ts';
import { createReportAnswers } from './report-answers.ts';
import { keepRetention } from './retention/retention-keeper.ts';
import { keepRollUps } from './roll-ups-keeper.ts';
import { createServer } from './server.ts';
import { createSigner } from './signing.ts';
import { createOwnerToken, newSetupToken } from './setup.ts';
import { StartError } from './start-error.ts';
import { keepWithdrawals } from './withdrawals.ts';

/** With a registry that others share, products may change elsewhere, and people may ask other servers to be erased. */
const refreshMs = 5_000;

/** What tests turn; nothing of it is for whoever runs a server to decide. */
export interface StartOptions {
  /** A sender gets so long for the whole of its request, however slowly it writes. */
  requestTimeoutMs?: number;
  erasureTimes?: Partial<ErasureTimes>;
  now?(): Date;
}

export interface RunningServer {
  /** Where people reach it: `http://localhost:8420`. */
  url: string;
  /** Where it listens. */
  port: number;
  /** The one-time link that makes the owner, until there is one. */
  setupLink: string | undefined;
  /** Finishes what was begun, and closes the stores. */
  close(): Promise<void>;
}

/** Opens the stores, in the order in which one guards the next, and listens. Throws a `StartError` if it cannot. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const folder = openDataFolder(config.dataDir);
  await removeLeftTrials();
  const registry = await openOwnRegistry(config, folder);
  const cleanUp: (() => Promise<void>)[] = [() => registry.close()];
  try {
    const warehouse = await openOwnWarehouse(config, folder);
    cleanUp.unshift(() => warehouse.close());
    return await listen({ config, folder, registry, warehouse, ...options }, cleanUp);
  } catch (error) {
    for (const step of cleanUp) await step();
    throw error;
  }
}

interface Stores extends StartOptions {
  config: Config;
  folder: DataFolder;
  registry: Registry<ProductSettings>;
  warehouse: Warehouse;
}

async function listen(
  { config, folder, registry, warehouse, requestTimeoutMs = 15_000, erasureTimes, now = () => new Date() }: Stores,
  cleanUp: (() => Promise<void>)[],
): Promise<RunningServer> {
  await refuseForeignWarehouse(registry, warehouse);
  const log = createLog(config.logLevel);
  const appSecret = readAppSecret(config.appSecret, folder.secretFile);
  const directory = await openProductDirectory(registry, appSecret);
  const { databaseUrl, clickhouseUrl } = config;
  const isAlone = databaseUrl === undefined && clickhouseUrl === undefined;
  const answers = createReportAnswers({ canRemember: isAlone });
  const delays = createArrivalDelays(warehouse);
  const live = createLive({ now, isAlone });
  const collector = createCollector({
    warehouse,
    ordinals: { ...registry.installations, erased: registry.erasures.find },
    findProduct: directory.find,
    now,
    onRefused: (code) => metrics.refused.inc({ code }),
    onStored: answers.changed,
    onCommitted: live.heard,
  });
  const metrics = createMetrics(() => collector.pending);
  const rollUps = keepRollUps(warehouse, log);
  cleanUp.unshift(() => rollUps.close());
  const backups = createBackups({
    registry,
    warehouse,
    collector,
    keys: openBackupKeys(config.backupKeysDir),
    secretCheck: secretCheckOf(appSecret),
    now,
    log,
  });
  cleanUp.unshift(() => backups.close());
  const erasures = keepErasures({
    registry,
    warehouse,
    collector,
    rollUps,
    live,
    answers,
    ledger: openErasureLedger(folder.erasuresFile),
    isAlone,
    log,
    now,
    times: erasureTimes,
  });
  cleanUp.unshift(() => erasures.close());
  const withdrawals = keepWithdrawals(registry, folder.withdrawalsFile, now);
  const context: Context = {
    config,
    registry,
    warehouse,
    collector,
    rollUps,
    erasures,
    directory,
    access: createAccess({ registry, baseUrl: config.baseUrl, now }),
    origins: createOrigins(openCountries(config.geoipFile), now),
    answers,
    delays,
    live,
    metrics,
    signer: createSigner(appSecret),
    linkAudit: createAuditLinks(appSecret),
    backups,
    withdrawals,
    log,
    requestTimeoutMs,
    now,
  };
  if (config.ownerToken !== undefined) await createOwnerToken(registry, config.ownerToken, now().toISOString());
  for (const id of await registry.products.deletions()) await deleteProduct(context, id);
  await erasures.replay();
  await withdrawals.replay();
  const app = await createServer(context);
  await app.listen({ host: config.host, port: config.port }).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(listenFault(cause, config), { cause });
  });
  const retention = keepRetention({
    registry,
    warehouse,
    collector,
    rollUps,
    live,
    answers,
    isAlone,
    log,
    now,
    times: { ...usualErasureTimes, ...erasureTimes },
  });
  cleanUp.unshift(() => retention.close());
  const refresh = setInterval(
    () =>
      void Promise.all([directory.refresh(), erasures.notice(), retention.notice()]).catch((cause: unknown) =>
        log.error({ cause }, 'the registry does not answer'),
      ),
    refreshMs,
  );
  const { port } = app.server.address() as AddressInfo; // it listens on a port, so it has one
  const url = config.baseUrl.replace(/:0$/, `:${port}`);
  const setupToken = await newSetupToken(registry);
  return {
    url,
    port,
    setupLink: setupToken === undefined ? undefined : `${url}/setup#${setupToken}`,
    async close() {
      clearInterval(refresh);
      await app.close();
      await collector.idle();
      for (const step of cleanUp) await step();
    },
  };
}

async function openOwnRegistry(config: Config, { registryFile }: DataFolder): Promise<Registry<ProductSettings>> {
  const place: RegistryPlace =
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file: registryFile }
      : { kind: 'postgres', url: config.databaseUrl };
  try {
    return await openRegistry(place, defaultProductSettings);
  } catch (cause) {
    if (cause instanceof RegistryError && cause.code === 'locked')
      throw new StartError(
        `another server has the data folder ${config.dataDir} open; stop it, or set USANCE_DATA_DIR to another folder`,
        { cause },
      );
    throw new StartError(`the registry cannot be opened: ${(cause as Error).message}`, { cause });
  }
}

async function openOwnWarehouse({ clickhouseUrl }: Config, { warehouseFolder }: DataFolder): Promise<Warehouse> {
  try {
    const warehouse = clickhouseUrl === undefined ? openChdb(warehouseFolder) : await openClickHouse(clickhouseUrl);
    await migrate(warehouse).catch(async (cause: unknown) => {
      await warehouse.close();
      throw cause;
    });
    return warehouse;
  } catch (cause) {
    if (cause instanceof WarehouseError)
      throw new StartError(`the warehouse cannot be opened: ${cause.message}`, { cause });
    throw cause;
  }
}

/** A warehouse that knows more installations than the registry ever gave would mix up whose rows are whose. */
async function refuseForeignWarehouse(registry: Registry<ProductSettings>, warehouse: Warehouse): Promise<void> {
  const products = await warehouse.query<{ product: number; highest: number }>(
    'SELECT product_id AS product, max(installation) AS highest FROM session_days GROUP BY product_id',
  );
  for (const { product, highest } of products)
    if (highest > (await registry.installations.highestOrdinal(product)))
      throw new StartError(
        `the warehouse holds installations of product ${product} that the registry never knew: one of the two was restored from an older backup; restore both from the same one`,
      );
}

function listenFault({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken; stop what listens there, or set PORT`;
  if (code === 'EACCES') return `port ${port} on ${host} may not be used by this user; set PORT to one above 1023`;
  return `it cannot listen on ${host}:${port}: ${message}; check HOST and PORT`;
}
