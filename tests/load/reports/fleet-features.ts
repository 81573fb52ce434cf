const categories = ['File', 'Edit', 'View', 'Insert', 'Format', 'Tools', 'Export', 'Import', 'Search', 'Share', 'Plugins', 'Help']; // prettier-ignore
const actions = ['Open', 'Find', 'PDF', 'Copy', 'Table', 'Print', 'Rows', 'Style', 'Sync', 'Undo'];

/** The features of the fleet, the ones that most use first. */
export const featureNames = actions.flatMap((action) => categories.map((category) => `${category}/${action}`));

export const featureCount = featureNames.length;
