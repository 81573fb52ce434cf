export const funnelsText = {
  funnels: {
    title: 'Funnels',
    steps: 'Steps',
    sentence:
      'Installations that took the first step in the range and each further one after it, within {days, plural, =0 {the same day} one {a day} other {# days}} of the first.',
    window: 'Time for all steps',
    within: '{days, plural, =0 {Same day} one {Within a day} other {Within # days}}',
    step: 'Step',
    installations: 'Installations',
    ofFirst: 'Of the first step',
    ofPrevious: 'Of the step before',
    medianDays: 'Days since the step before (median)',
    between:
      '{share} went on{days, select, none {} 0 {, in the median on the same day} 1 {, in the median a day later} other {, in the median {days} days later}}{state, select, open { · still growing} other {}}',
    addFeature: 'Add a feature as step…',
    addValue: 'Add a value as step',
    earlier: 'Move earlier: {step}',
    later: 'Move later: {step}',
    remove: 'Remove: {step}',
    choose: 'Choose at least two steps',
    chooseText:
      'A step is the use of a feature, or a value such as a version or a licence. The address keeps the steps, so it can be shared.',
    suggestion: 'Start with {steps}',
    by: 'By {dimension}',
    bySentence: 'The value is that of the session day of the first step; shares are of those that took the first step.',
  },
} as const;
