export const engagementText = {
  engagement: {
    title: 'Engagement',
    stickiness: {
      title: { counts: 'Active in a day, a week, a month', stickiness: 'Stickiness' },
      sentence: {
        counts:
          'Installations with a session day on the day, in the 7 days that end with it, and in the 30 days that end with it.',
        stickiness: 'Daily active installations divided by those of the 30 days that end with the day.',
      },
      shown: 'What is shown',
      view: { counts: 'Installations', stickiness: 'Stickiness' },
      dau: 'In a day',
      wau: 'In 7 days',
      mau: 'In 30 days',
      stickiness: 'Stickiness',
    },
    amount: {
      title: { days: 'Active days', sessions: 'Sessions', hours: 'Hours' },
      sentence: {
        days: 'Active installations by the days on which they were used in the range.',
        sessions: 'Active installations by the sessions that began in the range.',
        hours: 'Active installations by the hours that they ran in the range.',
      },
      of: 'What is measured',
      of_days: 'Days',
      of_sessions: 'Sessions',
      of_hours: 'Hours',
      installations: 'Installations',
      share: 'Share',
      middle: 'Median {median}, mean {mean}.',
    },
    length: {
      title: 'Length of sessions',
      sentence: 'Sessions that began in the range, by the minutes they ran on the day they began.',
      minutes: 'Minutes',
      sessions: 'Sessions',
      share: 'Share',
      middle: 'Median {median} minutes, mean {mean} minutes.',
    },
    rhythm: {
      title: 'When sessions begin',
      sentence: 'Sessions that began in the range, by the local weekday and hour of the installation.',
      weekday: 'Weekday',
      cell: '{weekday} {hour}: {sessions, plural, one {one session} other {# sessions}} of {installations, plural, one {one installation} other {# installations}}',
      unknown: '{count, plural, one {Of one session} other {Of # sessions}} the local time is not known.',
    },
    age: {
      title: 'Age of the installations in use',
      sentence: {
        week: 'Active installations by the whole weeks from their first day to the last day of the range.',
        month: 'Active installations by the whole months from their first day to the last day of the range.',
      },
      age: { week: 'Weeks', month: 'Months' },
      old: {
        week: '{age, plural, one {One week} other {# weeks}} old · {share}',
        month: '{age, plural, one {One month} other {# months}} old · {share}',
      },
      installations: 'Installations',
      share: 'Share',
      replacements:
        '{count, plural, one {One installation follows} other {# installations follow}} an expired ID, so that the age is not known.',
    },
  },
} as const;
