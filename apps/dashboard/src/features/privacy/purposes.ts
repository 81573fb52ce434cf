/** What people can agree to, in the order in which they are asked. */
export const purposes = ['basic', 'usage', 'diagnostics', 'content', 'messages'] as const;
export type Purpose = (typeof purposes)[number];

export const isPurpose = (text: string): text is Purpose => purposes.some((purpose) => purpose === text);
