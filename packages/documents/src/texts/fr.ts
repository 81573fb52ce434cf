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
  identifier: (months) =>
    `Sauf si le programme envoie ses rapports sans identifiant, une installation possède un identifiant aléatoire, qui ne nomme personne et qui est remplacé au bout de ${months} mois. Ces données sont pseudonymes : elles se rapportent à une installation, et vous avez des droits sur elles.`,
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
    'L’identifiant n’est conservé que sous forme d’empreinte à clé, dont la clé se trouve hors de la base de données. L’usage et l’identité sont conservés dans des bases séparées, et les sauvegardes sont chiffrées.',
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
