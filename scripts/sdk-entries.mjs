/**
 * What `@usance/sdk` is published as. `budget` is how large an entry may be, minified and gzipped, in bytes: every file that it loads
 * from `init` to `shutdown`. What is loaded on demand has entries of its own here, since a program loads it only when it asks for it.
 *
 * The goals are 10,000 for Node and 7,000 for browsers. What stands here is what was reached: docs/decisions/sdk-size.md says why.
 */
export const entries = [
  { name: 'index', source: 'index.ts', platform: 'node', budget: 15_700 },
  { name: 'browser', source: 'browser.ts', platform: 'browser', budget: 13_600 },
  { name: 'regions', source: 'regions/index.ts', platform: 'neutral', budget: 2_500 },
  { name: 'command', source: 'command/index.ts', platform: 'neutral', budget: 3_400 },
  { name: 'dialog', source: 'dialog/index.ts', platform: 'browser', budget: 6_000 },
  { name: 'prompt', source: 'prompt/index.ts', platform: 'node', budget: 3_800 },
  { name: 'detached', source: 'detached/detached-sender.ts', platform: 'node', budget: 600 },
  { name: 'sender', source: 'detached/sender.ts', platform: 'node', budget: 15_800 },
  { name: 'electron-main', source: 'electron/main.ts', platform: 'neutral', budget: 1_000 },
  { name: 'electron-preload', source: 'electron/preload.ts', platform: 'neutral', budget: 1_000 },
  { name: 'electron-renderer', source: 'electron/renderer.ts', platform: 'neutral', budget: 1_000 },
];

/** Loaded by the entries above when they are needed, each a file of its own. */
export const onDemand = [
  { name: 'request-fields', source: 'words/request-fields.ts', platform: 'neutral', budget: 700 }, // before a preview could be made
  ...['de', 'fr', 'es', 'it', 'pt', 'ja', 'zh'].map((language) => ({
    name: `words-${language}`, // where somebody is asked in that language
    source: `words/words-${language}.ts`,
    platform: 'neutral',
    budget: 1_600,
  })),
  { name: 'consent-receipt', source: 'asking/consent-receipt.ts', platform: 'neutral', budget: 1_000 }, // when a command answers
  { name: 'rights', source: 'rights/rights.ts', platform: 'neutral', budget: 1_500 }, // when the person asks for their data
  { name: 'describe-exception', source: 'exceptions/describe-exception.ts', platform: 'neutral', budget: 1_000 }, // at an exception
  { name: 'send-weeks', source: 'no-id/send-weeks.ts', platform: 'neutral', budget: 2_500 }, // in No-ID mode
  { name: 'proxied-sending', source: 'proxy/proxied-sending.ts', platform: 'neutral', budget: 1_000 }, // where a proxy is set
];
