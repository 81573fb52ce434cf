import type { FullSystem } from './canonical.ts';
import { change, compareEntries, unaskedOf, type Pair, type PlanChange } from './compare-entry.ts';
import { presetSystemFields, type SystemField } from './system.ts';

const path = ['system'];

/** How what is told of systems differs; `undefined` is what is preset. */
export function compareSystems(old: FullSystem | undefined, changed: FullSystem | undefined): PlanChange[] {
  const unasked = old !== undefined && changed !== undefined ? unaskedOf(old, changed) : '';
  return [
    ...compareFields(
      { old: old?.fields ?? presetSystemFields, changed: changed?.fields ?? presetSystemFields },
      unasked,
    ),
    ...compareDeclared(old, changed),
  ];
}

function compareFields({ old, changed }: Pair<readonly SystemField[]>, unasked: string): PlanChange[] {
  const [before, after] = [withLanguage(old), withLanguage(changed)];
  const more = after.filter((field) => !before.includes(field));
  const less = before.filter((field) => !after.includes(field));
  const at = [...path, 'fields'];
  return [
    ...(more.length > 0 ? [change(at, 'widening', `tells ${more.join(', ')} of the system too${unasked}`)] : []),
    ...(less.length > 0 ? [change(at, 'narrowing', `tells ${less.join(', ')} of the system no more`)] : []),
  ];
}

/** A locale tells its language. */
const withLanguage = (fields: readonly SystemField[]): readonly SystemField[] =>
  fields.includes('locale') ? [...new Set<SystemField>([...fields, 'language'])] : fields;

function compareDeclared(old: FullSystem | undefined, changed: FullSystem | undefined): PlanChange[] {
  if (old === undefined && changed === undefined) return [];
  if (old === undefined)
    return [change(path, 'neutral', `what is told of the system is declared: ${changed?.description}`)];
  if (changed === undefined) return [change(path, 'neutral', 'what is told of the system is what is preset')];
  const isSameSet =
    old.fields.join() !== changed.fields.join() &&
    withLanguage(old.fields).toSorted().join() === withLanguage(changed.fields).toSorted().join();
  return [
    ...(isSameSet ? [change([...path, 'fields'], 'neutral', 'the same of the system is told, listed otherwise')] : []),
    ...compareEntries({ old, changed }, path),
    ...(old.installations === changed.installations
      ? []
      : [
          change(
            [...path, 'installations'],
            'neutral',
            `is said to have about ${changed.installations} installations instead of ${old.installations}`,
          ),
        ]),
  ];
}
