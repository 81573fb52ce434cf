import { UuidSchema } from '@usance/protocol';
import type { InstallationHistory } from '@usance/reports';
import { Type, type Static } from 'typebox';
import { NoteSchema } from './release.ts';

/** What a person sends for their rights, `POST /v1/export` and `POST /v1/erase`: whoever holds the ID may do so. */
export const RightsRequestSchema = Type.Object(
  { key: Type.String({ maxLength: 100 }), installation: UuidSchema },
  { additionalProperties: false },
);
export type RightsRequest = Static<typeof RightsRequestSchema>;

/** All that is kept of an installation, the newest first; the same with nothing in it if nothing is kept. */
export interface ExportedInstallation extends Pick<
  InstallationHistory,
  'replacement' | 'sessionDays' | 'exceptions' | 'events'
> {
  exportedAt: string;
  installation: string;
  firstDay: string | null;
}

/** The answer to an erasure, the same whether anything was kept or not. */
export const ErasureReceiptSchema = Type.Object({
  requestedAt: Type.String({ format: 'date-time' }),
  /** By then nothing is left. */
  doneBy: Type.String({ format: 'date-time' }),
  /** A JWS by the server's key, which says the same and holds no ID: to be kept by the person. */
  receipt: Type.String(),
});
export type ErasureReceipt = Static<typeof ErasureReceiptSchema>;

/** How many erasures a product had: `GET /api/v1/products/{id}/erasures`. */
export const ErasureCountsSchema = Type.Object({ requested: Type.Integer(), open: Type.Integer() });
export type ErasureCounts = Static<typeof ErasureCountsSchema>;

const day = { format: 'date' } as const;

/** A person asked the vendor, such as by mail, and handed over their ID: `POST /api/v1/products/{id}/requests`. */
export const NewRightsRequestSchema = Type.Object(
  {
    kind: Type.Enum(['export', 'erase']),
    installation: UuidSchema,
    receivedDay: Type.Optional(
      Type.String({
        ...day,
        description: 'The day the request reached you, by default today; its deadline follows from it',
      }),
    ),
    /** A reference of the vendor's own, such as the number of a ticket; no name. */
    note: Type.Optional(NoteSchema),
  },
  { additionalProperties: false },
);
export type NewRightsRequest = Static<typeof NewRightsRequestSchema>;

/** A request that was handled. The ID is not kept, nor anything that leads to it. */
export const HandledRequestSchema = Type.Object({
  id: Type.Integer(),
  kind: Type.Enum(['export', 'erase']),
  receivedDay: Type.String(day),
  handledAt: Type.String({ format: 'date-time' }),
  dueDay: Type.String({ ...day, description: 'The last day for it: a month after it was received (GDPR, art. 12(3))' }),
  by: Type.String({ description: 'Who handled it, with the name of then' }),
  note: Type.Union([Type.String(), Type.Null()]),
  isDone: Type.Boolean({ description: 'false while an erasure that was asked for until then is not finished' }),
});
export type HandledRequest = Static<typeof HandledRequestSchema>;

/** The newest first: `GET /api/v1/products/{id}/requests`. */
export const HandledRequestsSchema = Type.Object({ requests: Type.Array(HandledRequestSchema) });

/** What the vendor passes on to the person: one of the two. */
export const HandledRightsRequestSchema = Type.Object({
  request: HandledRequestSchema,
  export: Type.Optional(
    Type.Unsafe<ExportedInstallation>(Type.Object({}, { description: 'What `POST /v1/export` answers' })),
  ),
  erasure: Type.Optional(ErasureReceiptSchema),
});
export type HandledRightsRequest = Static<typeof HandledRightsRequestSchema>;
