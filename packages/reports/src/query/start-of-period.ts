/** The first day of the period that holds the day, where a question has an interval: the SQL beside `periodsOf`. */
export const startOfPeriod = (day: string): string => `multiIf(
        {interval: String} = 'day', ${day},
        {interval: String} = 'week', toMonday(${day}),
        {interval: String} = 'month', toStartOfMonth(${day}),
        {from: Date}
      )`;
