import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { compareVersions } from '../versions/version-order.oracle.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import type { ExceptionRecord, SessionDayRecord } from '../testing/record.ts';
import type { exceptions } from './exceptions.ts';

/** What `exceptions` must answer: its definition, exception by exception. */
export const exceptionsOracle: OracleOf<typeof exceptions> = {
  ask: () =>
    fc.record({ which: fc.constantFrom('all', 'unhandled', 'handled'), limit: fc.constantFrom('1', '2', '100') }),
  answer(records, { params: { from, to, which, limit }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(({ day }) => from <= day && day <= to);
    const all = counted.flatMap((record) =>
      everSentOf(record, records)
        .filter(({ handled }) => which === 'all' || handled === (which === 'handled'))
        .map((exception) => ({ ...exception, record, fingerprint: fingerprintOf(exception) })),
    );

    const rows = [...new Set(all.map(({ fingerprint }) => fingerprint))].map((fingerprint) => {
      const alike = all.filter((one) => one.fingerprint === fingerprint);
      const days = alike.map(({ record }) => record.day).toSorted();
      const versions = alike
        .map(({ record }) => record.version)
        .filter((version) => version !== '')
        .toSorted((one, other) => compareVersions(one, other) || compareTexts(one, other));
      return {
        fingerprint,
        type: alike[0]?.type ?? '',
        frame: alike.map(({ frames }) => frames[0] ?? '').toSorted(compareTexts)[0] ?? '',
        ...countsOf(alike),
        firstDay: days[0] ?? '',
        lastDay: days.at(-1) ?? '',
        firstVersion: versions[0] ?? '(none)',
        lastVersion: versions.at(-1) ?? '(none)',
      };
    });
    const sorted = rows.toSorted(
      (one, other) =>
        other.installations - one.installations ||
        other.exceptions - one.exceptions ||
        compareTexts(one.fingerprint, other.fingerprint),
    );
    return { rows: sorted.slice(0, limit), totals: countsOf(all) };
  },
};

/** Whatever any revision of the session day had, by number. */
function everSentOf(of: SessionDayRecord, records: readonly SessionDayRecord[]): ExceptionRecord[] {
  const revisions = records.filter(
    ({ day, installation, session }) => day === of.day && installation === of.installation && session === of.session,
  );
  return [...new Map(revisions.flatMap((one) => one.exceptions).map((one) => [one.seq, one])).values()];
}

function fingerprintOf({ type, frames }: ExceptionRecord): string {
  const places = frames.slice(0, 5).map((frame) => frame.replaceAll(/:\d+/g, ''));
  return createHash('md5')
    .update([type, ...places].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

const countsOf = (alike: readonly (ExceptionRecord & { record: SessionDayRecord })[]) => ({
  exceptions: alike.length,
  unhandled: alike.filter(({ handled }) => !handled).length,
  installations: installationsOf(alike.map(({ record }) => record)).length,
});
