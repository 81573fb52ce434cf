import type { StudyText } from '../../locales.ts';

export const engagementText: Pick<StudyText, 'engagement'> = {
  engagement: {
    title: 'Nutzung',
    stickiness: {
      title: { counts: 'Aktiv an einem Tag, in einer Woche, in einem Monat', stickiness: 'Bindung' },
      sentence: {
        counts:
          'Installationen mit einem Sitzungstag an dem Tag, in den 7 Tagen bis zu ihm und in den 30 Tagen bis zu ihm.',
        stickiness: 'Aktive Installationen des Tages geteilt durch die der 30 Tage bis zu ihm.',
      },
      shown: 'Was gezeigt wird',
      view: { counts: 'Installationen', stickiness: 'Bindung' },
      dau: 'An einem Tag',
      wau: 'In 7 Tagen',
      mau: 'In 30 Tagen',
      stickiness: 'Bindung',
    },
    amount: {
      title: { days: 'Aktive Tage', sessions: 'Sitzungen', hours: 'Stunden' },
      sentence: {
        days: 'Aktive Installationen nach den Tagen, an denen sie im Zeitraum benutzt wurden.',
        sessions: 'Aktive Installationen nach den Sitzungen, die im Zeitraum begannen.',
        hours: 'Aktive Installationen nach den Stunden, die sie im Zeitraum liefen.',
      },
      of: 'Was gemessen wird',
      of_days: 'Tage',
      of_sessions: 'Sitzungen',
      of_hours: 'Stunden',
      installations: 'Installationen',
      share: 'Anteil',
      middle: 'Median {median}, Mittel {mean}.',
    },
    length: {
      title: 'Länge der Sitzungen',
      sentence: 'Sitzungen, die im Zeitraum begannen, nach den Minuten am Tag ihres Beginns.',
      minutes: 'Minuten',
      sessions: 'Sitzungen',
      share: 'Anteil',
      middle: 'Median {median} Minuten, Mittel {mean} Minuten.',
    },
    rhythm: {
      title: 'Wann Sitzungen beginnen',
      sentence: 'Sitzungen, die im Zeitraum begannen, nach Wochentag und Stunde am Ort der Installation.',
      weekday: 'Wochentag',
      cell: '{weekday} {hour}: {sessions, plural, one {eine Sitzung} other {# Sitzungen}} von {installations, plural, one {einer Installation} other {# Installationen}}',
      unknown: '{count, plural, one {Von einer Sitzung} other {Von # Sitzungen}} ist die Ortszeit nicht bekannt.',
    },
    age: {
      title: 'Alter der benutzten Installationen',
      sentence: {
        week: 'Aktive Installationen nach den ganzen Wochen vom ersten Tag bis zum letzten Tag des Zeitraums.',
        month: 'Aktive Installationen nach den ganzen Monaten vom ersten Tag bis zum letzten Tag des Zeitraums.',
      },
      age: { week: 'Wochen', month: 'Monate' },
      old: {
        week: '{age, plural, one {Eine Woche} other {# Wochen}} alt · {share}',
        month: '{age, plural, one {Einen Monat} other {# Monate}} alt · {share}',
      },
      installations: 'Installationen',
      share: 'Anteil',
      replacements:
        '{count, plural, one {Eine Installation folgt} other {# Installationen folgen}} auf eine abgelaufene ID; ihr Alter ist nicht bekannt.',
    },
  },
};
