/**
 * Addresses that a proof claims to send from: real ones of one country, since one of a range for documentation would have no country at
 * all. A server that trusts the prover's machine as a proxy takes them for the sender's; any other must not heed them.
 */
export const senders = {
  ipv4: ['81.2.69.142', '109.144.17.93', '86.151.203.117'],
  ipv6: [
    '2a00:23c6:4d5e:6f01:93b7:5c2e:a8d4:1b2d',
    '2a00:23c7:9e3b:7c15:d4f2:8a61:3bc9:e07f',
    '2001:8b0:5f3c:2d6e:b19a:4e87:c5f3:60e1',
  ],
} as const;

export const allSenders: readonly string[] = [...senders.ipv4, ...senders.ipv6];

/** Headers by which proxies tell an address. */
export const claiming = (address: string): Record<string, string> => ({
  'x-forwarded-for': address,
  forwarded: `for="[${address}]"`,
  'x-real-ip': address,
  'x-client-ip': address,
  'cf-connecting-ip': address,
  'true-client-ip': address,
});
