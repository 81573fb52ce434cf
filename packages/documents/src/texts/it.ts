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
  },
  collecting: (product) => `${product} comunica al produttore come viene usato, affinché possa migliorarlo.`,
  collectingNothing: (product) =>
    `Al momento ${product} non raccoglie nulla: il produttore ha disattivato la raccolta.`,
  choice: 'Viene inviato e conservato solo ciò che la Sua scelta nel programma consente.',
  purposes: {
    basic:
      'che il programma è stato eseguito, in quali giorni e per quanto tempo, la versione, l’edizione e il tipo di licenza, e il tipo di sistema',
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
  identifier: (months) =>
    `Salvo che il programma riferisca senza identificativo, ogni installazione ne ha uno casuale, che non nomina nessuno e viene sostituito dopo ${months} mesi. Tali dati sono pseudonimi: appartengono a un’installazione, e Lei ha diritti su di essi.`,
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
  policyUrl: (url) => `L’informativa del produttore: ${url}`,
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
    erased: 'La Sua richiesta è stata ricevuta. Non resterà nulla entro il:',
    keepReceipt: 'Conservi questa ricevuta firmata:',
    shown: 'Questo è tutto ciò che è conservato con questo identificativo:',
    badInstallation: 'Non è un identificativo come lo mostra il programma. Lo copi per intero.',
    tooMany: 'Troppe richieste. Riprovi tra un minuto.',
    back: 'Torna a ciò che viene raccolto',
  },
};
