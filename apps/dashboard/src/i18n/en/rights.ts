import { roleNames } from './role-names.ts';

/** What stands in place of what a person may not do; few people ever load it. */
export const rights = {
  rights: {
    title: 'Your role does not allow this',
    text: 'You are signed in as {role}; this is for: {needed}. An owner of this server can change your role.',
    roles: roleNames,
  },
} as const;
