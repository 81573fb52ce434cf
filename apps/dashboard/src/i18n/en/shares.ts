/** The text of what makes and ends share links; it comes when somebody opens that. */
export const shares = {
  shares: {
    text: 'Whoever has a link sees one report, without an account: rounded, with small groups hidden, and nothing else.',
    name: 'Name',
    namePlaceholder: 'For the board',
    what: 'What it shows',
    whole: { activity: 'Activity', features: 'Features', retention: 'Retention' },
    by: 'By {dimension}',
    frozen: 'With the days and filters of this page',
    ends: 'It ends',
    after: { month: 'in 30 days', quarter: 'in 90 days', year: 'in a year', never: 'when you end it' },
    submit: 'Make the link',
    made: 'Copy it now: it is not shown again.',
    link: 'Share link',
    existing: 'Links of this product',
    none: 'There are none yet.',
    until: 'until {day}',
    forGood: 'until it is ended',
    over: 'ended',
    end: 'End the link {name}',
    confirm: 'End for good',
  },
} as const;
