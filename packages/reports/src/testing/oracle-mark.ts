import type { Mark } from '../query/mark.ts';
import { fulfils, valueOf } from './oracle-filter.ts';
import type { World } from './oracle-world.ts';
import type { SessionDayRecord } from './record.ts';

/** Whether a session day uses the feature or has the value. */
export function hasMark(record: SessionDayRecord, mark: Mark, { all }: World): boolean {
  if (mark.kind === 'feature') return record.uses.some(([name]) => name === mark.name);
  return fulfils(valueOf(record, mark.subject, all), mark.clause) !== mark.clause.isNegated;
}
