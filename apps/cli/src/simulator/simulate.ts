import { deliveriesOf } from './deliveries.ts';
import { createFleet, type FleetPlan } from './fleet.ts';
import { openSender, type SenderOptions, type Tally } from './sender.ts';
import { trueDays, type TrueDay } from './truth.ts';
import { weekDeliveriesOf } from './week-deliveries.ts';

export interface SimulationOptions {
  plan: FleetPlan;
  sender: SenderOptions;
  /** Whether the product counts weeks without an ID, so that each life is told of week by week. */
  hasNoIds: boolean;
  /** Whether to remember every session day, to be able to say what the reports must answer. */
  keepsTruth: boolean;
  /** Ends the simulation before the next life. */
  stop?: AbortSignal;
  onProgress: (lives: number, of: number) => void;
}

export interface Simulation {
  installations: number;
  /** Different session days; the tally counts repeated ones too. */
  sessionDays: number;
  tally: Tally;
  truth: TrueDay[];
}

/**
 * Lives a fleet's whole life and sends it to a server. Each installation's deliveries keep their order; many installations are
 * under way at once. Rejects with a `SendError` if the server does not take a sync.
 */
export async function simulate({
  plan,
  sender: options,
  hasNoIds,
  keepsTruth,
  stop,
  onProgress,
}: SimulationOptions): Promise<Simulation> {
  const fleet = createFleet(plan);
  const sender = openSender(options);
  const done: Simulation = { installations: 0, sessionDays: 0, tally: sender.tally, truth: [] };
  const lives = fleet.lives();

  async function sendOneAfterTheOther(): Promise<void> {
    // All share one generator; whoever leaves the loop early, for a failure or a stop, ends it for the others too.
    for (const life of lives) {
      if (stop?.aborted === true) return;
      done.installations += 1;
      done.sessionDays += life.days.length;
      if (keepsTruth) {
        done.truth.push(...trueDays(life, { number: done.installations, knowsCountry: options.namesAddresses }));
      }
      const deliveries = hasNoIds ? weekDeliveriesOf(life, plan.to) : deliveriesOf(life);
      for (const delivery of deliveries) await sender.send(delivery);
      onProgress(done.installations, fleet.size);
    }
  }

  try {
    await Promise.all(Array.from({ length: options.connections }, sendOneAfterTheOther));
    return done;
  } finally {
    sender.close();
  }
}
