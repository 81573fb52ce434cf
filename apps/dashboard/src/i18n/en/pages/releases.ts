export const releasesText = {
  releases: {
    title: 'Releases',
    sentence:
      'Versions that came out, by the day that a build or a person named. Charts over time mark them; no number depends on them.',
    none: 'None was announced yet.',
    older: '{count, plural, one {and one older one} other {and # older ones}}',
    add: 'Announce a release',
    version: 'Version',
    day: 'Day',
    note: 'Note',
    noteHelp: 'A few words, such as what came with it.',
    submit: 'Announce',
    added: '{version} is marked.',
    byBuild: 'A build says it by usance release, or by POST …/releases.',
    forget: 'Forget',
    forgetNamed: 'Forget that {version} came out',
    confirm: 'Yes, forget it',
    cancel: 'Keep it',
  },
} as const;
