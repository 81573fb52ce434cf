export const firstSyncText = {
  firstSync: {
    title: 'Connect {name}',
    text: 'Put this into your program and run it once. Its first session shows up here by itself.',
    waiting: 'Waiting for the first session…',
    cannotAsk: 'The server cannot be asked at the moment: {reason} This page tries again.',
    arrived:
      '{installations, plural, one {Connected: one installation has sent data.} other {Connected: # installations have sent data.}}',
    toOverview: 'To the Overview',
    key: 'Product key',
    keyHelp: 'It is public: it only says which product a sync belongs to, and nothing can be read with it.',
    snippet: 'Code to paste',
    install: 'Install the SDK',
    kind: { node: 'Node.js and Electron', curl: 'By hand' },
    kindHelp: {
      node: 'Ask the person before the first use; until they agree, nothing is written or sent.',
      curl: 'One request sends one session of today, as any program in any language can do it.',
    },
    plainHttp:
      'You opened this server as {endpoint}. The SDK sends over plain http only within one machine; give the server https before you ship this address.',
  },
} as const;
