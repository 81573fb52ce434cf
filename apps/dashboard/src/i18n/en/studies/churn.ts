export const churnText = {
  churn: {
    title: 'Churn',
    lifecycle: {
      title: 'Who comes and who goes',
      sentence: {
        day: 'Installations that were active in a day against the day before: who came above the line, who was missing below.',
        week: 'Installations that were active in a week against the week before: who came above the line, who was missing below.',
        month:
          'Installations that were active in a month against the month before: who came above the line, who was missing below.',
      },
      active: 'Active',
      new: 'New',
      replacing: 'Replacing an expired ID',
      retained: 'Retained',
      resurrected: 'Back again',
      dormant: 'Missing',
      net: 'Net change',
    },
    survival: {
      title: 'How long they stay',
      sentence:
        'Installations that began in the range: the estimated share (Kaplan-Meier) that stays longer. Lost after {days, plural, one {one day} other {# days}} without a session.',
      unit: 'Unit of time',
      units: { day: 'Days', week: 'Weeks' },
      tenure: 'Time since the first day',
      atRisk: 'Known to be there so long',
      lost: 'Lost then',
      stay: 'Stay longer',
      longer: {
        day: 'After day {tenure, number} · {lost} of {atRisk} lost then',
        week: 'After week {tenure, number} · {lost} of {atRisk} lost then',
      },
      few: 'The end of the curve, with fewer than {fewest, number} installations, is in the table.',
      none: 'Nobody began in these days',
      noneText: 'No installation that fulfils the filters had its first day in this range.',
    },
    lost: {
      title: 'What the lost had last',
      sentence: 'Installations last seen in the range that count as lost by now, against those that stayed.',
      last: 'Last {dimension}',
      lost: 'Lost',
      stayed: 'Stayed',
      share: 'Share lost',
      shareHelp: 'Lost divided by lost and stayed',
      days: 'Active days',
      daysHelp: 'Mean number of active days in the range: of the lost, and of those that stayed',
      note: 'Active days: of the lost / of those that stayed. Whoever comes back is lost no more.',
      none: 'Nobody is lost',
      noneText:
        'No installation that was last seen in these days counts as lost by now. Recent days cannot tell yet: choose a longer range.',
    },
  },
} as const;
