import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Everyone } from '../query/compile-everyone.ts';
import { addDays } from '../query/days.ts';
import { markGrammar, parseMarks, writeMark } from '../query/mark.ts';
import { limitParameter, rangeParameters, splitParameter } from '../query/parameters.ts';
import { QueryError } from '../filters/query-error.ts';

const FunnelRowSchema = Type.Object({
  /** Values of the dimensions that the report splits by; absent where it does not. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  step: Type.Integer(),
  name: Type.String(),
  installations: Type.Integer(),
  shareOfFirst: Type.Number(),
  shareOfPrevious: Type.Number(),
  /** `null` for the first step, and where nobody reached the step. */
  medianDays: Type.Union([Type.Number(), Type.Null()]),
  isProvisional: Type.Boolean(),
});
export type FunnelRow = Static<typeof FunnelRowSchema>;

/** How far installations get on a way of several steps. */
export const funnel = defineReport({
  title: 'Funnel',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal). A step is the use of
a feature, or a value that a session day has. An installation reaches the first step on its first session day in the range that has it
(by day, local hour, session), and every further step on the first session day that has it, at or after the session day of the step
before; the same session day counts. Steps after the first may lie after the range, but at most \`window\` days after the day
of the first. Days are UTC.

- installations: those that reached the step and all the steps before it. The filters look at the session day of the first step
  alone; those with feature., ever. and latest. choose installations.
- shareOfFirst, shareOfPrevious: installations divided by those of the first step, and of the step before (of the first step: by its
  own); 0 where there are none.
- medianDays: the median, over these installations, of the days from the step before to this one; half-way between two middle ones.
  null for the first step, and where nobody reached the step.
- isProvisional: whether the time in which the step can be reached ends today or later, so that the number can still grow.

With by, every value (or combination of several dimensions' values) of the session day of the first step has rows of its own; one with
several entries of a list (licenseStatus) counts under each. With latest., the value is that of the installation's last session day
as known now. (none) is a missing value, (other) a property's undeclared value that fewer than five installations of the product have ever
sent, (rest) all values after the first \`limit\` ones by installations that reached the first step, together, each installation once.
`.trim(),
  params: Type.Object({
    steps: Type.String({
      minLength: 1,
      description: `Two to eight steps in their order, with commas between them ("in quotes" if a step has commas). Each is ${markGrammar}`,
    }),
    window: Type.Integer({
      minimum: 0,
      maximum: 3_650,
      default: 30,
      description: 'How many days after the first step the last one may be reached: 0 to 3650',
    }),
    ...rangeParameters,
    by: splitParameter,
    limit: limitParameter,
  }),
  row: FunnelRowSchema,
  marks: ({ steps }) => readSteps(steps),
  /*
   * An event is packed into one number that sorts as moment and step do, which takes half the time that a tuple takes: the step in its
   * last 4 bits, the day above those of hour and session.
   */
  sql: ({ source, rowsWhere, where, split, marks, everyone }, { steps }) => /* sql */ `
    WITH
      (event) -> toUInt8(bitAnd(event, 15)) AS step_in,
      (event) -> toDate(toUInt16(bitShiftRight(event, 4 + 69))) AS day_in
    SELECT
      labels,
      labels[1] AS value,
      labels[2] AS value2,
      labels[3] AS value3,
      step,
      count() AS installations,
      if(step = 1, NULL, quantileExactInclusive(0.5)(reached[step] - reached[step - 1])) AS medianDays
    FROM (
      SELECT DISTINCT
        member.1 AS installation,
        member.2 AS reached,
        if(rank <= {limit: UInt16}, label, arrayMap(one -> '(rest)', label)) AS labels
      FROM (
        SELECT
          label,
          groupArray((installation, reached)) AS members,
          row_number() OVER (ORDER BY count() DESC, label) AS rank
        FROM (
          SELECT
            installation,
            -- The days of the steps that were reached: the next step's first event adds its day.
            arrayFold(
              (reached, event) -> if(
                step_in(event) = length(reached) + 1 AND (step_in(event) = 1 OR day_in(event) <= reached[1] + {window: UInt16}),
                arrayPushBack(reached, day_in(event)),
                reached
              ),
              arraySort(groupArrayArray(events)),
              emptyArrayDate()
            ) AS reached,
            minIf(label_entry, label_entry > 0) AS entry,
            arrayJoin(arrayMap(
              one -> one.2,
              arrayFilter(one -> one.1 = entry, groupArray((label_entry, entry_label)))
            )) AS label
          FROM (
            SELECT
              installation,
              -- Values matter where the first step is, and nowhere else.
              if(is_entry, row_label, []) AS entry_label,
              groupArrayArray(arrayMap(
                step -> bitShiftLeft(moment, 4) + step,
                arrayFilter(step -> is_step[step] AND (step > 1 OR is_entry), arrayEnumerate(is_step))
              )) AS events,
              minIf(moment, is_entry) AS label_entry,
              argMinIf(is_chosen, moment, is_entry) AS is_label_chosen
            FROM (
              SELECT
                installation,
                day,
                moment,
                ${where} AS is_chosen,
                ${marks} AS is_step,
                is_step[1] AND day <= {to: Date} AS is_entry,
                ${split} AS row_label
              FROM ${everyone && firstFeature(steps) !== undefined ? rowsWhere(mayEnter(everyone)) : source}
              WHERE day BETWEEN {from: Date} AND {to: Date} + {window: UInt16}
                AND has(is_step, true)
            )
            GROUP BY installation, entry_label
          )
          GROUP BY installation
          HAVING entry > 0
            AND argMinIf(is_label_chosen, label_entry, label_entry > 0)
        )
        GROUP BY label
      )
      ARRAY JOIN members AS member
    )
    ARRAY JOIN arrayEnumerate(reached) AS step
    GROUP BY labels, step
    ORDER BY value = '(rest)', max(installations) OVER (PARTITION BY labels) DESC, labels, step
  `,
  bind: ({ steps, window, limit }) => ({ window, limit, entry: firstFeature(steps) ?? '' }),
  complete(rows, { params: { steps, window, to, by } }, { today }) {
    const names = readSteps(steps).map((mark) => writeMark(mark));
    // The first step's rows say which values there are; steps that nobody reached have no row.
    const firsts = rows.filter(({ step }) => step === 1);
    const values: Values[] = by === '' && firsts.length === 0 ? [noValues] : firsts;
    return values.flatMap((first) => {
      const { value, value2, value3 } = first;
      const own = rows.filter((row) => row.value === value && row.value2 === value2 && row.value3 === value3);
      const counts = names.map((_, index) => own.find(({ step }) => step === index + 1)?.installations ?? 0);
      return names.map((name, index) => ({
        ...first,
        step: index + 1,
        name,
        installations: counts[index] ?? 0,
        shareOfFirst: shareOf(counts[index], counts[0]),
        shareOfPrevious: shareOf(counts[index], counts[index === 0 ? 0 : index - 1]),
        medianDays: own.find(({ step }) => step === index + 1)?.medianDays ?? null,
        isProvisional: (index === 0 ? to : addDays(to, window)) >= today,
      }));
    });
  },
});

/** The first step, if it is a feature. */
function firstFeature(steps: string): string | undefined {
  const [first] = readSteps(steps);
  return first?.kind === 'feature' ? first.name : undefined;
}

/** Whoever never took the first step has taken none: their rows need not be looked at. */
const mayEnter = ({ usersOf }: Everyone) => /* sql */ `bitmapContains(
                  (
                    SELECT groupBitmapMergeState(active)
                    FROM ${usersOf('{entry: String}')}
                    WHERE day BETWEEN {from: Date} AND {to: Date}
                  ),
                  installation
                )`;

type Values = Pick<FunnelRow, 'value' | 'value2' | 'value3'>;
const noValues: Values = {};

const shareOf = (part = 0, whole = 0) => (whole === 0 ? 0 : part / whole);

function readSteps(steps: string) {
  const marks = parseMarks(steps, 'steps');
  if (marks.length >= 2 && marks.length <= 8) return marks;
  const detail = `\`steps\` has ${marks.length}; give two to eight, with commas between them`;
  throw new QueryError({ code: 'invalid-request', at: 'steps', detail });
}
