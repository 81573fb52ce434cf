/** What counts unless the question says otherwise: design, section 6. */
export const defaultFilters = { environment: 'production', kind: 'normal' };
