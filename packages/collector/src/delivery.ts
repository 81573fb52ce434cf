import type { KeyObject } from 'node:crypto';
import type { AcceptedDay } from './accept.ts';
import { eventLine } from './event-row.ts';
import { exceptionLine } from './exception-row.ts';
import type { Line } from './line.ts';
import { sessionNumber } from './pseudonyms.ts';
import { sessionDayLine, type Stamp } from './session-day-row.ts';

/** One sync on its way to the disk: its rows, written out, so that nothing else of it needs to be kept. */
export interface Delivery {
  product: DeliveredProduct;
  installation: string;
  sessionDays: readonly Line[];
  events: readonly Line[];
  exceptions: readonly Line[];
  /** Of its session days, each once. */
  days: readonly string[];
  /** Whether it is counted by default; only then the arrival of its days is noted. */
  isCounted: boolean;
  /** The version of the last of its session days; empty where there is none. */
  version: string;
  country: string;
  /** Set by the commit. */
  outcome: DeliveryOutcome;
}

/** Stored, or not: the installation is new and the product may get no more of those now, or its data was erased. */
export type DeliveryOutcome = 'waiting' | 'stored' | 'over-allowance' | 'erased';

/** What a delivery must know of its product. */
export interface DeliveredProduct {
  id: number;
  secret: KeyObject;
  newInstallationsPerHour: number | null;
}

export interface DeliveryOptions {
  product: DeliveredProduct;
  installation: string;
  stamp: Omit<Stamp, 'productId'>;
  days: readonly AcceptedDay[];
}

/** Writes out the rows of a sync. */
export function createDelivery({ product, installation, stamp, days }: DeliveryOptions): Delivery {
  const ownStamp = { ...stamp, productId: product.id };
  const rows = days.map((day) => {
    const session = sessionNumber(product.secret, installation, day.sessionDay.session);
    return { ...day, stamp: ownStamp, session };
  });
  return {
    product,
    installation,
    sessionDays: rows.map(sessionDayLine),
    events: rows.flatMap((row) => row.events.map((event) => eventLine(row, event))),
    exceptions: rows.flatMap((row) => row.exceptions.map((exception) => exceptionLine(row, exception))),
    days: [...new Set(days.map(({ sessionDay }) => sessionDay.day))],
    isCounted: stamp.environment === 'production' && stamp.kind === 'normal',
    version: days.at(-1)?.context.app?.version ?? '',
    country: stamp.country,
    outcome: 'waiting',
  };
}
