import { join } from 'node:path';
import {
  ends,
  findNetworks,
  measureEnd,
  median,
  networks,
  temporaryFolder,
  type Cost,
  type EndName,
  type Network,
  type SdkBundle,
} from '@usance/sdk/testing';

const longestMs = 10;
const endNames = Object.keys(ends) as EndName[]; // its own keys

/**
 * How much later a program ends with the SDK than without, by each end and in each network, in rounds: all meet the same machine. A program
 * that has run for a moment has not begun to send, unless a sync is overdue: then the thread that sends is being made, or waits.
 */
export async function costOfEnds(bundle: SdkBundle, runs: number): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const end of endNames)
    costs.push(...(await inNetworks(async (opened) => costOfEnd(bundle, { end, opened, runs }))));
  for (const lives of [60, 1_000])
    costs.push(
      ...(await inNetworks(async (opened) => costOfEnd(bundle, { end: 'by itself', opened, runs, overdue: lives }))),
    );
  for (const end of endNames) if (end !== 'by SIGTERM') costs.push(...(await costOfDetaching(bundle, end, runs)));
  return costs;
}

interface Opened {
  name: string;
  network: Network;
  storageFolder: string;
}

async function inNetworks(use: (opened: Opened[]) => Promise<Cost[]>): Promise<Cost[]> {
  const { folder, remove } = temporaryFolder();
  const opened: Opened[] = [];
  for (const name of findNetworks().names)
    opened.push({ name, network: await networks[name](), storageFolder: join(folder, name) });
  try {
    return await use(opened);
  } finally {
    for (const { network } of opened) await network.close();
    remove();
  }
}

async function costOfEnd(
  bundle: SdkBundle,
  { end, opened, runs, overdue }: { end: EndName; opened: Opened[]; runs: number; overdue?: number },
): Promise<Cost[]> {
  const later = new Map<string, number[]>(opened.map(({ name }) => [name, []]));
  const lives = { isOverdue: overdue !== undefined, runs: overdue };
  // The first has no installation yet, so that nothing is overdue.
  for (const sdk of opened) await measureEnd({ bundle, end, sdk });
  for (let i = 0; i < runs; i++) {
    const without = await measureEnd({ bundle, end, ...lives });
    for (const sdk of opened) {
      const { milliseconds } = await measureEnd({ bundle, end, sdk, ...lives });
      later.get(sdk.name)?.push(milliseconds - without.milliseconds);
    }
  }
  return Array.from(later, ([name, measured]) => ({
    what: `end ${end}${overdue === undefined ? '' : `, sending for ${overdue} ms`}, collector ${name}`,
    unit: 'ms' as const,
    measured: median(measured),
    most: longestMs,
  }));
}

/** Where a process of its own sends: later than an end without, and than one that leaves a process that does nothing. */
async function costOfDetaching(bundle: SdkBundle, end: EndName, runs: number): Promise<Cost[]> {
  return inNetworks(async ([sdk]) => {
    const thanPlain: number[] = [];
    const thanStarting: number[] = [];
    for (let i = 0; i < runs; i++) {
      const plain = await measureEnd({ bundle, end });
      const starting = await measureEnd({ bundle, end, isDetached: true });
      const { milliseconds } = await measureEnd({ bundle, end, isDetached: true, sdk });
      thanPlain.push(milliseconds - plain.milliseconds);
      thanStarting.push(milliseconds - starting.milliseconds);
    }
    const unit = 'ms' as const;
    return [
      { what: `end ${end}, detached sender`, unit, measured: median(thanPlain), most: longestMs },
      { what: `end ${end}, beside starting a process`, unit, measured: median(thanStarting), most: longestMs },
    ];
  });
}
