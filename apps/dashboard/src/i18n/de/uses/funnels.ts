import type { UseText } from '../../locales.ts';

export const funnelsText: Pick<UseText, 'funnels'> = {
  funnels: {
    title: 'Trichter',
    steps: 'Schritte',
    sentence:
      'Installationen, die im Zeitraum den ersten Schritt taten und jeden weiteren danach, {days, plural, =0 {am selben Tag} one {innerhalb eines Tages} other {innerhalb von # Tagen}} nach dem ersten.',
    window: 'Zeit für alle Schritte',
    within: '{days, plural, =0 {Am selben Tag} one {In einem Tag} other {In # Tagen}}',
    step: 'Schritt',
    installations: 'Installationen',
    ofFirst: 'Vom ersten Schritt',
    ofPrevious: 'Vom Schritt davor',
    medianDays: 'Tage seit dem Schritt davor (Median)',
    between:
      '{share} gingen weiter{days, select, none {} 0 {, im Median am selben Tag} 1 {, im Median einen Tag später} other {, im Median {days} Tage später}}{state, select, open { · wächst noch} other {}}',
    addFeature: 'Funktion als Schritt…',
    addValue: 'Wert als Schritt',
    earlier: 'Nach vorn: {step}',
    later: 'Nach hinten: {step}',
    remove: 'Entfernen: {step}',
    choose: 'Wählen Sie mindestens zwei Schritte',
    chooseText:
      'Ein Schritt ist die Nutzung einer Funktion oder ein Wert wie eine Version oder Lizenz. Die Adresse enthält die Schritte und lässt sich weitergeben.',
    suggestion: 'Anfangen mit {steps}',
    by: 'Nach {dimension}',
    bySentence:
      'Der Wert ist der des Sitzungstags mit dem ersten Schritt; Anteile sind von denen, die den ersten Schritt taten.',
  },
};
