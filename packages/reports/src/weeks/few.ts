/** Values that fewer reports of a week have are not told apart: what so few have in common says something of each. */
export const fewReports = 5;
