import type { PlanDocument } from '../plan.ts';
import { fullPlan, type FullAttribute, type FullFeature, type FullItem, type FullProperty } from './canonical.ts';
import { compareShapes, describeShape } from './compare-shape.ts';
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

/** What changed from one plan to the next; nothing exactly if their hashes are equal. */
export function comparePlans(old: PlanDocument, changed: PlanDocument): PlanChange[] {
  const [before, after] = [fullPlan(old), fullPlan(changed)];
  return [
    ...(before.product === after.product
      ? []
      : [change(['product'], 'neutral', `the product is called ${after.product} instead of ${before.product}`)]),
    ...compareMaps({ old: before.features, changed: after.features }, ['features'], {
      added: ({ description, purpose }) => `new feature, for the purpose ${purpose}: ${description}`,
      removed: () => 'is not counted any more',
      compare: compareFeatures,
    }),
    ...compareMaps({ old: before.properties, changed: after.properties }, ['properties'], {
      added: ({ description, purpose, shape }) =>
        `new property, ${describeShape(shape)}, for the purpose ${purpose}: ${description}`,
      removed: () => 'is not collected any more',
      compare: compareProperties,
    }),
    ...compareMessages(before.messages, after.messages),
  ];
}

interface Pair<Item> {
  old: Item;
  changed: Item;
}

interface Wording<Item> {
  added: (item: Item) => string;
  removed: (item: Item) => string;
  compare: (pair: Pair<Item>, path: PlanPath) => PlanChange[];
}

function compareMaps<Item>(
  { old, changed }: Pair<Record<string, Item>>,
  home: PlanPath,
  { added, removed, compare }: Wording<Item>,
): PlanChange[] {
  const [before, after] = [new Map(Object.entries(old)), new Map(Object.entries(changed))];
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name) => {
    const path = [...home, name];
    const [was, is] = [before.get(name), after.get(name)];
    if (is === undefined) return was === undefined ? [] : [change(path, 'narrowing', removed(was))];
    return was === undefined ? [change(path, 'widening', added(is))] : compare({ old: was, changed: is }, path);
  });
}

function compareFeatures({ old, changed }: Pair<FullFeature>, path: PlanPath): PlanChange[] {
  const unasked = unaskedOf(old, changed);
  return [
    ...compareItems({ old, changed }, path),
    ...(old.detail === changed.detail
      ? []
      : [
          changed.detail
            ? change([...path, 'detail'], 'widening', `single occurrences are kept${unasked}`)
            : change([...path, 'detail'], 'narrowing', 'single occurrences are not kept any more'),
        ]),
    ...compareMaps({ old: old.attributes, changed: changed.attributes }, [...path, 'attributes'], {
      added: (attribute) =>
        `new attribute, ${describeShape(attribute.shape)}: ${attribute.description}${unaskedOf(old, attribute)}`,
      removed: () => 'is not collected any more',
      compare: (pair, at) => compareAttributes(pair, at, old.added !== changed.added),
    }),
  ];
}

function compareAttributes(
  { old, changed }: Pair<FullAttribute>,
  path: PlanPath,
  hasFeatureMoved: boolean,
): PlanChange[] {
  return [
    ...compareTold({ old, changed }, path),
    ...compareValues({ old, changed }, path),
    // What moved with its feature is told there.
    ...(hasFeatureMoved ? [] : compareAdded({ old, changed }, path)),
  ];
}

const compareProperties = ({ old, changed }: Pair<FullProperty>, path: PlanPath): PlanChange[] => [
  ...compareItems({ old, changed }, path),
  ...compareValues({ old, changed }, path),
];

const compareValues = ({ old, changed }: Pair<FullAttribute | FullProperty>, path: PlanPath): PlanChange[] =>
  compareShapes(old.shape, changed.shape).map(({ effect, text }) =>
    change([...path, 'type'], effect, effect === 'widening' ? `${text}${unaskedOf(old, changed)}` : text),
  );

function compareItems({ old, changed }: Pair<FullItem>, path: PlanPath): PlanChange[] {
  return [
    ...compareTold({ old, changed }, path),
    ...(old.owner === changed.owner
      ? []
      : [change([...path, 'owner'], 'neutral', `is answered for by ${changed.owner} instead of ${old.owner}`)]),
    ...(old.purpose === changed.purpose
      ? []
      : [change([...path, 'purpose'], 'widening', `is for the purpose ${changed.purpose} instead of ${old.purpose}`)]),
    ...compareRetention({ old, changed }, path),
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

function compareRetention({ old, changed }: Pair<FullItem>, path: PlanPath): PlanChange[] {
  if (old.retention === changed.retention) return [];
  const text = `is kept for ${changed.retention} days instead of ${old.retention}`;
  return [
    changed.retention > old.retention
      ? change([...path, 'retention'], 'widening', `${text}${unaskedOf(old, changed)}`)
      : change([...path, 'retention'], 'narrowing', text),
  ];
}

/** Only who agreed on the day an item joined, or later, agreed to it. */
function compareAdded({ old, changed }: Pair<{ added: string }>, path: PlanPath): PlanChange[] {
  if (old.added === changed.added) return [];
  const text = `is taken from those who agreed on ${changed.added} or later, instead of ${old.added}`;
  return [change([...path, 'added'], changed.added < old.added ? 'widening' : 'narrowing', text)];
}

type Told = Pick<FullItem, 'description' | 'override'>;

const compareTold = ({ old, changed }: Pair<Told>, path: PlanPath): PlanChange[] => [
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
            ? 'needs no override of its name any more'
            : `its name is allowed by ${changed.override.by}: ${changed.override.reason}`,
        ),
      ]),
];

const isSameOverride = (one: Told['override'], other: Told['override']) =>
  one?.reason === other?.reason && one?.by === other?.by && one?.date === other?.date;

function compareMessages(old: readonly string[], changed: readonly string[]): PlanChange[] {
  const path = ['exceptions', 'messages'];
  return [
    ...changed
      .filter((pattern) => !old.includes(pattern))
      .map((pattern) => change(path, 'widening', `messages of exceptions like ${pattern} are collected too`)),
    ...old
      .filter((pattern) => !changed.includes(pattern))
      .map((pattern) => change(path, 'narrowing', `messages of exceptions like ${pattern} are not collected any more`)),
  ];
}

/** What an item that grew must be given, so that it grows for those only who agree to it as it is now. */
const unaskedOf = (old: { added: string }, changed: { added: string }): string =>
  changed.added > old.added ? '' : '; set added to the day of this release, or who agreed before is not asked again';

const change = (path: PlanPath, effect: PlanEffect, text: string): PlanChange => ({ path, effect, text });
