/** Who counts as active in a period: whoever was in it, or whoever was in it or later. */
export const modes = ['bounded', 'rolling'] as const;
