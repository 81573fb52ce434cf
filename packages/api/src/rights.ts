import { UuidSchema } from '@usance/protocol';
import type { InstallationHistory } from '@usance/reports';
import { Type, type Static } from 'typebox';

/** What a person sends for their rights, `POST /v1/export` and `POST /v1/erase`: whoever holds the ID may do so. */
export const RightsRequestSchema = Type.Object(
  { key: Type.String({ maxLength: 100 }), installation: UuidSchema },
  { additionalProperties: false },
);
export type RightsRequest = Static<typeof RightsRequestSchema>;

/** All that is kept of an installation, the newest first; the same with nothing in it if nothing is kept. */
export interface ExportedInstallation extends Pick<InstallationHistory, 'replacement' | 'sessionDays' | 'exceptions'> {
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
