import type { Texts } from './texts.ts';

export const it: Texts = {
  language: 'Italiano',
  gap: '[da completare a cura del produttore]',
  titles: {
    notice: 'Avviso nel programma',
    banner: 'Avviso sulla riga di comando',
    eula: 'Paragrafo per le condizioni di licenza',
    policy: 'Sezione per l’informativa sulla privacy',
    inventory: 'Inventario dei dati',
    record: 'Registro delle attività di trattamento (art. 30 GDPR)',
    assessment: 'Schema di una valutazione d’impatto sulla protezione dei dati (art. 35 GDPR)',
    customer: 'Scheda dati per i clienti',
    resilience: 'Paragrafo per la documentazione tecnica (regolamento sulla ciberresilienza)',
    changes: 'Che cosa è cambiato',
  },
  headings: {
    collected: 'Che cosa viene raccolto',
    kept: 'Per quanto tempo viene conservato',
    who: 'Chi è responsabile',
    rights: 'I Suoi diritti',
    changes: 'Che cosa è cambiato',
    documents: 'Documenti',
    security: 'Sicurezza',
    necessity: 'Necessità e proporzionalità',
    risks: 'Rischi e misure prese',
    confidentiality: '(e) Riservatezza',
    minimisation: '(g) Minimizzazione dei dati',
    removal: '(m) Rimozione dei dati',
  },
  collecting: (product) => `${product} comunica al produttore come viene usato, affinché possa migliorarlo.`,
  collectingNothing: (product) =>
    `Al momento ${product} non raccoglie nulla: il produttore ha disattivato la raccolta.`,
  choice: 'Viene inviato e conservato solo ciò che la Sua scelta nel programma consente.',
  purposes: {
    basic:
      'che il programma è stato eseguito, in quali giorni e per quanto tempo, la versione, l’edizione e il tipo di licenza, nonché il tipo di sistema',
    usage: 'quali funzioni vengono usate e quanto spesso',
    diagnostics: 'quali errori si verificano e in quale punto del programma',
    content: 'valori impostati dal programma, come le sue preferenze',
    messages: 'quali messaggi del produttore sono stati mostrati',
  },
  bases: {
    consent: 'consenso (art. 6, par. 1, lett. a, GDPR)',
    'legitimate-interests': 'legittimo interesse (art. 6, par. 1, lett. f, GDPR)',
    contract: 'esecuzione di un contratto (art. 6, par. 1, lett. b, GDPR)',
  },
  purpose: (what, basis) => `Viene raccolto: ${what}. Base giuridica: ${basis}.`,
  withoutPlan:
    'Il produttore non ha pubblicato un elenco di ciò che può essere contato: qualsiasi funzione nominata dal programma può essere contata con quel nome.',
  withPlan: 'Il produttore ha pubblicato un elenco di ciò che può essere contato:',
  planned: (name, description, days) => `${name}: ${description} (${days} giorni)`,
  system: {
    name: 'Ciò che viene comunicato del sistema',
    told: (fields) => `Del sistema su cui è in esecuzione, il programma comunica: ${fields.join(', ')}.`,
    nothing: 'Il programma non comunica nulla del sistema su cui è in esecuzione.',
    fields: {
      os: 'il sistema operativo',
      osVersion: 'la sua versione',
      arch: 'l’architettura del processore',
      cpu: 'il modello del processore',
      cores: 'il numero di core',
      memoryMb: 'la quantità di memoria',
      gpu: 'la scheda grafica',
      screen: 'la dimensione dello schermo',
      displays: 'il numero di schermi',
      language: 'la lingua',
      locale: 'la lingua e la regione',
      runtime: 'l’ambiente di esecuzione e la sua versione',
      formFactor: 'se è un computer fisso, un portatile o un dispositivo mobile',
      virtualMachine: 'se è una macchina virtuale',
      container: 'se è un container',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} è nel piano come eccezione: ${reason} (${by}, ${date}${basis === undefined ? '' : `; base giuridica: ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region}: senza chiedere prima si raccoglie: ${what}; ${mode}. ${reason} (${by}, ${date}; base giuridica: ${legalBasis})`,
    what: { usage: 'l’uso con un identificativo', noId: 'l’uso senza identificativo', diagnostics: 'gli errori' },
    modes: { 'opt-out': 'finché Lei non si oppone', notice: 'da quando Lei ne è informato' },
  },
  identifier: (months) =>
    `Salvo che il programma riferisca senza identificativo, ogni installazione ne ha uno casuale, che non nomina nessuno e viene sostituito dopo ${months} mesi. Tali dati sono pseudonimi: appartengono a un’installazione, e Lei ha diritti su di essi.`,
  withoutId: {
    basic:
      'che il programma è stato usato in una settimana e in quanti giorni di essa, la versione, l’edizione, la lingua e il tipo di licenza, il tipo di sistema e, per ampie fasce, da quanto tempo viene usato',
    identifier:
      'Il programma riferisce senza identificativo: una volta alla settimana comunica ciò che è stato contato in quella settimana. Ogni dato è conservato a sé, così che nulla lo colleghi a un altro dato, a un’altra settimana o a un’installazione. Questi dati sono anonimi.',
    keepWeeks: (days) => `Ciò che è stato contato in una settimana viene cancellato dopo ${days} giorni.`,
    ownData:
      'Poiché nulla di ciò che è conservato appartiene a un’installazione, il produttore non può né mostrare né cancellare ciò che è venuto dalla Sua.',
    security: 'Ogni dato è conservato a sé e senza identificativo. I backup sono cifrati.',
  },
  country:
    'Il paese viene ricavato in memoria dall’indirizzo di rete e conservato come due lettere. L’indirizzo stesso non viene conservato.',
  noCountry: 'L’indirizzo di rete non viene conservato, né alcunché ne sia ricavato.',
  keepSessionDays: (days) => `Ciò che è stato fatto in un giorno viene cancellato dopo ${days} giorni.`,
  keepEventsDays: (days) => `Gli errori e i singoli eventi vengono cancellati dopo ${days} giorni.`,
  controller: (name, address) => `Il titolare del trattamento è ${name}, ${address}.`,
  contact: (contact) => `Contatto: ${contact}.`,
  dataProtectionContact: (contact) => `Contatto per la protezione dei dati: ${contact}.`,
  hosting: (hoster, region) => `Il server è gestito da ${hoster}; si trova in: ${region}.`,
  noRecipients: 'Il server non trasmette i dati a nessun altro servizio.',
  policyUrl: (url) => `L’informativa sulla privacy del produttore: ${url}`,
  children: { yes: 'Il programma si rivolge anche ai minori.', no: 'Il programma non si rivolge ai minori.' },
  childrenGap: (gap) => `Se il programma si rivolge ai minori: ${gap}.`,
  ownData: (url) =>
    `Con l’identificativo che il programma Le mostra può vedere e cancellare ciò che è conservato: ${url}`,
  withdrawal:
    'Può cambiare la Sua scelta nel programma in qualsiasi momento. Ciò che rifiuta non viene più inviato; resta ferma la liceità di quanto inviato prima.',
  authority: (name) => `Può proporre reclamo a un’autorità di controllo: ${name}.`,
  noDecisions: 'Il server non prende decisioni automatizzate sulle persone.',
  more: (url) => `Per saperne di più, e per vedere che cosa è cambiato: ${url}`,
  subjects: (product) => `Interessati: le persone che usano ${product}.`,
  security:
    'L’identificativo è conservato solo come hash con chiave, e la chiave si trova fuori dalla banca dati. L’uso e l’identità sono conservati in archivi separati, e i backup sono cifrati.',
  papers: {
    craIntro:
      'Regolamento (UE) 2024/2847, allegato I, parte I, punto 2, per quanto riguarda i dati sull’uso del programma.',
    endpoint: (url, protocol) =>
      `I dati vengono inviati tramite ${protocol} a ${url}; solo questo accesso deve essere aperto. Se l’indirizzo non è raggiungibile, il programma funziona come prima.`,
    necessity: (gap) => `Perché questi dati sono necessari e perché meno non basterebbe: ${gap}.`,
    criteria:
      'Spetta al produttore decidere se occorre una valutazione. A favore depongono un gran numero di installazioni, l’uso sul lavoro e l’uso da parte di minori.',
    rareRisk:
      'Rischio: una combinazione rara di valori indica una persona. Misura: ciò che viene comunicato all’esterno non mostra gruppi piccoli.',
    textRisk:
      'Rischio: un testo contiene un nome o un segreto. Misura: i valori come le impostazioni vengono accettati solo come il piano prevede, e un filtro rifiuta ciò che somiglia a una persona o a un segreto. Non trova tutto.',
    leakRisk: 'Rischio: i dati conservati cadono in mani sbagliate. Misura:',
    remaining: (gap) => `Altre misure e rischio che rimane: ${gap}.`,
    views: (gap) => `Il parere degli interessati e il consiglio del responsabile della protezione dei dati: ${gap}.`,
  },
  noChanges: 'Finora non è cambiato nulla.',
  directions: {
    widening: 'si raccoglie o si conserva di più',
    narrowing: 'si raccoglie o si conserva di meno',
    neutral: 'descritto diversamente',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  reason: (reason) => `Motivo: ${reason}`,
  notAdvice:
    'Questo testo è scritto da un software a partire dalla configurazione in vigore del prodotto. Non costituisce consulenza legale.',
  manifest: (hash) => `Manifesto: ${hash}`,
  page: {
    installation: 'L’identificativo che il programma Le mostra',
    show: 'Mostra ciò che è conservato',
    erase: 'Cancella',
    eraseWarning: 'I dati cancellati non possono essere recuperati.',
    erased: 'La Sua richiesta è stata ricevuta. Tutto sarà cancellato entro il:',
    keepReceipt: 'Conservi questa ricevuta firmata:',
    shown: 'Questo è tutto ciò che è conservato con questo identificativo:',
    badInstallation: 'Non è un identificativo come lo mostra il programma. Lo copi per intero.',
    tooMany: 'Troppe richieste. Riprovi tra un minuto.',
    back: 'Torna a ciò che viene raccolto',
  },
};
