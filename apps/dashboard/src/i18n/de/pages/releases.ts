import type { PageText } from '../../locales.ts';

export const releasesText: Pick<PageText, 'releases'> = {
  releases: {
    title: 'Veröffentlichungen',
    sentence:
      'Versionen, die herauskamen, mit dem Tag, den ein Build oder ein Mensch genannt hat. Verläufe zeigen sie als Marken; keine Zahl hängt davon ab.',
    none: 'Bisher wurde keine gemeldet.',
    older: '{count, plural, one {und eine ältere} other {und # ältere}}',
    add: 'Eine Veröffentlichung melden',
    version: 'Version',
    day: 'Tag',
    note: 'Bemerkung',
    noteHelp: 'Ein paar Worte, etwa was dazukam.',
    submit: 'Melden',
    added: '{version} ist eingetragen.',
    byBuild: 'Ein Build meldet sie mit usance release oder mit POST …/releases.',
    forget: 'Vergessen',
    forgetNamed: 'Vergessen, dass {version} herauskam',
    confirm: 'Ja, vergessen',
    cancel: 'Behalten',
  },
};
