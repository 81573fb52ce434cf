export const worldText = {
  world: {
    title: 'World',
    where: 'Active installations by country',
    sentence: 'By the address a sync came from; the address itself is not kept.',
    map: 'World map of {countries, plural, one {one country} other {# countries}}; the table below has the numbers',
    country: 'Country',
    installations: 'Installations',
    share: 'Share',
    sessions: 'Sessions',
    hours: 'Hours',
    change: 'Change',
    unknown: 'Unknown country',
    notKept: 'The country is not kept',
    notKeptText: 'This product keeps nothing that is derived from an address, so there is no map.',
    openSettings: 'Open the settings',
  },
} as const;
