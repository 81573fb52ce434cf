import type { PageText } from '../../locales.ts';

export const weeklyText: Pick<PageText, 'weekly'> = {
  weekly: {
    title: 'Wochen ohne ID',
    text: 'Dieses Produkt kennt keine Installation: Jede sendet von einer Woche einen Bericht, und nichts verbindet zwei davon. Was man wissen kann, steht hier; Verbleib, Abwanderung und dergleichen kann man nicht wissen.',
    week: 'Woche',
    active: 'Aktiv',
    share: 'Anteil',
    activity: 'Aktive Installationen nach Woche',
    activitySentence: 'Berichte der Woche, die an diesem Montag beginnt. Wochen lassen sich nicht zusammenzählen.',
    features: 'Funktionen nach Woche',
    featuresSentence:
      'Von den Berichten einer Woche der Anteil, der die Funktion nennt. Was weniger als fünf nennen, fehlt.',
    feature: 'Funktion',
    noFeatures: 'Keine Funktion wird von fünf Berichten einer Woche genannt.',
    uses: 'Nutzungen',
    few: 'je weniger als fünf',
    untold: 'Kein Bericht dieser Wochen sagt es.',
    breakdownSentence: 'Von den Berichten einer Woche, nur danach: Mit nichts anderem lässt es sich verbinden.',
    by: {
      version: 'Versionen',
      os: 'Systeme',
      cohort: 'Wie lange es sie gibt',
      activeDays: 'Tage der Woche mit einer Sitzung',
      country: 'Länder',
      language: 'Sprachen',
    },
    cohorts: {
      first: 'erste Woche',
      to4: '1–4 Wochen',
      to8: '5–8 Wochen',
      to26: '9–26 Wochen',
      to52: '27–52 Wochen',
      over: 'über ein Jahr',
    },
  },
};
