import type { ReportText } from '../../locales.ts';

export const worldText: Pick<ReportText, 'world'> = {
  world: {
    title: 'Welt',
    where: 'Aktive Installationen nach Land',
    sentence: 'Nach der Adresse, von der etwas kam; die Adresse selbst wird nicht behalten.',
    map: 'Weltkarte mit {countries, plural, one {einem Land} other {# Ländern}}; die Tabelle darunter nennt die Zahlen',
    country: 'Land',
    installations: 'Installationen',
    share: 'Anteil',
    sessions: 'Sitzungen',
    hours: 'Stunden',
    change: 'Änderung',
    unknown: 'Unbekanntes Land',
    notKept: 'Das Land wird nicht behalten',
    notKeptText: 'Dieses Produkt behält nichts, was aus einer Adresse abgeleitet ist; darum gibt es keine Karte.',
    openSettings: 'Einstellungen öffnen',
  },
};
