import type { ReportText } from '../../locales.ts';

export const licencesText: Pick<ReportText, 'licences' | 'properties'> = {
  licences: {
    title: 'Lizenzen',
    types: 'Lizenzarten',
    typesSentence: 'Aktive Installationen nach der Lizenzart im Abschnitt; wer gewechselt hat, zählt bei beiden.',
    cards: { status: 'Stand der Lizenz', edition: 'Edition' },
    conversions: {
      title: 'Wechsel',
      sentence:
        'Installationen, deren Lizenzart im Zeitraum wechselte, und wie viele von einem Start ein Ziel erreichten.',
      way: 'Von und nach',
      to: 'nach',
      installations: 'Installationen',
      after: 'Nach',
      afterHelp: 'Tage vom ersten Sitzungstag mit der verlassenen Art an; Median',
      days: '{days, plural, =0 {selber Tag} one {# Tag} other {# Tagen}}',
      start: 'Start des Wechsels',
      goal: 'Ziel des Wechsels',
      reached: 'Von {start} zu {goal}',
      of: '{converted} von {started} Installationen',
      none: 'Keine Lizenz hat gewechselt',
      noneText: 'In diesem Zeitraum hat niemand mit dieser Lizenzart begonnen, und niemand hat gewechselt.',
    },
  },
  properties: {
    title: 'Eigenschaften',
    trend: 'Aktive Installationen nach {property}',
    trendSentence: 'Nach dem Wert, den die Eigenschaft am Sitzungstag hatte; wer mehrere hatte, zählt bei jedem.',
    choose: 'Eine Eigenschaft wählen',
    values: 'Werte von {property}',
    numbers: 'Zahlen von {property}',
    number: {
      min: 'Kleinster',
      p10: '10. Perzentil',
      median: 'Median',
      mean: 'Mittel',
      p90: '90. Perzentil',
      max: 'Größter',
    },
    counted: '{count, plural, one {von einer Installation} other {von # Installationen}}',
    none: 'Es ist keine Eigenschaft angekommen',
    noneText:
      'Eigenschaften sind, was Ihr Programm über eine Installation sagt, etwa das Farbschema. Sie werden nur mit der Zustimmung dafür gesendet.',
  },
};
