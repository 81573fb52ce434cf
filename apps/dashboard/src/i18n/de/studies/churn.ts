import type { StudyText } from '../../locales.ts';

export const churnText: Pick<StudyText, 'churn'> = {
  churn: {
    title: 'Abwanderung',
    lifecycle: {
      title: 'Wer kommt und wer geht',
      sentence: {
        day: 'Aktive Installationen eines Tages gegen die des Tages davor: wer kam, steht über der Linie, wer fehlte, darunter.',
        week: 'Aktive Installationen einer Woche gegen die der Woche davor: wer kam, steht über der Linie, wer fehlte, darunter.',
        month:
          'Aktive Installationen eines Monats gegen die des Monats davor: wer kam, steht über der Linie, wer fehlte, darunter.',
      },
      active: 'Aktiv',
      new: 'Neu',
      replacing: 'Nach abgelaufener ID',
      retained: 'Geblieben',
      resurrected: 'Wieder da',
      dormant: 'Fehlten',
      net: 'Unterm Strich',
    },
    survival: {
      title: 'Wie lange sie bleiben',
      sentence:
        'Installationen, die im Zeitraum begannen: der geschätzte Anteil (Kaplan-Meier), der länger bleibt. Verloren nach {days, plural, one {einem Tag} other {# Tagen}} ohne Sitzung.',
      unit: 'Zeiteinheit',
      units: { day: 'Tage', week: 'Wochen' },
      tenure: 'Zeit seit dem ersten Tag',
      atRisk: 'So lange sicher da',
      lost: 'Dann verloren',
      stay: 'Bleiben länger',
      longer: {
        day: 'Nach Tag {tenure, number} · {lost} von {atRisk} gingen dann',
        week: 'Nach Woche {tenure, number} · {lost} von {atRisk} gingen dann',
      },
      few: 'Das Ende der Kurve, mit weniger als {fewest, number} Installationen, steht in der Tabelle.',
      none: 'In diesen Tagen hat niemand begonnen',
      noneText: 'Keine Installation, die den Filtern entspricht, hatte ihren ersten Tag in diesem Zeitraum.',
    },
    lost: {
      title: 'Was die Verlorenen zuletzt hatten',
      sentence:
        'Installationen, die im Zeitraum zuletzt gesehen wurden und jetzt als verloren gelten, gegen die, die blieben.',
      last: '{dimension} zuletzt',
      lost: 'Verloren',
      stayed: 'Geblieben',
      share: 'Anteil verloren',
      shareHelp: 'Verlorene geteilt durch Verlorene und Gebliebene',
      days: 'Aktive Tage',
      daysHelp: 'Mittlere Zahl aktiver Tage im Zeitraum: der Verlorenen und der Gebliebenen',
      note: 'Aktive Tage: der Verlorenen / der Gebliebenen. Wer wiederkommt, ist nicht mehr verloren.',
      none: 'Niemand ist verloren',
      noneText:
        'Keine Installation, die in diesen Tagen zuletzt gesehen wurde, gilt schon als verloren. Wählen Sie einen längeren Zeitraum.',
    },
  },
};
