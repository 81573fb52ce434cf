export type RegistryErrorCode =
  | 'locked' // another process has the database
  | 'newer-schema' // the database was written by a newer version
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
