import { scopesOfRole, type Role, type Scope } from '@usance/api';

/** From the least to the most. */
export const roles = ['viewer', 'manager', 'owner'] as const satisfies readonly Role[];

/** The role of a form's choice; what is none is the least. */
export const roleNamed = (text: string): Role => roles.find((role) => role === text) ?? 'viewer';

/** Whether a role may do what a scope says. The server decides; this is its own table, so that nothing is offered in vain. */
export const mayDo = (role: Role, scope: Scope): boolean => scopesOfRole[role].includes(scope);

/** The roles that may, from the least to the most. */
export const rolesThatMay = (scope: Scope): Role[] => roles.filter((role) => mayDo(role, scope));
