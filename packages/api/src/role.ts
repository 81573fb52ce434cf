import type { Role } from './person.ts';
import type { Scope } from './token.ts';

/** What a person may do, in the words that say what a token may. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  owner: ['read', 'manage', 'inspect', 'backup', 'people'],
  manager: ['read', 'manage', 'inspect'],
  viewer: ['read'],
};
