/** Every limit of the wire in one place. An SDK keeps to them before it sends; the collector refuses what goes over them. */
export const limits = {
  /** Size of a request body after decompression. */
  bodyBytes: 1_048_576,
  contexts: 100,
  sessionDays: 1_000,
  /** Different features that one session day may name. */
  uses: 1_000,
  events: 500,
  exceptions: 50,
  receipts: 100,
  weeks: 10,
  properties: 50,
  licenseStatuses: 10,
  attributes: 20,
  frames: 50,
  /** Characters (Unicode code points) of a feature's, event's or exception type's name. */
  nameLength: 100,
  /** Characters of a property's or attribute's key. */
  propertyKeyLength: 50,
  /** Characters of any other short text: a version, a system, a property's value. */
  textLength: 120,
  messageLength: 500,
  frameLength: 300,
  /** Largest revision, and largest count of anything: fits 32 bits. */
  count: 4_294_967_295,
  /** Largest size of a number that is summed: sums of many stay exact in a double. */
  total: 1_000_000_000_000,
  /** Finished sessions that may be merged into one record. */
  mergedSessions: 100_000,
  /** One day, for each merged session, would be more: this is the ceiling of the field. */
  seconds: 86_400 * 1_000,
  /** How far a day may lie ahead of the server's clock. */
  daysAhead: 2,
} as const;
