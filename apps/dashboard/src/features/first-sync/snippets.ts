import type { Product } from '@usance/api';

export const snippetKinds = ['node', 'curl'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

interface SnippetContext {
  product: Pick<Product, 'key'>;
  /** Where the collector is, as the browser sees this server. */
  endpoint: string;
  /** The UTC day of today. */
  day: string;
}

/** Code to paste that makes a first session day arrive: a program with the SDK, or one request by hand. */
export function snippet(kind: SnippetKind, { product, endpoint, day }: SnippetContext): string {
  return kind === 'node' ? nodeSnippet(product.key, endpoint) : curlSnippet({ key: product.key, endpoint, day });
}

function nodeSnippet(key: string, endpoint: string): string {
  return `import { init } from '@usance/sdk';

const usance = init({
  key: '${key}',
  endpoint: '${endpoint}',
  app: { version: '1.0.0' },
  consent: 'ask', // nothing is kept or sent before the person agrees
});

// Once the person agreed (the SDK remembers the answer):
usance.consent.set({ purposes: ['basic', 'usage'] });

usance.track('Export/PDF'); // wherever a feature is used

await usance.shutdown(); // as the program ends`;
}

function curlSnippet({ key, endpoint, day }: { key: string; endpoint: string; day: string }): string {
  const sync = {
    key,
    installation: 'INSTALLATION',
    firstDay: day,
    sentAt: `${day}T00:00:00Z`,
    consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day },
    contexts: [{ app: { version: '1.0.0' } }],
    sessionDays: [
      { session: 'SESSION', day, revision: 1, context: 0, seconds: 60, ended: true, uses: [['Export/PDF', 1]] },
    ],
  };
  const body = JSON.stringify(sync).replace('INSTALLATION', `'$(uuidgen)'`).replace('SESSION', `'$(uuidgen)'`);
  return `curl -sS ${endpoint}/v1/sync \\
  -H 'content-type: application/json' \\
  -d '${body}'`;
}

/** Whether the SDK would send to this address: over plain http it stays on its own machine. */
export function isSendable(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
