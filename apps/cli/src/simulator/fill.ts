import type { ApiClient, Product } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { dayAt, dayText, mondayOf } from './calendar.ts';
import { fieldNotesPlan } from './field-notes-plan.ts';
import { createFleet, type FleetPlan } from './fleet.ts';
import { SendError } from './sender.ts';
import { simulate, type Simulation } from './simulate.ts';

/** Caps that guard a product against floods would stop a simulation, which sends half a year in a minute from one machine. */
const liftedCaps = { newInstallationsPerHour: null, syncsPerMinutePerAddress: null, acceptedAgeDays: 3_650 } as const;

export interface FillOptions {
  api: ApiClient;
  server: URL;
  product: Product;
  plan: Omit<FleetPlan, 'identifierMonths'>;
  /** Syncs under way at once. */
  connections: number;
  /** Whether to send from an address of each installation's country; the server must trust this machine as a proxy. */
  namesAddresses: boolean;
  /** Whether to remember what the reports must say. */
  keepsTruth: boolean;
  /** Ends the simulation early; what is under way is still sent. */
  stop?: AbortSignal;
}

/** Lifts the product's caps and publishes the simulated product's plan, says so, fills it, and announces its releases. Throws a `CliError` if the server does not take all of it. */
export async function fill(options: FillOptions, terminal: Terminal): Promise<Simulation & { seconds: number }> {
  const { api, server, product, plan, connections, namesAddresses, keepsTruth, stop } = options;
  const { settings } = await api.changeProduct(product.id, { settings: liftedCaps });
  terminal.say(
    `For the simulation, "${product.name}" now accepts any number of new installations and of syncs from one address, ` +
      `and days up to ${liftedCaps.acceptedAgeDays} days old.`,
  );
  await publishPlan({ api, product, plan }, terminal);
  const startedAt = terminal.now();
  const progress = startProgress('Simulating', terminal.stderr, terminal.now);
  const done = await simulate({
    plan: { ...plan, identifierMonths: settings.identifierMonths },
    sender: { server, key: product.key, connections, namesAddresses, now: terminal.now },
    hasNoIds: settings.identity === 'none',
    keepsTruth,
    ...(stop === undefined ? {} : { stop }),
    onProgress: progress.report,
  })
    .catch((cause: unknown) => {
      throw cause instanceof SendError ? new CliError('failed', cause.message, { cause }) : cause;
    })
    .finally(progress.end);
  await announceReleases({ api, product, plan }, settings.identifierMonths);
  const { refused } = done.tally;
  const [first] = refused;
  if (first !== undefined) {
    const what = `${first.at}: ${first.code}, ${first.detail}`;
    throw new CliError('failed', `The server refused ${refused.length} items; the first is ${what}`);
  }
  return { ...done, seconds: (terminal.now() - startedAt) / 1_000 };
}

/** Without a plan the server would take nothing but names of features. A plan of another product's is not replaced. */
async function publishPlan({ api, product, plan }: Pick<FillOptions, 'api' | 'product' | 'plan'>, terminal: Terminal) {
  // Without an ID, who agreed says so by the Monday of that week.
  const from = mondayOf(plan.from);
  const wanted = fieldNotesPlan(from, dayAt(terminal.now()));
  const { plans } = await api.plans(product.id);
  if (plans.length > 0) {
    const { features } = (await api.plan(product.id)).plan;
    const names = Object.keys(features);
    if (names.toSorted().join() !== Object.keys(wanted.features).toSorted().join())
      throw new CliError(
        'failed',
        `"${product.name}" has a plan of its own, which simulated installations do not keep to; make a product for them`,
      );
    if (names.every((name) => (features[name]?.added ?? '') <= dayText(from))) return;
  }
  const reason = 'The simulated installations send what this plan declares, and nothing else.';
  const { version } = await api.putPlan(product.id, { plan: wanted, reason });
  terminal.say(`It also has the plan of the simulated product, as version ${version}.`);
}

/** As a build does; charts mark them. Betas are for the few. */
async function announceReleases(
  { api, product, plan }: Pick<FillOptions, 'api' | 'product' | 'plan'>,
  identifierMonths: number,
): Promise<void> {
  const { releases } = createFleet({ ...plan, identifierMonths });
  for (const { version, day, isBeta } of releases)
    if (!isBeta) await api.createRelease(product.id, { version, day: dayText(day) });
}

/** What was simulated, in one sentence. */
export function describe({ installations, sessionDays, tally, seconds }: Simulation & { seconds: number }): string {
  return (
    `${count(installations)} installations lived ${count(sessionDays)} session days, sent in ${count(tally.syncs)} syncs ` +
    `(${count(tally.bytes / 1_000_000)} MB, ${count(tally.lostAnswers)} answers lost, ${count(tally.retries)} tried again) ` +
    `in ${seconds.toFixed(1)} s.`
  );
}

const count = (value: number): string => Math.round(value).toLocaleString('en');
