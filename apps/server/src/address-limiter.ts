import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

const windowMs = 60_000;

/** Counts what comes from one network in a minute. In memory only, under a key that is thrown away with the minute's counts. */
export interface AddressLimiter {
  /** Whether one more may pass. `purpose` keeps apart what is counted apart. */
  admits(address: string, purpose: string, perMinute: number): boolean;
}

/** `now` answers milliseconds. */
export function createAddressLimiter(now: () => number): AddressLimiter {
  let window = -1;
  let key = randomBytes(32);
  let counts = new Map<string, number>();
  return {
    admits(address, purpose, perMinute) {
      const current = Math.floor(now() / windowMs);
      if (current !== window) {
        window = current;
        key = randomBytes(32);
        counts = new Map();
      }
      const entry = createHmac('sha256', key)
        .update(`${purpose}\n${network(address)}`)
        .digest('base64');
      const count = (counts.get(entry) ?? 0) + 1;
      counts.set(entry, count);
      return count <= perMinute;
    },
  };
}

/** The neighbourhood an address belongs to: /24 of IPv4, /48 of IPv6, since one host may use all of its /64. */
function network(address: string): string {
  if (!isIPv6(address)) return address.split('.').slice(0, 3).join('.');
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  return [...groups, ...Array<string>(zeros).fill('0')].slice(0, 3).join(':');
}
