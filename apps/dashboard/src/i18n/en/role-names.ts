/** What a person can be to a server. */
export const roleNames = { owner: 'Owner', manager: 'Manager', viewer: 'Viewer' } as const;
