import type { UseText } from '../../locales.ts';

export const featuresText: Pick<UseText, 'features' | 'feature'> = {
  features: {
    title: 'Funktionen',
    inUse: 'Benutzte Funktionen',
    sentence:
      'Funktionen, die im Zeitraum mindestens einmal benutzt wurden, und wie viele der aktiven Installationen das taten.',
    feature: 'Funktion',
    installations: 'Installationen',
    share: 'Anteil',
    uses: 'Nutzungen',
    perSession: 'Je Sitzung',
    perInstallation: 'Je Installation',
    change: 'Änderung',
    help: {
      installations: 'Installationen, die sie mindestens einmal benutzt haben',
      share: 'Von allen Installationen, die im Zeitraum aktiv waren',
      uses: 'Wie oft sie benutzt wurde',
      perSession: 'Nutzungen geteilt durch alle Sitzungen, die im Zeitraum begannen',
      perInstallation: 'Nutzungen geteilt durch die Installationen, die sie benutzt haben',
      change: 'Änderung der Installationen gegenüber dem Vergleichszeitraum, in vollständigen Tagen',
    },
    search: 'Eine Funktion finden…',
    totals:
      '{features, plural, one {Eine Funktion wurde} other {# Funktionen wurden}} im Zeitraum benutzt, von {installations, plural, one {einer aktiven Installation} other {# aktiven Installationen}} in {sessions, plural, one {einer Sitzung} other {# Sitzungen}}.',
    none: 'Keine Funktion wurde benutzt',
    noneText:
      'In diesem Zeitraum ist keine Nutzung angekommen, die den Filtern entspricht. Nutzungen werden nur mit der Zustimmung dafür gesendet.',
  },
  feature: {
    title: 'Funktion',
    all: 'Alle Funktionen',
    choose: 'Eine Funktion wählen',
    chooseText:
      'Ihre Nutzung im Lauf der Zeit, wie oft sie benutzt wird, wann sie gefunden wird, und ob bleibt, wer sie benutzt.',
    measure: 'Was gemessen wird',
    measures: {
      installations: {
        label: 'Installationen',
        title: 'Installationen, die sie benutzt haben',
        sentence: 'Installationen, die die Funktion im Abschnitt mindestens einmal benutzt haben.',
      },
      share: {
        label: 'Anteil',
        title: 'Anteil der aktiven Installationen, die sie benutzt haben',
        sentence: 'Installationen, die die Funktion im Abschnitt benutzt haben, geteilt durch alle, die aktiv waren.',
      },
      uses: { label: 'Nutzungen', title: 'Nutzungen', sentence: 'Wie oft die Funktion im Abschnitt benutzt wurde.' },
      perSession: {
        label: 'Je Sitzung',
        title: 'Nutzungen je Sitzung',
        sentence:
          'Nutzungen im Abschnitt, geteilt durch alle Sitzungen, die darin begannen, was auch immer benutzt wurde.',
      },
      perHour: {
        label: 'Je Stunde',
        title: 'Nutzungen je Stunde',
        sentence: 'Nutzungen im Abschnitt, geteilt durch die Stunden, die das Produkt darin lief.',
      },
    },
    totals: '{users} von {active} aktiven Installationen haben sie im Zeitraum benutzt ({share}).',
    frequency: {
      title: 'Wie oft sie benutzt wird',
      sentence: 'Aktive Installationen danach, wie oft sie die Funktion im ganzen Zeitraum benutzt haben.',
      uses: 'Nutzungen',
      installations: 'Installationen',
      share: 'Anteil',
      never: 'Nie',
      times: '{bucket} ×',
      over: 'mehr als {count} ×',
    },
    firstUse: {
      title: 'Wann sie gefunden wird',
      sentence: 'Installationen, die im Zeitraum begannen, nach den Tagen vom ersten Tag bis zur ersten Nutzung.',
      after: 'Zuerst benutzt',
      installations: 'Installationen',
      share: 'Anteil',
      sameDay: 'am ersten Tag',
      nextDay: 'einen Tag später',
      days: 'nach {bucket} Tagen',
      never: 'bisher nicht',
      expired: 'nicht, solange ihre ID galt',
    },
    staying: {
      title: 'Bleibt, wer sie benutzt?',
      sentence:
        'Von Installationen, die im Zeitraum begannen, der Anteil, der in jeder Woche nach der ersten aktiv war: die, die die Funktion in ihren ersten sieben Tagen benutzten, gegen die anderen.',
      week: 'Woche',
      weekNumber: 'Woche {week, number}',
      weekTick: 'W{week, number}',
      weekTitle: 'Woche {week, number} · {users} mit, {others} ohne',
      users: 'In der ersten Woche benutzt',
      others: 'Nicht benutzt',
      ofUsers: 'von Installationen',
      ofOthers: 'von anderen Installationen',
      noProof:
        'Wer eine Funktion findet, bleibt vielleicht aus anderen Gründen: Ein Unterschied beweist nicht, dass sie hält.',
      tooEarly: 'Noch zu früh',
      tooEarlyText:
        'Keine Installation, die in diesem Zeitraum begann, hat ihre zweite Woche schon hinter sich. Wählen Sie frühere Tage.',
    },
    together: {
      title: 'Zusammen benutzt mit',
      sentence:
        'Von den Installationen, die diese Funktion benutzt haben, der Anteil, der im Zeitraum auch eine andere benutzt hat.',
      feature: 'Funktion',
      ofUsers: 'Von ihren Nutzern',
      ofOthers: 'Von anderen',
      lift: 'Lift',
      liftHelp:
        '1 heißt, dass beide nichts miteinander zu tun haben; über 1 benutzt eher die andere, wer die eine benutzt',
      none: 'Wer sie benutzt, hat sonst nichts benutzt',
    },
  },
};
