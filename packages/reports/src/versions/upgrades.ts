import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { limitParameter, rangeParameters } from '../query/parameters.ts';
import { pathsOf } from './paths.ts';
import { versionOrder } from './version-order.ts';

const UpgradesRowSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  installations: Type.Integer(),
  upgrades: Type.Integer(),
  isDowngrade: Type.Boolean(),
  medianDays: Type.Integer(),
});
export type UpgradesRow = Static<typeof UpgradesRowSchema>;

/** The paths from version to version: who went from which to which, and after how long. */
export const upgrades = defineReport({
  title: 'Upgrades from version to version',
  definition: `
An installation's session days are looked at in their order (by day, local hour, session), without those whose version is missing. One
whose version is another one than that of the session day before it is a change. It is counted if it lies in the range and fulfils
the filters; the one before it may lie before the range and need not fulfil them. Days are UTC. Environment and kind choose the session
days that there are for the report: by default production and normal. A row stands for a version that was left and the one that
followed it:

- installations: those with at least one such change, each once.
- upgrades: the changes, of which an installation may have made several.
- isDowngrade: whether the version that followed is the lower one, by the numbers in both (4.10 is higher than 4.9, and 4.2.0 than
  4.2), and of a release and its pre-releases the release is the highest (5.0 is higher than 5.0-beta.2). A pre-release has a dash and a
  letter after a number, or alpha, beta, rc, pre, dev, nightly, snapshot or canary. Where either has no number in it, it is not.
- medianDays: the days from the installation's first session day ever with the version that it left to the change, as the median of all
  these changes: the middle one in ascending order, and of two in the middle the shorter one.

The rows with most installations come first, then those with most changes, then by from and to. Only the first \`limit\` ones are given.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, limit: limitParameter }),
  row: UpgradesRowSchema,
  sql: (pieces) => /* sql */ `
    WITH ${versionOrder}
    SELECT
      "from",
      "to",
      installations,
      changes AS upgrades,
      toBool(notEmpty(order_of("to").1) AND order_of("to") < order_of("from")) AS isDowngrade,
      median_days AS medianDays
    FROM ${pathsOf('version', pieces)}
    ORDER BY installations DESC, upgrades DESC, "from", "to"
    LIMIT {limit: UInt16}
  `,
  bind: ({ limit }) => ({ limit }),
});
