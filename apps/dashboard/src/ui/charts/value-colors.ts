const categorical = 8;

/** Whether a dimension's values have an order of their own, which colour then shows. */
export function isOrdered(kind: string): boolean {
  return kind === 'version' || kind === 'number';
}

/**
 * Ordered values take a ramp, the newest the strongest. Of all others, a colour belongs to a value and not to its rank:
 * Windows keeps its colour when a filter makes Linux the largest.
 */
export function colorsOf(
  values: readonly string[],
  { isOrdered: isRamp, known }: { isOrdered: boolean; known: readonly string[] },
): ReadonlyMap<string, string> {
  const real = values.filter((value) => !value.startsWith('('));
  const colors = new Map<string, string>(
    values.filter((value) => value.startsWith('(')).map((value) => [value, ownColor(value)]),
  );
  if (isRamp) {
    real.forEach((value, index) => {
      const step = real.length === 1 ? 6 : Math.round(1 + (index / (real.length - 1)) * 7);
      colors.set(value, `var(--s${step})`);
    });
    return colors;
  }
  const free = new Set(Array.from({ length: categorical }, (_, index) => index + 1));
  const ranks = known.filter((value) => !value.startsWith('('));
  for (const value of real) {
    const rank = ranks.indexOf(value) + 1;
    if (rank >= 1 && rank <= categorical) {
      colors.set(value, `var(--c${rank})`);
      free.delete(rank);
    }
  }
  for (const value of real) {
    if (colors.has(value)) continue;
    const [next] = free;
    colors.set(value, next === undefined ? 'var(--c-other)' : `var(--c${next})`);
    if (next !== undefined) free.delete(next);
  }
  return colors;
}

function ownColor(value: string): string {
  return value === '(rest)' ? 'var(--c-other)' : 'var(--c-none)';
}
