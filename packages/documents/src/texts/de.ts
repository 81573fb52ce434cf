import type { Texts } from './texts.ts';

export const de: Texts = {
  language: 'Deutsch',
  gap: '[vom Hersteller zu ergänzen]',
  titles: {
    notice: 'Hinweis im Programm',
    banner: 'Hinweis auf der Kommandozeile',
    eula: 'Absatz für die Lizenzbedingungen',
    policy: 'Abschnitt für die Datenschutzerklärung',
    inventory: 'Datenverzeichnis',
    record: 'Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)',
    assessment: 'Gerüst einer Datenschutz-Folgenabschätzung (Art. 35 DSGVO)',
    customer: 'Datenblatt für Kunden',
    resilience: 'Absatz für die technische Dokumentation (Cyberresilienz-Verordnung)',
    changes: 'Was sich geändert hat',
  },
  headings: {
    collected: 'Was erhoben wird',
    kept: 'Wie lange es aufbewahrt wird',
    who: 'Wer verantwortlich ist',
    rights: 'Ihre Rechte',
    changes: 'Was sich geändert hat',
    documents: 'Dokumente',
    security: 'Sicherheit',
    necessity: 'Notwendigkeit und Verhältnismäßigkeit',
    risks: 'Risiken und was gegen sie getan wird',
    confidentiality: '(e) Vertraulichkeit',
    minimisation: '(g) Datenminimierung',
    removal: '(m) Entfernen von Daten',
  },
  collecting: (product) => `${product} teilt seinem Hersteller mit, wie es benutzt wird, damit er es verbessern kann.`,
  collectingNothing: (product) => `Zurzeit erhebt ${product} nichts: Der Hersteller hat die Erhebung abgeschaltet.`,
  choice: 'Gesendet und gespeichert wird nur, was Ihre Wahl im Programm erlaubt.',
  purposes: {
    basic:
      'dass das Programm lief, an welchen Tagen und wie lange, seine Version, Edition und Lizenzart und die Art des Systems',
    usage: 'welche Funktionen benutzt werden und wie oft',
    diagnostics: 'welche Fehler auftreten und wo im Programm',
    content: 'Werte, die das Programm setzt, etwa seine Einstellungen',
    messages: 'welche Nachrichten des Herstellers angezeigt wurden',
  },
  bases: {
    consent: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)',
    'legitimate-interests': 'berechtigte Interessen (Art. 6 Abs. 1 lit. f DSGVO)',
    contract: 'Erfüllung eines Vertrags (Art. 6 Abs. 1 lit. b DSGVO)',
  },
  purpose: (what, basis) => `Erhoben wird: ${what}. Rechtsgrundlage: ${basis}.`,
  withoutPlan:
    'Der Hersteller hat keine Liste dessen veröffentlicht, was gezählt werden darf: Jede Funktion, die das Programm nennt, kann unter diesem Namen gezählt werden.',
  withPlan: 'Der Hersteller hat eine Liste dessen veröffentlicht, was gezählt werden darf:',
  planned: (name, description, days) => `${name}: ${description} (${days} Tage)`,
  system: {
    name: 'Was über das System mitgeteilt wird',
    told: (fields) => `Über das System, auf dem es läuft, teilt das Programm mit: ${fields.join(', ')}.`,
    nothing: 'Über das System, auf dem es läuft, teilt das Programm nichts mit.',
    fields: {
      os: 'das Betriebssystem',
      osVersion: 'dessen Version',
      arch: 'die Prozessorarchitektur',
      cpu: 'das Prozessormodell',
      cores: 'die Zahl der Prozessorkerne',
      memoryMb: 'die Größe des Arbeitsspeichers',
      gpu: 'die Grafikkarte',
      screen: 'die Größe des Bildschirms',
      displays: 'die Zahl der Bildschirme',
      language: 'die Sprache',
      locale: 'Sprache und Region',
      runtime: 'die Laufzeitumgebung und ihre Version',
      formFactor: 'ob es ein Desktop, ein Laptop oder ein Mobilgerät ist',
      virtualMachine: 'ob es eine virtuelle Maschine ist',
      container: 'ob es ein Container ist',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} steht als Ausnahme im Plan: ${reason} (${by}, ${date}${basis === undefined ? '' : `; Rechtsgrundlage: ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region}: Ohne vorherige Frage wird erhoben: ${what}; ${mode}. ${reason} (${by}, ${date}; Rechtsgrundlage: ${legalBasis})`,
    what: { usage: 'die Benutzung unter einer Kennung', noId: 'die Benutzung ohne Kennung', diagnostics: 'Fehler' },
    modes: { 'opt-out': 'bis Sie widersprechen', notice: 'sobald Sie darüber informiert sind' },
  },
  identifier: (months) =>
    `Sofern das Programm nicht ohne Kennung berichtet, hat eine Installation eine zufällige Kennung, die niemanden benennt und nach ${months} Monaten ersetzt wird. Solche Daten sind pseudonym: Sie gehören zu einer Installation, und Sie haben Rechte an ihnen.`,
  withoutId: {
    basic:
      'dass das Programm in einer Woche benutzt wurde und an wie vielen Tagen, seine Version, Edition, Sprache und Lizenzart, die Art des Systems und in groben Stufen, wie lange es schon benutzt wird',
    identifier:
      'Das Programm berichtet ohne Kennung: Einmal in der Woche teilt es mit, was in dieser Woche gezählt wurde. Jede Angabe wird für sich gespeichert, sodass nichts sie mit einer anderen Angabe, einer anderen Woche oder einer Installation verbindet. Diese Angaben sind anonym.',
    keepWeeks: (days) => `Was in einer Woche gezählt wurde, wird nach ${days} Tagen gelöscht.`,
    ownData:
      'Da nichts Gespeichertes zu einer Installation gehört, kann der Hersteller nicht zeigen und nicht löschen, was von Ihrer kam.',
    security: 'Jede Angabe wird für sich und ohne Kennung gespeichert. Sicherungen sind verschlüsselt.',
  },
  country:
    'Das Land wird im Arbeitsspeicher aus der Netzwerkadresse ermittelt und als zwei Buchstaben gespeichert. Die Adresse selbst wird nicht gespeichert.',
  noCountry: 'Die Netzwerkadresse wird nicht gespeichert, auch nichts, was aus ihr abgeleitet ist.',
  keepSessionDays: (days) => `Was an einem Tag getan wurde, wird nach ${days} Tagen gelöscht.`,
  keepEventsDays: (days) => `Fehler und einzelne Vorkommnisse werden nach ${days} Tagen gelöscht.`,
  controller: (name, address) => `Verantwortlich ist ${name}, ${address}.`,
  contact: (contact) => `Kontakt: ${contact}.`,
  dataProtectionContact: (contact) => `Kontakt für Datenschutz: ${contact}.`,
  hosting: (hoster, region) => `Der Server wird betrieben von ${hoster}; Standort: ${region}.`,
  noRecipients: 'Der Server gibt die Daten an keinen anderen Dienst weiter.',
  policyUrl: (url) => `Die eigene Datenschutzerklärung des Herstellers: ${url}`,
  children: { yes: 'Das Programm richtet sich auch an Kinder.', no: 'Das Programm richtet sich nicht an Kinder.' },
  childrenGap: (gap) => `Ob sich das Programm an Kinder richtet: ${gap}.`,
  ownData: (url) =>
    `Mit der Kennung, die Ihnen das Programm zeigt, können Sie einsehen und löschen, was gespeichert ist: ${url}`,
  withdrawal:
    'Sie können Ihre Wahl im Programm jederzeit ändern. Was Sie ablehnen, wird dann nicht mehr gesendet; die Rechtmäßigkeit des bis dahin Gesendeten bleibt unberührt.',
  authority: (name) => `Sie können sich bei einer Aufsichtsbehörde beschweren: ${name}.`,
  noDecisions: 'Der Server trifft keine automatisierten Entscheidungen über Menschen.',
  more: (url) => `Mehr dazu, und was sich geändert hat: ${url}`,
  subjects: (product) => `Betroffene Personen: Menschen, die ${product} benutzen.`,
  security:
    'Die Kennung wird nur als Hash mit geheimem Schlüssel gespeichert; der Schlüssel liegt außerhalb der Datenbank. Nutzung und Identität liegen in getrennten Speichern, und Sicherungen sind verschlüsselt.',
  papers: {
    craIntro:
      'Verordnung (EU) 2024/2847, Anhang I, Teil I, Nummer 2, soweit es um Daten über die Benutzung des Programms geht.',
    endpoint: (url, protocol) =>
      `Daten werden über ${protocol} an ${url} gesendet; nur der Weg dorthin muss offen sein. Ist die Adresse nicht erreichbar, arbeitet das Programm wie zuvor.`,
    necessity: (gap) => `Warum diese Daten nötig sind und weniger nicht genügen: ${gap}.`,
    criteria:
      'Ob eine Folgenabschätzung vorzunehmen ist, entscheidet der Hersteller. Dafür sprechen viele Installationen, die Benutzung am Arbeitsplatz und die Benutzung durch Kinder.',
    rareRisk:
      'Risiko: Eine seltene Verbindung von Werten deutet auf einen Menschen. Dagegen: Was nach außen gegeben wird, zeigt keine kleinen Gruppen.',
    textRisk:
      'Risiko: Ein Text enthält einen Namen oder ein Geheimnis. Dagegen: Werte wie Einstellungen werden nur so angenommen, wie der Plan es vorsieht, und ein Filter lehnt ab, was nach einem Menschen oder einem Geheimnis aussieht. Er findet nicht alles.',
    leakRisk: 'Risiko: Die gespeicherten Daten geraten in falsche Hände. Dagegen:',
    remaining: (gap) => `Weitere Maßnahmen und das Risiko, das bleibt: ${gap}.`,
    views: (gap) => `Die Sicht der Betroffenen und der Rat des Datenschutzbeauftragten: ${gap}.`,
  },
  noChanges: 'Bisher hat sich nichts geändert.',
  directions: {
    widening: 'mehr wird erhoben oder aufbewahrt',
    narrowing: 'weniger wird erhoben oder aufbewahrt',
    neutral: 'anders beschrieben',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  reason: (reason) => `Grund: ${reason}`,
  notAdvice:
    'Dieser Text wird von Software aus der geltenden Konfiguration des Produkts geschrieben. Er ist keine Rechtsberatung.',
  manifest: (hash) => `Manifest: ${hash}`,
  page: {
    installation: 'Die Kennung, die Ihnen das Programm zeigt',
    show: 'Zeigen, was gespeichert ist',
    erase: 'Löschen',
    eraseWarning: 'Gelöschte Daten lassen sich nicht zurückholen.',
    erased: 'Ihr Antrag ist eingegangen. Spätestens dann ist nichts mehr gespeichert:',
    keepReceipt: 'Bewahren Sie diese signierte Quittung auf:',
    shown: 'Das ist alles, was unter dieser Kennung gespeichert ist:',
    badInstallation: 'Das ist keine Kennung, wie das Programm sie zeigt. Kopieren Sie sie vollständig.',
    tooMany: 'Zu viele Anfragen. Versuchen Sie es in einer Minute wieder.',
    back: 'Zurück zu dem, was erhoben wird',
  },
};
