import { destination, pino, type Logger } from 'pino';

export type { Logger };

/** Writes lines of JSON to standard error. Nothing here is ever given a request, so no address can reach it. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination(2));
}
