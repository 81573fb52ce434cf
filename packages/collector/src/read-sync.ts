import { isUtf8 } from 'node:buffer';
import {
  ContextSchema,
  explain,
  faultAt,
  ReceiptSchema,
  SessionDaySchema,
  SyncEnvelopeSchema,
  SyncSchema,
  WeekSchema,
  type Context,
  type Receipt,
  type Refusal,
  type SessionDay,
  type Sync,
  type Week,
} from '@usance/protocol';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { CollectorError } from './collector-error.ts';

import { inside, salvage } from './salvage.ts';

const wholeSync = Compile(SyncSchema);
const envelope = Compile(SyncEnvelopeSchema);

/** A request as read: lists keep their places, with `undefined` where an item was refused. */
export interface ReadSync extends Omit<Sync, 'contexts' | 'sessionDays' | 'weeks' | 'receipts'> {
  contexts: (Context | undefined)[];
  sessionDays: (SessionDay | undefined)[];
  weeks: (Week | undefined)[];
  receipts: (Receipt | undefined)[];
  refused: Refusal[];
}

/**
 * Reads a request's body. Almost all are good as they are and cost one compiled check; only the others are taken apart, so that
 * a bad item never costs the good ones. Throws a `CollectorError` if the body is not JSON or the envelope is wrong.
 */
export function readSync(body: Buffer): ReadSync {
  const value = parse(body);
  if (wholeSync.Check(value)) return { sessionDays: [], weeks: [], receipts: [], ...value, refused: [] };
  if (!envelope.Check(value)) {
    const detail = explain(SyncEnvelopeSchema, value);
    throw new CollectorError('invalid-request', detail, { at: faultAt(SyncEnvelopeSchema, value) });
  }
  const refused: Refusal[] = [];
  const items = <Item>(name: 'contexts' | 'sessionDays' | 'weeks' | 'receipts', schema: TSchema) =>
    (value[name] ?? []).map(
      (item, i) => salvage(schema, item, inside({ at: name, refused }, i)) as Item | undefined, // what fits the schema is one
    );
  return {
    ...value,
    contexts: items<Context>('contexts', ContextSchema),
    sessionDays: items<SessionDay>('sessionDays', SessionDaySchema),
    weeks: items<Week>('weeks', WeekSchema),
    receipts: items<Receipt>('receipts', ReceiptSchema),
    refused,
  };
}

function parse(body: Buffer): unknown {
  if (!isUtf8(body)) throw new CollectorError('invalid-json', 'the body is not UTF-8; send JSON encoded as UTF-8');
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new CollectorError('invalid-json', 'the body is not JSON; send the object that the protocol describes');
  }
}
