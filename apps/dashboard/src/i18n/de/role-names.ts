/** Was jemand auf einem Server sein kann. */
export const roleNames = { owner: 'Eigentümer', manager: 'Verwalter', viewer: 'Betrachter' };
