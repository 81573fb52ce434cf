/** The day on which the sample is in order. */
export const sampleDay = '2026-11-25';

/** A plan with one of everything, and with names and texts that are hard to write down. */
export const samplePlan = `product: Field Notes
features:
  Notes/Add:
    description: Counts how often a note is kept.
    owner: core team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 395
  Notes/Search:
    description: Shows which kind of search is worth mending. */ alert(1) /*
    owner: core team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 395
    detail: true
    attributes:
      kind: { description: How it was written., type: enum, values: [regex, plain] }
      found: { description: How many were found., type: buckets, bounds: [0, 1, 10, 100] }
      whole: { description: Whether whole words only., type: boolean, added: 2026-11-01 }
      share: { description: How much of the notes., type: number }
  'Say "hi"\\ | \`now\`':
    description: Counts how often somebody | says hi.
    purpose: diagnostics
    owner: core team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 1
  '404':
    description: Counts how often nothing was there.
    purpose: usage
    owner: core team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 30
properties:
  theme:
    description: Tells which look is polished first.
    owner: design team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 395
    type: enum
    values: [light, dark]
  pluginVersion:
    description: Tells which plug-ins must go on working.
    purpose: diagnostics
    owner: core team
    added: 2026-10-01
    expires: 2028-10-01
    retention: 395
    type: pattern
    pattern: '\\d{1,3}(?:\\.\\d{1,3})*|none'
exceptions:
  messages:
    - 'no space left'
    - 'E[A-Z]+: not found'
`;
