export type BackupErrorCode =
  | 'no-backup' // the file is none
  | 'newer' // a newer version wrote it
  | 'damaged' // it is cut off, or not what was written
  | 'no-key' // its month's key is not there, or not the right one
  | 'other-secret' // its installations are known by another secret
  | 'in-use' // a server has the data folder open
  | 'holds-data' // it would be restored over data
  | 'failed'; // a store failed: out of disk, unreachable, a fault of ours

/** Why a backup cannot be read or restored. The message is one sentence that says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
