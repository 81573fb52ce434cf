import { compareTexts } from './oracle-split.ts';

/** An installation under one of its labels. */
interface Labelled {
  installation: number;
  label: readonly string[];
}

/** The installations that have the same label. */
interface Group<One> {
  label: readonly string[];
  own: One[];
}

/** Puts all labels but those with most installations together; an installation that had several of them is there once. */
export function withRest<One extends Labelled>(labelled: readonly One[], limit: number): One[] {
  const top = groupsOf(labelled)
    .toSorted(bySize)
    .slice(0, limit)
    .map(({ label }) => label);
  const shown = labelled.map((one) =>
    top.some((label) => isSame(label, one.label)) ? one : { ...one, label: one.label.map(() => '(rest)') },
  );
  return shown.filter(
    (one, index) =>
      shown.findIndex((other) => other.installation === one.installation && isSame(other.label, one.label)) === index,
  );
}

/** The labels of the installations in the order of a report's rows: the larger first by those that count, (rest) last. */
export function inOrderOfInstallations<One extends Labelled>(
  labelled: readonly One[],
  counts: (one: One) => boolean = () => true,
): Group<One>[] {
  return groupsOf(labelled)
    .map((group) => ({ ...group, counted: { label: group.label, own: group.own.filter((one) => counts(one)) } }))
    .toSorted(
      (one, other) =>
        Number(one.label[0] === '(rest)') - Number(other.label[0] === '(rest)') || bySize(one.counted, other.counted),
    );
}

/** A row's fields for its label. */
export function valuesOf([value, value2, value3]: readonly string[]): Partial<
  Record<'value' | 'value2' | 'value3', string>
> {
  return {
    ...(value !== undefined && { value }),
    ...(value2 !== undefined && { value2 }),
    ...(value3 !== undefined && { value3 }),
  };
}

function groupsOf<One extends Labelled>(labelled: readonly One[]): Group<One>[] {
  const groups: Group<One>[] = [];
  for (const one of labelled) {
    const group = groups.find(({ label }) => isSame(label, one.label));
    if (group === undefined) groups.push({ label: one.label, own: [one] });
    else group.own.push(one);
  }
  return groups;
}

const bySize = (one: Group<unknown>, other: Group<unknown>) =>
  other.own.length - one.own.length || compareTexts(one.label, other.label);

const isSame = (one: readonly string[], other: readonly string[]) => compareTexts(one, other) === 0;
