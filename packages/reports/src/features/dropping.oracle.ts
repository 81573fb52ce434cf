import * as fc from 'fast-check';
import { parseMark, writeMark } from '../query/mark.ts';
import { hasMark } from '../testing/oracle-mark.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, hoursOf, inOrder, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import { aMark } from '../testing/question.ts';
import type { dropping } from './dropping.ts';

/** What `dropping` must answer: its definition, installation by installation. */
export const droppingOracle: OracleOf<typeof dropping> = {
  ask: (vocabulary) => fc.record({ what: aMark(vocabulary).map((mark) => writeMark(mark)) }),
  answer(records, { params: { what, from, to }, clauses }) {
    const mark = parseMark(what, 'what');
    const world = createWorld(records, { clauses, from, to });
    const counted = [...world.matching].filter(({ day }) => from <= day && day <= to);
    const withIt = counted.filter((record) => hasMark(record, mark, world));
    const all = installationsOf(counted).map((installation) =>
      inOrder(counted.filter((record) => record.installation === installation)),
    );
    const installations = installationsOf(withIt).length;
    const row = {
      active: all.length,
      installations,
      share: all.length === 0 ? 0 : installations / all.length,
      only: all.filter((own) => own.every((record) => withIt.includes(record))).length,
      last: all.filter((own) => own.slice(-1).some((record) => withIt.includes(record))).length,
      activeSessions: sessionsOf(counted),
      sessions: sessionsOf(withIt),
      activeHours: hoursOf(counted),
      hours: hoursOf(withIt),
    };
    return { rows: [row] };
  },
};
