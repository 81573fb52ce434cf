/** At most 15 digits on either side, so that a double holds what was written. */
export const isNumberText = (text: string): boolean => /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text);

/** How often something happened: a whole number from 0. */
export const isCountText = (text: string): boolean => /^\d{1,15}$/.test(text);

/** The numbers in a version, in their order: `4.2.0-rc1` is 4, 2, 0, 1. Longer runs of digits are cut after 18. */
export const versionParts = (version: string): bigint[] => (version.match(/\d{1,18}/g) ?? []).map(BigInt);

/** Negative, zero or positive as in a sort: part by part, and the shorter one first where it is the other's beginning. */
export function compareVersions(left: string, right: string): number {
  const [ours, theirs] = [versionParts(left), versionParts(right)];
  for (const [index, part] of ours.entries()) {
    const other = theirs[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return ours.length - theirs.length;
}
