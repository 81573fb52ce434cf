import type { PageText } from '../../locales.ts';

export const firstSyncText: Pick<PageText, 'firstSync'> = {
  firstSync: {
    title: '{name} anbinden',
    text: 'Fügen Sie das in Ihr Programm ein und starten Sie es einmal. Die erste Sitzung erscheint hier von selbst.',
    waiting: 'Warten auf die erste Sitzung…',
    cannotAsk: 'Der Server kann gerade nicht gefragt werden: {reason} Diese Seite versucht es wieder.',
    arrived:
      '{installations, plural, one {Verbunden: eine Installation hat Daten gesendet.} other {Verbunden: # Installationen haben Daten gesendet.}}',
    toOverview: 'Zum Überblick',
    key: 'Produktschlüssel',
    keyHelp: 'Er ist öffentlich: Er sagt nur, zu welchem Produkt etwas gehört, und lesen lässt sich damit nichts.',
    snippet: 'Code zum Einfügen',
    install: 'SDK installieren',
    kind: { node: 'Node.js und Electron', curl: 'Von Hand' },
    kindHelp: {
      node: 'Fragen Sie die Person vor der ersten Nutzung; bis sie zustimmt, wird nichts geschrieben oder gesendet.',
      curl: 'Eine Anfrage sendet eine Sitzung von heute, wie es jedes Programm in jeder Sprache kann.',
    },
    plainHttp:
      'Sie haben diesen Server als {endpoint} geöffnet. Das SDK sendet über einfaches http nur innerhalb eines Rechners; geben Sie dem Server https, bevor Sie diese Adresse ausliefern.',
  },
};
