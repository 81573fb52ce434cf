import type { Product } from '@usance/api';

export const snippetKinds = ['node', 'curl'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

interface SnippetContext {
  product: Pick<Product, 'key'>;
  /** Where the collector is, as the browser sees this server. */
  endpoint: string;
  /** The UTC day of today. */
  day: string;
  /** Random UUIDs, so that the request can be sent as it stands, and twice without counting twice. */
  installation: string;
  session: string;
}

/** Code to paste that makes a first session day arrive: a program with the SDK, or one request by hand. */
export function snippet(kind: SnippetKind, context: SnippetContext): string {
  return kind === 'node' ? nodeSnippet(context) : curlSnippet(context);
}

function nodeSnippet({ product, endpoint }: SnippetContext): string {
  return `import { init } from '@usance/sdk';

const usance = init({
  key: '${product.key}',
  endpoint: '${endpoint}',
  app: { version: '1.0.0' },
  consent: 'ask', // nothing is kept or sent before the person agrees
});

// Once the person agreed (the SDK remembers the answer):
usance.consent.set({ purposes: ['basic', 'usage'] });

usance.track('Export/PDF'); // wherever a feature is used

await usance.shutdown(); // as the program ends`;
}

function curlSnippet({ product, endpoint, day, installation, session }: SnippetContext): string {
  const sync = {
    key: product.key,
    installation,
    firstDay: day,
    sentAt: `${day}T00:00:00Z`,
    consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day },
    contexts: [{ app: { version: '1.0.0' } }],
    sessionDays: [{ session, day, revision: 1, context: 0, seconds: 60, ended: true, uses: [['Export/PDF', 1]] }],
  };
  return `curl -sS ${endpoint}/v1/sync \\
  -H 'content-type: application/json' \\
  -d '${JSON.stringify(sync)}'`;
}

/** Whether the SDK would send to this address: over plain http it stays on its own machine. */
export function isSendable(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** A random UUID. `crypto.randomUUID` would be one, but browsers withhold it from pages without https. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40; // version 4
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80; // variant 1
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
