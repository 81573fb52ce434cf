export const retentionText = {
  retention: {
    title: 'Retention',
    cohorts: {
      day: 'Retention by day of installation',
      week: 'Retention by week of installation',
      month: 'Retention by month of installation',
    },
    cohortsOfFeature: 'Retention since the first use of {feature}',
    sentence: {
      bounded: 'Of the installations that began in a period, the share with a session day in the period so many later.',
      rolling:
        'Of the installations that began in a period, the share with a session day in the period so many later, or after it.',
    },
    cohortBy: 'What makes a cohort',
    firstDay: 'First day',
    mode: 'Who counts as active',
    modes: { bounded: 'In the period', rolling: 'Or later' },
    caption: 'Share of each cohort that was active again',
    cohortOf: { day: 'Day', week: 'Week of', month: 'Month' },
    size: 'Installations',
    average: 'Average',
    eachCohort: 'Each cohort',
    short: { day: 'D{period, number}', week: 'W{period, number}', month: 'M{period, number}' },
    long: { day: 'day {period, number}', week: 'week {period, number}', month: 'month {period, number}' },
    after: 'After',
    cell: '{cohort}, {period}: {active} of {size} ({share}){state, select, open {, not over yet} other {}}',
    curve: 'Retention curve',
    curveBy: 'Retention curve by {dimension}',
    curveSentence: 'All cohorts of the range together, weighted by their size; periods that are not over are left out.',
    nobody: 'Nobody began in these days',
    nobodyText:
      'No installation that fulfils the filters had its first day in this range, so there is no cohort to follow.',
  },
} as const;
