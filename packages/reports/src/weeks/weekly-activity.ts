import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';

const WeeklyActivityRowSchema = Type.Object({ period: Type.String(), active: Type.Integer() });
export type WeeklyActivityRow = Static<typeof WeeklyActivityRowSchema>;

/** How many installations were active in each week, of a product that knows none of them. */
export const weeklyActivity = defineReport({
  title: 'Activity by week, without IDs',
  definition: `
For products in No-ID mode, where each installation sends one report of each week in which it was active, and nothing links the reports of
two weeks. A week counts if its Monday lies in the range; weeks are UTC. The reports can be filtered by environment and kind only (by
default production and normal). A product that counts installations has no rows here.

- period: the Monday.
- active: the reports of the week, each once however often it came: the installations that were active in it.

Weeks without a report have no row. Weeks cannot be added up, since nobody knows who was active in several of them. A report leaves within
twelve days after its Monday, or when the program runs again; provisionalFrom is set accordingly.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: WeeklyActivityRowSchema,
  filters: 'scope',
  counts: 'weeks',
  sql: ({ scope }) => /* sql */ `
    SELECT monday AS period, count() AS active
    FROM weeks FINAL
    WHERE monday BETWEEN {from: Date} AND {to: Date}
      AND subject = ''
      AND ${scope}
    GROUP BY period
    ORDER BY period
  `,
});
