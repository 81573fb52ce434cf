import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { intervalParameter, rangeParameters } from '../query/parameters.ts';
import { startOfPeriod } from '../query/start-of-period.ts';

const RefusalsRowSchema = Type.Object({
  period: Type.String(),
  code: Type.String(),
  items: Type.Integer(),
  share: Type.Number(),
});
export type RefusalsRow = Static<typeof RefusalsRowSchema>;

/** What was sent and could not be stored, so that nobody takes its absence for disuse. */
export const refusals = defineReport({
  title: 'Refused items by reason',
  definition: `
A sync's bad items are named in its answer and not stored, while the rest of it is. Counted are those items, on the UTC day on which
they were received; weeks start on Monday, only days of the range count. They are counted as a number and nothing else, so that
they can be filtered by nothing but environment and kind (by default production and normal).

- code: the reason. invalid: it does not fit the protocol's schema. unknown-context: its context is not in the sync, or was refused
  itself. day-out-of-range: its day lies before the first day, too far ahead, or further back than the product accepts. id-expired: it
  is dated after the end of its ID's life. no-consent: its purpose was not agreed to. undeclared: the product's plan does not declare it. not-agreed: it joined the plan after the person agreed.
  too-many-values: as many different values of the property or attribute are kept as its plan lets be.
  personal: it looks as if it named a person or held a secret. unknown-message: a receipt of a message that does not exist. no-id-off: a
  week's report for a product that counts installations. no-id-only: a session day for a product in No-ID mode.
- items: how many there were. An item is the smallest part that had to go: a session day, a use, a field.
- share: items divided by all of the period.
- totals: items, all of the range.

Rows go by period, then the most frequent reason first; reasons without an item in a period have no row. An item whose answer was lost
is sent and counted again. Syncs that were refused as a whole are not counted, nor those to a product that collects nothing. Items are
counted once a second after the answer, so that a crash may lose a second of them. A day of the past does not change any more, whatever
provisionalFrom says of session days.
`.trim(),
  params: Type.Object({ ...rangeParameters, interval: intervalParameter('day') }),
  row: RefusalsRowSchema,
  filters: 'scope',
  sql: ({ scope }) => /* sql */ `
    SELECT
      ${startOfPeriod('received_day')} AS period,
      code,
      sum(refusals.items) AS items,
      items / sum(sum(refusals.items)) OVER (PARTITION BY period) AS share
    FROM refusals
    WHERE received_day BETWEEN {from: Date} AND {to: Date}
      AND ${scope}
    GROUP BY period, code
    ORDER BY period, items DESC, code
  `,
  totals: ({ scope }) => /* sql */ `
    SELECT sum(refusals.items) AS items
    FROM refusals
    WHERE received_day BETWEEN {from: Date} AND {to: Date}
      AND ${scope}
  `,
});
