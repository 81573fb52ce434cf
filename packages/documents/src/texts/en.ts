import type { Texts } from './texts.ts';

export const en: Texts = {
  language: 'English',
  gap: '[to be filled in by the maker]',
  titles: {
    notice: 'Notice in the program',
    banner: 'Notice on the command line',
    eula: 'Paragraph for the licence terms',
    policy: 'Section for the privacy policy',
    inventory: 'Data inventory',
    record: 'Record of processing activities (art. 30 GDPR)',
    assessment: 'Outline of an impact assessment (art. 35 GDPR)',
    customer: 'Data sheet for customers',
    resilience: 'Paragraph for the technical documentation (Cyber Resilience Act)',
    changes: 'What changed',
  },
  headings: {
    collected: 'What is collected',
    kept: 'How long it is kept',
    who: 'Who is responsible',
    rights: 'Your rights',
    changes: 'What changed',
    documents: 'Documents',
    security: 'Security',
    necessity: 'Necessity and proportionality',
    risks: 'Risks and what is done about them',
    confidentiality: '(e) Confidentiality',
    minimisation: '(g) Data minimisation',
    removal: '(m) Removal of data',
  },
  collecting: (product) => `${product} tells its maker how it is used, so that it can be improved.`,
  collectingNothing: (product) => `At present ${product} collects nothing: its maker has switched collection off.`,
  choice: 'Only what your choice in the program allows is sent and stored.',
  purposes: {
    basic:
      'that the program ran, on which days and for how long, its version, edition and licence type, and the kind of system',
    usage: 'which features are used, and how often',
    diagnostics: 'which errors occur, and where in the program',
    content: 'values that the program sets, such as its settings',
    messages: 'which messages of the maker were shown',
  },
  bases: {
    consent: 'consent (art. 6(1)(a) GDPR)',
    'legitimate-interests': 'legitimate interests (art. 6(1)(f) GDPR)',
    contract: 'performance of a contract (art. 6(1)(b) GDPR)',
  },
  purpose: (what, basis) => `Collected is: ${what}. Legal basis: ${basis}.`,
  withoutPlan:
    'The maker has published no list of what may be counted: any feature that the program names may be counted, under the name it gives.',
  withPlan: 'The maker has published a list of what may be counted:',
  planned: (name, description, days) => `${name}: ${description} (${days} days)`,
  system: {
    name: 'What is told of the system',
    told: (fields) => `Of the system that it runs on the program tells: ${fields.join(', ')}.`,
    nothing: 'The program tells nothing of the system that it runs on.',
    fields: {
      os: 'the operating system',
      osVersion: 'its version',
      arch: 'the processor’s architecture',
      cpu: 'the processor’s model',
      cores: 'the number of its cores',
      memoryMb: 'the size of the memory',
      gpu: 'the graphics card',
      screen: 'the size of the screen',
      displays: 'the number of screens',
      language: 'the language',
      locale: 'language and region',
      runtime: 'the runtime and its version',
      formFactor: 'whether it is a desktop, a laptop or a mobile device',
      virtualMachine: 'whether it is a virtual machine',
      container: 'whether it is a container',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} is in the plan by an exception: ${reason} (${by}, ${date}${basis === undefined ? '' : `; legal basis: ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region}: without asking first, this is collected: ${what}; ${mode}. ${reason} (${by}, ${date}; legal basis: ${legalBasis})`,
    what: { usage: 'usage under an identifier', noId: 'usage without an identifier', diagnostics: 'errors' },
    modes: { 'opt-out': 'until you object', notice: 'once you have been told' },
  },
  identifier: (months) =>
    `Unless the program reports without an identifier, an installation has a random one, which names nobody and is replaced after ${months} months. Such data are pseudonymous: they belong to one installation, and you have rights over them.`,
  withoutId: {
    basic:
      'that the program was used in a week and on how many days of it, its version, edition, language and licence type, the kind of system, and in wide steps how long ago it was first used',
    identifier:
      'The program reports without an identifier: once a week it tells what was counted in that week. Each figure is stored by itself, so that nothing links it to another figure, another week or an installation. These figures are anonymous.',
    keepWeeks: (days) => `What was counted in a week is deleted after ${days} days.`,
    ownData:
      'Since nothing that is stored belongs to an installation, the maker can neither show nor erase what came from yours.',
    security: 'Each figure is stored by itself and without an identifier. Backups are encrypted.',
  },
  country:
    'The country is looked up from the network address in memory and stored as two letters. The address itself is not stored.',
  noCountry: 'The network address is not stored, nor is anything derived from it.',
  keepSessionDays: (days) => `What was done on a day is deleted after ${days} days.`,
  keepEventsDays: (days) => `Errors and single occurrences are deleted after ${days} days.`,
  controller: (name, address) => `The controller is ${name}, ${address}.`,
  contact: (contact) => `Contact: ${contact}.`,
  dataProtectionContact: (contact) => `Data protection contact: ${contact}.`,
  hosting: (hoster, region) => `The server is run by ${hoster}; it stands in: ${region}.`,
  noRecipients: 'The server passes the data on to no other service.',
  policyUrl: (url) => `The maker’s own privacy policy: ${url}`,
  children: { yes: 'The program is also meant for children.', no: 'The program is not meant for children.' },
  childrenGap: (gap) => `Whether the program is meant for children: ${gap}.`,
  ownData: (url) => `With the identifier that the program shows you, you can see and erase what is kept: ${url}`,
  withdrawal:
    'You can change your choice in the program at any time. Nothing more is then sent for what you refuse; what was sent lawfully before remains so.',
  authority: (name) => `You may complain to a supervisory authority: ${name}.`,
  noDecisions: 'The server makes no automated decisions about people.',
  more: (url) => `More, and what changed: ${url}`,
  subjects: (product) => `Data subjects: people who use ${product}.`,
  security:
    'The identifier is stored as a keyed hash only, with its key outside the database. Usage and identity are kept in separate stores, and backups are encrypted.',
  papers: {
    craIntro:
      'Regulation (EU) 2024/2847, annex I, part I, point 2, as far as data about the use of the program are concerned.',
    endpoint: (url, protocol) =>
      `Data are sent over ${protocol} to ${url}; only the path there has to be open. If it cannot be reached, the program works as before.`,
    necessity: (gap) => `Why these data are needed, and why fewer would not do: ${gap}.`,
    criteria:
      'Whether an assessment must be made is for the maker to decide. For it speak many installations, use at a workplace, and use by children.',
    rareRisk:
      'Risk: a rare combination of values points to a person. Against it: what is shared outside shows no small groups.',
    textRisk:
      'Risk: a text holds a name or a secret. Against it: values such as settings are taken only as the plan provides, and a guard refuses what looks like a person or a secret. It does not find everything.',
    leakRisk: 'Risk: the stored data fall into the wrong hands. Against it:',
    remaining: (gap) => `Further measures, and the risk that remains: ${gap}.`,
    views: (gap) => `The views of those concerned, and the advice of the data protection officer: ${gap}.`,
  },
  noChanges: 'Nothing has changed so far.',
  directions: {
    widening: 'more is collected or kept',
    narrowing: 'less is collected or kept',
    neutral: 'told otherwise',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  reason: (reason) => `Reason: ${reason}`,
  notAdvice: 'This text is written by software from the product’s live configuration. It is not legal advice.',
  manifest: (hash) => `Manifest: ${hash}`,
  page: {
    installation: 'The identifier that the program shows you',
    show: 'Show what is kept',
    erase: 'Erase it',
    eraseWarning: 'Erased data cannot be brought back.',
    erased: 'Your request was received. Nothing is left by:',
    keepReceipt: 'Keep this signed receipt:',
    shown: 'This is everything that is kept under this identifier:',
    badInstallation: 'This is not an identifier as the program shows it. Copy it whole.',
    tooMany: 'Too many requests. Try again in a minute.',
    back: 'Back to what is collected',
  },
};
