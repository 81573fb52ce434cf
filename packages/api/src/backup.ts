import { Type, type Static } from 'typebox';

/** A backup that was made, wherever it lies now. */
export const BackupSchema = Type.Object({
  /** When it was begun: everything that was acknowledged before is in it. */
  at: Type.String({ format: 'date-time' }),
  bytes: Type.Integer(),
  seconds: Type.Number(),
  /** The month whose key opens it. */
  keyMonth: Type.String({ description: 'the month whose key opens it, such as 2026-11' }),
  /** When that key is destroyed, unless a later backup needs it longer; `null` if it has been, and the backup can no longer be read. */
  readableUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});
export type Backup = Static<typeof BackupSchema>;

/** The latest first: `GET /api/v1/backups`. */
export const BackupsSchema = Type.Object({ backups: Type.Array(BackupSchema) });
