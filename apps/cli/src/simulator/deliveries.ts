import { limits, type Context, type SessionDay, type Sync } from '@usance/protocol';
import { dayText } from './calendar.ts';
import type { Life } from './fleet.ts';
import type { LivedDay } from './life.ts';
import { addressIn, type Place } from './places.ts';
import type { Random } from './random.ts';

/** One sync as it goes over the wire, and what goes wrong on its way. */
export interface Delivery {
  /** The public address it comes from. */
  address: string;
  /** What is sent, but for the product's key and the time of sending. */
  body: Omit<Sync, 'key' | 'sentAt'>;
  /** How wrong the sender's clock is. */
  clockErrorSeconds: number;
  /** The answer gets lost, so the sender does not know that it arrived; the same delivery follows again. */
  answerIsLost: boolean;
}

/** Records of one delivery: it comes from one place, and the last one may still be running. */
interface Batch {
  days: LivedDay[];
  /** An earlier state of the next batch's first record, as it was when this batch was sent. */
  running: LivedDay | undefined;
}

/**
 * How an installation's days reach the server: in batches of weeks (each stands for the many syncs of real life), some after
 * others that are newer, some twice, some without an answer; sessions still running go out first with a lower revision.
 */
export function deliveriesOf(life: Life): Delivery[] {
  const { random } = life;
  const clockErrorSeconds = random.chance(0.03) ? Math.round(random.normal(0, 1) * 10 ** random.integer(2, 7)) : 0;
  const batches = cut(life.days, random);
  // Offline for weeks: an older batch arrives after a newer one.
  if (batches.length > 1 && random.chance(0.06)) {
    const at = random.integer(0, batches.length - 2);
    const [older] = batches.splice(at, 1);
    if (older !== undefined) batches.splice(at + 1, 0, older);
  }
  const deliveries: Delivery[] = [];
  for (const batch of batches) {
    const delivery: Delivery = {
      address: addressIn(placeOf(batch), random),
      body: bodyOf(life, batch),
      clockErrorSeconds,
      answerIsLost: random.chance(0.02),
    };
    deliveries.push(delivery);
    if (delivery.answerIsLost || random.chance(0.05)) deliveries.push({ ...delivery, answerIsLost: false });
  }
  // A copy of an early delivery comes in last of all, with revisions that have been overtaken.
  const [first] = deliveries;
  if (first !== undefined && deliveries.length > 1 && random.chance(0.05))
    deliveries.push({ ...first, answerIsLost: false });
  return deliveries;
}

/** Cuts days into batches of one place each, within the protocol's limits. */
function cut(days: readonly LivedDay[], random: Random): Batch[] {
  const batches: Batch[] = [];
  let size = batchSize(random);
  let contexts = new Set<Context>();
  for (const lived of days) {
    const current = batches.at(-1);
    const isFull =
      current === undefined ||
      current.days.length >= size ||
      placeOf(current) !== lived.place ||
      (contexts.size >= limits.contexts - 1 && !contexts.has(lived.context));
    if (isFull) {
      if (current !== undefined && random.chance(0.5)) current.running = stillRunning(lived, random);
      batches.push({ days: [lived], running: undefined });
      size = batchSize(random);
      contexts = new Set();
    } else {
      current.days.push(lived);
    }
    contexts.add(lived.context);
  }
  return batches;
}

const batchSize = (random: Random): number => random.integer(20, 320);

/** The state of a record some time before its last one: mostly less of everything, sometimes more that was taken back. */
function stillRunning(lived: LivedDay, random: Random): LivedDay {
  const { uses: _, exceptions: __, crashed: ___, ...record } = lived.record;
  const share = random.chance(0.1) ? 1.4 : random.fraction();
  const seconds = Math.floor(lived.record.seconds * share);
  return { ...lived, record: { ...record, revision: 1, seconds, ended: false } };
}

function placeOf({ days }: Batch): Place {
  const [first] = days;
  if (first === undefined) throw new Error('a batch without days is never made');
  return first.place;
}

function bodyOf({ installation, firstDay }: Life, { days, running }: Batch): Delivery['body'] {
  const contexts: Context[] = [];
  const sessionDays: SessionDay[] = [];
  const indexes = new Map<Context, number>();
  for (const { record, context } of running === undefined ? days : [...days, running]) {
    let index = indexes.get(context);
    if (index === undefined) {
      index = contexts.push(context) - 1;
      indexes.set(context, index);
    }
    sessionDays.push({ ...record, context: index });
  }
  return {
    installation: installation.id,
    firstDay: dayText(firstDay),
    environment: installation.environment,
    kind: installation.kind,
    replacement: installation.cast === 'replacement',
    consent: installation.consent,
    contexts,
    sessionDays,
  };
}
