import { type Dimension, type DimensionKind, findDimension } from './dimension.ts';

/** A value that a session day has, or (latest) that an installation's last known session day has. */
export type ValueSubject =
  | { kind: 'dimension'; dimension: Dimension; isLatest: boolean }
  | { kind: 'property'; key: string; isLatest: boolean };

/** What a filter looks at. A feature stands for how often an installation used it, in the range or ever. */
export type Subject = ValueSubject | { kind: 'feature'; name: string; isEver: boolean };

/** How a subject's values compare, which decides what a filter on it may say. */
export type SubjectKind = DimensionKind | 'property' | 'feature';

export const kindOf = (subject: Subject): SubjectKind =>
  subject.kind === 'dimension' ? subject.dimension.kind : subject.kind;

/** Reads `os`, `property.theme`, `latest.edition`, `feature.Export/PDF`, `ever.feature.X`; `undefined` if it is none of them. */
export function parseSubject(key: string): Subject | undefined {
  const ever = /^(ever\.)?feature\.(.+)$/su.exec(key);
  if (ever?.[2] !== undefined) return { kind: 'feature', name: ever[2], isEver: ever[1] !== undefined };
  return parseValueSubject(key);
}

/** Reads what a report can split by: a dimension or property, with or without `latest.`. */
export function parseValueSubject(key: string): ValueSubject | undefined {
  const isLatest = key.startsWith('latest.');
  const name = isLatest ? key.slice('latest.'.length) : key;
  const property = /^property\.(.+)$/su.exec(name)?.[1];
  if (property !== undefined) return { kind: 'property', key: property, isLatest };
  const dimension = findDimension(name);
  return dimension && { kind: 'dimension', dimension, isLatest };
}

/** The key that `parseSubject` reads as this subject. */
export function writeSubject(subject: Subject): string {
  if (subject.kind === 'feature') return `${subject.isEver ? 'ever.' : ''}feature.${subject.name}`;
  const name = subject.kind === 'property' ? `property.${subject.key}` : subject.dimension.name;
  return subject.isLatest ? `latest.${name}` : name;
}
