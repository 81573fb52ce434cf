import { planLimits, type PlanDocument } from '../plan.ts';
import { fullPlan, type FullAttribute, type FullFeature, type FullItem, type FullProperty } from './canonical.ts';
import {
  change,
  compareAdded,
  compareEntries,
  compareTold,
  unaskedOf,
  type Pair,
  type PlanChange,
} from './compare-entry.ts';
import { compareLoosened } from './compare-loosened.ts';
import { compareShapes, describeShape } from './compare-shape.ts';
import { compareSystems } from './compare-system.ts';
import type { PlanPath } from './finding.ts';

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
    ...compareSystems(before.system, after.system),
    ...compareLoosened(before.loosened, after.loosened),
    ...compareMessages(before.messages, after.messages),
    ...compareDistinctMessages(before.distinctMessages, after.distinctMessages),
  ];
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
    ...compareEntries({ old, changed }, path),
    ...(old.purpose === changed.purpose
      ? []
      : [change([...path, 'purpose'], 'widening', `is for the purpose ${changed.purpose} instead of ${old.purpose}`)]),
    ...compareRetention({ old, changed }, path),
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

function compareDistinctMessages(
  old: number = planLimits.distinctValues,
  changed: number = planLimits.distinctValues,
): PlanChange[] {
  if (old === changed) return [];
  const text = `at most ${changed} different messages are kept instead of ${old}`;
  return [change(['exceptions', 'distinct'], changed > old ? 'widening' : 'narrowing', text)];
}
