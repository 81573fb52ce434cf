import { deliveriesOf } from './deliveries.ts';
import { createFleet, type FleetPlan } from './fleet.ts';
import { openSender, type SenderOptions, type Tally } from './sender.ts';
import { trueDays, type TrueDay } from './truth.ts';

export interface SimulationOptions {
  plan: FleetPlan;
  sender: SenderOptions;
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
      for (const delivery of deliveriesOf(life)) await sender.send(delivery);
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
