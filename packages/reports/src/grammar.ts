export { parseClause } from './filters/parse-clause.ts';
export { writeClause } from './filters/write-clause.ts';
export { parseFilters, writeFilters } from './filters/filter-text.ts';
export { tokensOf, type Token } from './filters/tokens.ts';
export { missingWord, type Clause, type Condition, type Item } from './filters/clause.ts';
export {
  kindOf,
  parseSubject,
  parseValueSubject,
  writeSubject,
  type Subject,
  type SubjectKind,
  type ValueSubject,
} from './filters/subject.ts';
export {
  dimensions,
  findDimension,
  type Dimension,
  type DimensionKind,
  type DimensionName,
} from './filters/dimension.ts';
export { QueryError, type QueryErrorCode } from './filters/query-error.ts';
