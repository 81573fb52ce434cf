/** Periods numbered without gaps, so that the one that comes k periods later has a number higher by k. SQL for the intervals day, week, month. */
export const numberOfPeriod = (day: string): string => `multiIf(
          {interval: String} = 'day', toInt32(toUInt16(${day})),
          {interval: String} = 'week', toInt32(intDiv(toUInt16(toMonday(${day})), 7)),
          toInt32(toRelativeMonthNum(${day}))
        )`;

/** The first day of the period of that number. 1970 began on a Thursday. */
export const periodOfNumber = (number: string): string => `multiIf(
        {interval: String} = 'day', toDate(toUInt16(${number})),
        {interval: String} = 'week', toDate(toUInt16((${number}) * 7 + 4)),
        addMonths(toDate('1970-01-01'), (${number}) - toRelativeMonthNum(toDate('1970-01-01')))
      )`;
