export type RegistryErrorCode =
  | 'locked' // another process has the database
  | 'newer-schema' // the database was written by a newer version
  | 'not-empty' // a backup would be restored over data
  | 'damaged' // what was restored is not what was backed up
  | 'taken'; // a name that must be unique exists already

/** What the registry could not do. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;

  constructor(code: RegistryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
