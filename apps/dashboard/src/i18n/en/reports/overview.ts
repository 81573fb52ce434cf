export const overviewText = {
  overview: {
    title: 'Overview',
    trend: {
      splitTitle: '{metric} by {dimension}',
      lostOn: 'Day of the loss',
      lostDate: { declared: 'Declared lost', seen: 'Last seen' },
    },
    cards: {
      versions: 'Versions',
      systems: 'Systems',
      languages: 'Languages',
      licences: 'Licences',
      hardware: 'Hardware',
      surroundings: 'Surroundings',
      properties: 'Properties',
    },
    country: {
      title: 'Active installations by country',
      definition: 'By the address a sync came from; the address itself is not kept.',
      map: 'World map of {countries, plural, one {one country} other {# countries}}; the list beside it has the numbers',
      value: 'Country',
      installations: 'Installations',
      sessions: 'Sessions',
      hours: 'Hours',
      change: 'Change',
      unknown: 'Unknown country',
      all: 'All {countries, number} countries',
      notKept: 'The country is not kept',
      notKeptText: 'This product keeps nothing that is derived from an address, so there is no map.',
      openSettings: 'Open the settings',
    },
  },
} as const;
