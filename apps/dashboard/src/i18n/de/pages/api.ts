import type { PageText } from '../../locales.ts';

export const apiText: Pick<PageText, 'api'> = {
  api: {
    title: 'API',
    text: 'Alles auf diesen Seiten kann auch ein Programm fragen: Sie benutzen dieselbe API. Alle Wege stehen in der <docs>Dokumentation der API</docs>.',
    product: 'Dieses Produkt',
    productSentence: 'Was ein Programm von {name} wissen muss.',
    server: 'Server',
    number: 'Nummer des Produkts',
    token: 'Token',
    tokenSentence:
      'Ein Programm weist sich mit einem Token aus. Gezeigt wird es einmal, wenn es entsteht; der Server behält einen Hash davon.',
    lastToken: 'Das neueste ist „{name}“, angelegt am {day}.',
    noToken: 'Es gibt noch kein Token.',
    toTokens: 'Token anlegen oder löschen',
    ask: 'Wie man fragt',
    askSentence:
      'Wie viele Installationen an jedem der letzten 30 Tage aktiv waren, von drei Programmen gefragt. Ihr Token steht an der Stelle von „ut_…“.',
    tabs: { curl: 'curl', typescript: 'TypeScript', cli: 'usance' },
    code: 'Code für {tab}',
    reports: 'Berichte',
    reportsSentence: 'Was man fragen kann, und was genau jeder antwortet.',
    report: 'Bericht',
    question: 'Frage',
    csv: 'Jeder Bericht antwortet auch als CSV, NDJSON, Parquet und Arrow, je nach der Kopfzeile Accept.',
  },
};
