import type { Texts } from './texts.ts';

export const fr: Texts = {
  language: 'Français',
  gap: '[à compléter par l’éditeur]',
  titles: {
    notice: 'Avis dans le programme',
    banner: 'Avis en ligne de commande',
    eula: 'Paragraphe pour les conditions de licence',
    policy: 'Section pour la politique de confidentialité',
    inventory: 'Inventaire des données',
    record: 'Registre des activités de traitement (art. 30 RGPD)',
    assessment: 'Trame d’une analyse d’impact relative à la protection des données (art. 35 RGPD)',
    customer: 'Fiche de données pour les clients',
    resilience: 'Paragraphe pour la documentation technique (règlement sur la cyberrésilience)',
    changes: 'Ce qui a changé',
  },
  headings: {
    collected: 'Ce qui est collecté',
    kept: 'Durée de conservation',
    who: 'Qui est responsable',
    rights: 'Vos droits',
    changes: 'Ce qui a changé',
    documents: 'Documents',
    security: 'Sécurité',
    necessity: 'Nécessité et proportionnalité',
    risks: 'Les risques et les mesures prises',
    confidentiality: '(e) Confidentialité',
    minimisation: '(g) Minimisation des données',
    removal: '(m) Suppression des données',
  },
  collecting: (product) => `${product} indique à son éditeur comment il est utilisé, afin qu’il puisse être amélioré.`,
  collectingNothing: (product) => `Actuellement, ${product} ne collecte rien : son éditeur a désactivé la collecte.`,
  choice: 'Seul ce que permet votre choix dans le programme est envoyé et conservé.',
  purposes: {
    basic:
      'le fait que le programme a fonctionné, quels jours et combien de temps, sa version, son édition, son type de licence, et le type de système',
    usage: 'les fonctions utilisées et leur fréquence',
    diagnostics: 'les erreurs survenues et leur emplacement dans le programme',
    content: 'des valeurs définies par le programme, comme ses réglages',
    messages: 'les messages de l’éditeur qui ont été affichés',
  },
  bases: {
    consent: 'consentement (art. 6, par. 1, point a, RGPD)',
    'legitimate-interests': 'intérêts légitimes (art. 6, par. 1, point f, RGPD)',
    contract: 'exécution d’un contrat (art. 6, par. 1, point b, RGPD)',
  },
  purpose: (what, basis) => `Données collectées : ${what}. Base juridique : ${basis}.`,
  withoutPlan:
    'L’éditeur n’a publié aucune liste de ce qui peut être compté : toute fonction que le programme nomme peut être comptée sous ce nom.',
  withPlan: 'L’éditeur a publié la liste de ce qui peut être compté :',
  planned: (name, description, days) => `${name} : ${description} (${days} jours)`,
  system: {
    name: 'Ce qui est indiqué du système',
    told: (fields) => `Sur le système où il fonctionne, le programme indique : ${fields.join(', ')}.`,
    nothing: 'Le programme n’indique rien sur le système où il fonctionne.',
    fields: {
      os: 'le système d’exploitation',
      osVersion: 'sa version',
      arch: 'l’architecture du processeur',
      cpu: 'le modèle du processeur',
      cores: 'le nombre de ses cœurs',
      memoryMb: 'la quantité de mémoire',
      gpu: 'la carte graphique',
      screen: 'la taille de l’écran',
      displays: 'le nombre d’écrans',
      language: 'la langue',
      locale: 'la langue et la région',
      runtime: 'l’environnement d’exécution et sa version',
      formFactor: 's’il s’agit d’un ordinateur de bureau, d’un portable ou d’un appareil mobile',
      virtualMachine: 's’il s’agit d’une machine virtuelle',
      container: 's’il s’agit d’un conteneur',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} figure dans le plan par exception : ${reason} (${by}, ${date}${basis === undefined ? '' : ` ; base juridique : ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region} : sans vous poser la question au préalable, on collecte : ${what} ; ${mode}. ${reason} (${by}, ${date} ; base juridique : ${legalBasis})`,
    what: {
      usage: 'l’utilisation avec un identifiant',
      noId: 'l’utilisation sans identifiant',
      diagnostics: 'les erreurs',
    },
    modes: { 'opt-out': 'jusqu’à ce que vous vous y opposiez', notice: 'dès que vous en êtes informé' },
  },
  identifier: (months) =>
    `Sauf si le programme envoie ses rapports sans identifiant, une installation possède un identifiant aléatoire, qui ne nomme personne et qui est remplacé au bout de ${months} mois. Ces données sont pseudonymes : elles se rapportent à une installation, et vous avez des droits sur elles.`,
  withoutId: {
    basic:
      'le fait que le programme a été utilisé au cours d’une semaine et combien de jours, sa version, son édition, sa langue, son type de licence, le type de système et, par larges tranches, depuis quand il est utilisé',
    identifier:
      'Le programme envoie ses rapports sans identifiant : une fois par semaine, il indique ce qui a été compté cette semaine-là. Chaque donnée est conservée séparément, de sorte que rien ne la relie à une autre donnée, à une autre semaine ni à une installation. Ces données sont anonymes.',
    keepWeeks: (days) => `Ce qui a été compté au cours d’une semaine est effacé au bout de ${days} jours.`,
    ownData:
      'Comme rien de ce qui est conservé ne se rapporte à une installation, l’éditeur ne peut ni montrer ni effacer ce qui est venu de la vôtre.',
    security: 'Chaque donnée est conservée séparément et sans identifiant. Les sauvegardes sont chiffrées.',
  },
  country:
    'Le pays est déduit de l’adresse réseau en mémoire et conservé sous forme de deux lettres. L’adresse elle-même n’est pas conservée.',
  noCountry: 'L’adresse réseau n’est pas conservée, ni rien de ce qui en serait déduit.',
  keepSessionDays: (days) => `Ce qui a été fait un jour donné est effacé au bout de ${days} jours.`,
  keepEventsDays: (days) => `Les erreurs et les occurrences isolées sont effacées au bout de ${days} jours.`,
  controller: (name, address) => `Le responsable du traitement est ${name}, ${address}.`,
  contact: (contact) => `Contact : ${contact}.`,
  dataProtectionContact: (contact) => `Contact pour la protection des données : ${contact}.`,
  hosting: (hoster, region) => `Le serveur est exploité par ${hoster} ; il se trouve ici : ${region}.`,
  noRecipients: 'Le serveur ne transmet les données à aucun autre service.',
  policyUrl: (url) => `La politique de confidentialité de l’éditeur : ${url}`,
  children: {
    yes: 'Le programme s’adresse aussi aux enfants.',
    no: 'Le programme ne s’adresse pas aux enfants.',
  },
  childrenGap: (gap) => `Si le programme s’adresse aux enfants : ${gap}.`,
  ownData: (url) =>
    `Avec l’identifiant que le programme vous montre, vous pouvez consulter et effacer ce qui est conservé : ${url}`,
  withdrawal:
    'Vous pouvez modifier votre choix dans le programme à tout moment. Ce que vous refusez n’est alors plus envoyé ; la licéité des envois antérieurs n’est pas remise en cause.',
  authority: (name) => `Vous pouvez introduire une réclamation auprès d’une autorité de contrôle : ${name}.`,
  noDecisions: 'Le serveur ne prend aucune décision automatisée concernant des personnes.',
  more: (url) => `Pour en savoir plus, et pour voir ce qui a changé : ${url}`,
  subjects: (product) => `Personnes concernées : celles qui utilisent ${product}.`,
  security:
    'L’identifiant n’est conservé que sous forme de hachage avec une clé secrète, qui se trouve hors de la base de données. L’usage et l’identité sont conservés dans des bases séparées, et les sauvegardes sont chiffrées.',
  papers: {
    craIntro:
      'Règlement (UE) 2024/2847, annexe I, partie I, point 2, pour ce qui est des données sur l’utilisation du programme.',
    endpoint: (url, protocol) =>
      `Les données sont envoyées en ${protocol} à ${url} ; seul cet accès doit être ouvert. Si l’adresse est injoignable, le programme fonctionne comme avant.`,
    necessity: (gap) => `Pourquoi ces données sont nécessaires, et pourquoi moins ne suffirait pas : ${gap}.`,
    criteria:
      'Il appartient à l’éditeur de décider si une analyse est requise. Plaident en ce sens un grand nombre d’installations, l’utilisation au travail et l’utilisation par des enfants.',
    rareRisk:
      'Risque : une combinaison rare de valeurs désigne une personne. Mesure : ce qui est communiqué à l’extérieur ne montre pas de petits groupes.',
    textRisk:
      'Risque : un texte contient un nom ou un secret. Mesure : les valeurs telles que les réglages ne sont acceptées que comme le plan le prévoit, et un filtre refuse ce qui ressemble à une personne ou à un secret. Il ne trouve pas tout.',
    leakRisk: 'Risque : les données conservées tombent en de mauvaises mains. Mesure :',
    remaining: (gap) => `Autres mesures, et risque qui subsiste : ${gap}.`,
    views: (gap) => `L’avis des personnes concernées et le conseil du délégué à la protection des données : ${gap}.`,
  },
  noChanges: 'Rien n’a changé jusqu’à présent.',
  directions: {
    widening: 'plus de données sont collectées ou conservées',
    narrowing: 'moins de données sont collectées ou conservées',
    neutral: 'décrit autrement',
  },
  change: (what, before, after) => `${what} : ${before} → ${after}`,
  reason: (reason) => `Raison : ${reason}`,
  notAdvice:
    'Ce texte est rédigé par un logiciel à partir de la configuration en vigueur du produit. Il ne constitue pas un avis juridique.',
  manifest: (hash) => `Manifeste : ${hash}`,
  page: {
    installation: 'L’identifiant que le programme vous montre',
    show: 'Afficher ce qui est conservé',
    erase: 'Effacer',
    eraseWarning: 'Les données effacées ne peuvent pas être rétablies.',
    erased: 'Votre demande a été reçue. Il ne restera rien au plus tard le :',
    keepReceipt: 'Conservez ce reçu signé :',
    shown: 'Voici tout ce qui est conservé sous cet identifiant :',
    badInstallation: 'Ce n’est pas un identifiant tel que le programme l’affiche. Copiez-le en entier.',
    tooMany: 'Trop de demandes. Réessayez dans une minute.',
    back: 'Retour à ce qui est collecté',
  },
};
