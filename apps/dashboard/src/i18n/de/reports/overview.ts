import type { ReportText } from '../../locales.ts';

export const overviewText: Pick<ReportText, 'overview'> = {
  overview: {
    title: 'Überblick',
    now: '{installations, number} synchronisiert in den letzten {minutes, number} Min.',
    trend: {
      splitTitle: '{metric} nach {dimension}',
      lostOn: 'Tag des Verlusts',
      lostDate: { declared: 'Verloren erklärt', seen: 'Zuletzt gesehen' },
    },
    cards: {
      versions: 'Versionen',
      systems: 'Systeme',
      languages: 'Sprachen',
      licences: 'Lizenzen',
      hardware: 'Geräte',
      surroundings: 'Umgebung',
      properties: 'Eigenschaften',
    },
    country: {
      title: 'Aktive Installationen nach Land',
      definition: 'Nach der Adresse, von der etwas kam; die Adresse selbst wird nicht behalten.',
      map: 'Weltkarte mit {countries, plural, one {einem Land} other {# Ländern}}; die Liste daneben nennt die Zahlen',
      value: 'Land',
      installations: 'Installationen',
      sessions: 'Sitzungen',
      hours: 'Stunden',
      change: 'Änderung',
      unknown: 'Unbekanntes Land',
      all: 'Alle {countries, number} Länder',
      notKept: 'Das Land wird nicht behalten',
      notKeptText: 'Dieses Produkt behält nichts, was aus einer Adresse abgeleitet ist; darum gibt es keine Karte.',
      openSettings: 'Einstellungen öffnen',
    },
  },
};
