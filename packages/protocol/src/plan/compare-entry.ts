import type { FullEntry } from './canonical.ts';
import type { PlanPath } from './finding.ts';

/**
 * What a change does to what may be collected: more of it, or for longer, or for another purpose; less; or the same, told otherwise.
 */
export type PlanEffect = 'widening' | 'narrowing' | 'neutral';

/** One difference between two plans. */
export interface PlanChange {
  path: PlanPath;
  effect: PlanEffect;
  /** What changed, in a sentence that a person can read in a release's notes. */
  text: string;
}

export interface Pair<Item> {
  old: Item;
  changed: Item;
}

/** What every entry of a plan has. */
export function compareEntries({ old, changed }: Pair<FullEntry>, path: PlanPath): PlanChange[] {
  return [
    ...compareTold({ old, changed }, path),
    ...(old.owner === changed.owner
      ? []
      : [change([...path, 'owner'], 'neutral', `is answered for by ${changed.owner} instead of ${old.owner}`)]),
    ...compareAdded({ old, changed }, path),
    ...(old.expires === changed.expires
      ? []
      : [
          change(
            [...path, 'expires'],
            changed.expires > old.expires ? 'widening' : 'narrowing',
            `is collected until ${changed.expires} instead of ${old.expires}`,
          ),
        ]),
    ...(old.review === changed.review
      ? []
      : [change([...path, 'review'], 'neutral', `was last reviewed on ${changed.review ?? 'no day'}`)]),
  ];
}

/** Only who agreed on the day an item joined, or later, agreed to it. */
export function compareAdded({ old, changed }: Pair<{ added: string }>, path: PlanPath): PlanChange[] {
  if (old.added === changed.added) return [];
  const text = `is taken from those who agreed on ${changed.added} or later, instead of ${old.added}`;
  return [change([...path, 'added'], changed.added < old.added ? 'widening' : 'narrowing', text)];
}

type Told = Pick<FullEntry, 'description' | 'override'>;

export const compareTold = ({ old, changed }: Pair<Told>, path: PlanPath): PlanChange[] => [
  ...(old.description === changed.description
    ? []
    : [change([...path, 'description'], 'neutral', `is described otherwise: ${changed.description}`)]),
  ...(isSameOverride(old.override, changed.override)
    ? []
    : [
        change(
          [...path, 'override'],
          'neutral',
          changed.override === undefined
            ? 'needs no override any more'
            : `is allowed by ${changed.override.by}: ${changed.override.reason}`,
        ),
      ]),
];

const isSameOverride = (one: Told['override'], other: Told['override']) =>
  one?.reason === other?.reason && one?.by === other?.by && one?.date === other?.date && one?.basis === other?.basis;

/** What an item that grew must be given, so that it grows for those only who agree to it as it is now. */
export const unaskedOf = (old: { added: string }, changed: { added: string }): string =>
  changed.added > old.added ? '' : '; set added to the day of this release, or who agreed before is not asked again';

export const change = (path: PlanPath, effect: PlanEffect, text: string): PlanChange => ({ path, effect, text });
