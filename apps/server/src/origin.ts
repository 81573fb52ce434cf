import type { FastifyRequest } from 'fastify';
import { createAddressLimiter } from './address-limiter.ts';
import { withoutIpv4Prefix, type CountryOf } from './country.ts';
import { ProblemError } from './problem-error.ts';

/**
 * The one module that reads a sender's address. What leaves it is a country and whether a request may pass; the address itself
 * goes nowhere.
 */
export interface Origins {
  countryOf(request: FastifyRequest): string;
  /** Throws a `too-many-requests` problem if the sender's network sent more than `perMinute`. */
  admit(request: FastifyRequest, purpose: string, perMinute: number | null): void;
}

export function createOrigins(countryOf: CountryOf, now: () => Date): Origins {
  const limiter = createAddressLimiter(() => now().getTime());
  return {
    countryOf: (request) => countryOf(addressOf(request)),
    admit(request, purpose, perMinute) {
      if (perMinute === null || limiter.admits(withoutIpv4Prefix(addressOf(request)), purpose, perMinute)) return;
      throw new ProblemError('too-many-requests', `more than ${perMinute} in a minute from one network; wait a minute`);
    },
  };
}

/** Throws an `invalid-request` problem, which nobody reads, for a sender who hung up: such a one has no address any more. */
function addressOf(request: FastifyRequest): string {
  const address: string | undefined = request.ip; // its type does not know of that
  if (address !== undefined) return address;
  throw new ProblemError('invalid-request', 'the connection was closed before the answer');
}
