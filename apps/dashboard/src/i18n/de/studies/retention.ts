import type { StudyText } from '../../locales.ts';

export const retentionText: Pick<StudyText, 'retention'> = {
  retention: {
    title: 'Verbleib',
    cohorts: {
      day: 'Verbleib nach Tag der Installation',
      week: 'Verbleib nach Woche der Installation',
      month: 'Verbleib nach Monat der Installation',
    },
    cohortsOfFeature: 'Verbleib seit der ersten Nutzung von {feature}',
    sentence: {
      bounded:
        'Von den Installationen, die in einem Abschnitt begannen, der Anteil mit einem Sitzungstag so viele Abschnitte später.',
      rolling:
        'Von den Installationen, die in einem Abschnitt begannen, der Anteil mit einem Sitzungstag so viele Abschnitte später oder danach.',
    },
    cohortBy: 'Was eine Kohorte ausmacht',
    firstDay: 'Erster Tag',
    mode: 'Wer als aktiv zählt',
    modes: { bounded: 'Im Abschnitt', rolling: 'Oder später' },
    caption: 'Anteil jeder Kohorte, der wieder aktiv war',
    cohortOf: { day: 'Tag', week: 'Woche vom', month: 'Monat' },
    size: 'Installationen',
    average: 'Mittel',
    eachCohort: 'Jede Kohorte',
    short: { day: 'T{period, number}', week: 'W{period, number}', month: 'M{period, number}' },
    long: { day: 'Tag {period, number}', week: 'Woche {period, number}', month: 'Monat {period, number}' },
    after: 'Nach',
    cell: '{cohort}, {period}: {active} von {size} ({share}){state, select, open {, noch nicht vorbei} other {}}',
    curve: 'Verbleibskurve',
    curveBy: 'Verbleibskurve nach {dimension}',
    curveSentence:
      'Alle Kohorten des Zeitraums zusammen, nach ihrer Größe gewichtet; ohne Abschnitte, die nicht vorbei sind.',
    nobody: 'In diesen Tagen hat niemand begonnen',
    nobodyText:
      'Keine Installation, die den Filtern entspricht, hatte ihren ersten Tag in diesem Zeitraum; so gibt es keine Kohorte.',
  },
};
