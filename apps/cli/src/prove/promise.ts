import type { Finding } from '@usance/api';
import type { Ground } from './ground.ts';

/** What was seen of a promise. `seen` says it in words, with what speaks against it where it failed. */
export type Seen = Pick<Finding, 'outcome' | 'seen'>;

/** One sentence that the server has to keep, and a way to try it. */
export interface Promised {
  promise: string;
  /** The promise, in words. */
  says: string;
  /** How it is tried. */
  tried: string;
  /** Begins what takes long, so that it goes on while other promises are tried. */
  begin?(ground: Ground): void;
  check(ground: Ground): Promise<Seen>;
}

export const passed = (seen: string): Seen => ({ outcome: 'passed', seen });
export const failed = (seen: string): Seen => ({ outcome: 'failed', seen });
export const notChecked = (why: string): Seen => ({ outcome: 'not-checked', seen: why });

/** Passed if nothing speaks against it. */
export const unless = (against: readonly string[], seen: string): Seen =>
  against.length === 0 ? passed(seen) : failed(listed(against));

const shown = 12;

const listed = (against: readonly string[]): string => {
  const more = against.length > shown ? `; and ${against.length - shown} more` : '';
  return `${against.slice(0, shown).join('; ')}${more}`.slice(0, 3_900);
};

/** Of what lies on the disk, if it can be seen from here: `look` answers what must not be there. */
export function atRest(
  { atRest: place }: Ground,
  look: (place: NonNullable<Ground['atRest']>) => string[],
  seen: string,
): Seen {
  if (place === undefined)
    return notChecked('what lies on the disk cannot be seen from here; run it on the server’s machine with --data-dir');
  return unless(look(place), seen);
}
