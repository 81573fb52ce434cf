export const segmentsText = {
  segments: {
    title: 'Segments',
    text: 'A segment is a name for filters. It stands in the filter bar of every page, and in the API as segment=name.',
    none: 'There are no segments',
    noneText: 'Choose filters on any page, then save them under “Segments” in the filter bar.',
    open: 'Open the Overview of this segment',
    name: 'Name',
    filter: 'Filter',
    filterHelp: 'As in the address of a page, such as os=Windows,macOS&edition=Pro',
    save: 'Save',
    saved: 'Saved.',
    delete: 'Delete',
    deleteNamed: 'Delete the segment {name}',
    confirm: 'Delete for good',
    cancel: 'Cancel',
  },
} as const;
