import type { Texts } from './texts.ts';

export const pt: Texts = {
  language: 'Português',
  gap: '[a preencher pelo fabricante]',
  titles: {
    notice: 'Aviso no programa',
    banner: 'Aviso na linha de comando',
    eula: 'Parágrafo para os termos de licença',
    policy: 'Seção para a política de privacidade',
    inventory: 'Inventário de dados',
    record: 'Registro das atividades de tratamento (art. 30 RGPD)',
    assessment: 'Esboço de um relatório de impacto à proteção de dados (art. 35 RGPD)',
    customer: 'Ficha de dados para clientes',
    resilience: 'Parágrafo para a documentação técnica (Regulamento de Resiliência Cibernética)',
    changes: 'O que mudou',
  },
  headings: {
    collected: 'O que é coletado',
    kept: 'Por quanto tempo é guardado',
    who: 'Quem é responsável',
    rights: 'Seus direitos',
    changes: 'O que mudou',
    documents: 'Documentos',
    security: 'Segurança',
    necessity: 'Necessidade e proporcionalidade',
    risks: 'Riscos e o que se faz contra eles',
    confidentiality: '(e) Confidencialidade',
    minimisation: '(g) Minimização de dados',
    removal: '(m) Remoção de dados',
  },
  collecting: (product) => `${product} informa ao fabricante como é usado, para que possa ser melhorado.`,
  collectingNothing: (product) => `No momento, ${product} não coleta nada: o fabricante desativou a coleta.`,
  choice: 'Só é enviado e guardado o que a sua escolha no programa permite.',
  purposes: {
    basic:
      'que o programa foi executado, em que dias e por quanto tempo, sua versão, edição e tipo de licença, e o tipo de sistema',
    usage: 'quais funções são usadas e com que frequência',
    diagnostics: 'quais erros ocorrem e em que parte do programa',
    content: 'valores que o programa define, como suas configurações',
    messages: 'quais mensagens do fabricante foram mostradas',
  },
  bases: {
    consent: 'consentimento (art. 6º, nº 1, alínea a, RGPD)',
    'legitimate-interests': 'interesses legítimos (art. 6º, nº 1, alínea f, RGPD)',
    contract: 'execução de um contrato (art. 6º, nº 1, alínea b, RGPD)',
  },
  purpose: (what, basis) => `É coletado: ${what}. Base legal: ${basis}.`,
  withoutPlan:
    'O fabricante não publicou uma lista do que pode ser contado: qualquer função que o programa nomeie pode ser contada com esse nome.',
  withPlan: 'O fabricante publicou uma lista do que pode ser contado:',
  planned: (name, description, days) => `${name}: ${description} (${days} dias)`,
  system: {
    name: 'O que é informado sobre o sistema',
    told: (fields) => `Sobre o sistema em que é executado, o programa informa: ${fields.join(', ')}.`,
    nothing: 'O programa não informa nada sobre o sistema em que é executado.',
    fields: {
      os: 'o sistema operacional',
      osVersion: 'sua versão',
      arch: 'a arquitetura do processador',
      cpu: 'o modelo do processador',
      cores: 'o número de núcleos',
      memoryMb: 'a quantidade de memória',
      gpu: 'a placa de vídeo',
      screen: 'o tamanho da tela',
      displays: 'o número de telas',
      language: 'o idioma',
      locale: 'o idioma e a região',
      runtime: 'o ambiente de execução e sua versão',
      formFactor: 'se é um computador de mesa, um notebook ou um dispositivo móvel',
      virtualMachine: 'se é uma máquina virtual',
      container: 'se é um contêiner',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} consta do plano como exceção: ${reason} (${by}, ${date}${basis === undefined ? '' : `; base legal: ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region}: sem perguntar antes, coleta-se: ${what}; ${mode}. ${reason} (${by}, ${date}; base legal: ${legalBasis})`,
    what: { usage: 'o uso com identificador', noId: 'o uso sem identificador', diagnostics: 'os erros' },
    modes: { 'opt-out': 'até que você se oponha', notice: 'a partir do momento em que você é informado' },
  },
  identifier: (months) =>
    `A menos que o programa informe sem identificador, cada instalação tem um identificador aleatório, que não nomeia ninguém e é substituído após ${months} meses. Esses dados são pseudônimos: pertencem a uma instalação, e você tem direitos sobre eles.`,
  withoutId: {
    basic:
      'que o programa foi usado em uma semana e em quantos dias dela, sua versão, edição, idioma e tipo de licença, o tipo de sistema e, em faixas amplas, há quanto tempo é usado',
    identifier:
      'O programa informa sem identificador: uma vez por semana, comunica o que foi contado naquela semana. Cada dado é guardado separadamente, de modo que nada o liga a outro dado, a outra semana ou a uma instalação. Esses dados são anônimos.',
    keepWeeks: (days) => `O que foi contado em uma semana é apagado após ${days} dias.`,
    ownData:
      'Como nada do que está guardado pertence a uma instalação, o fabricante não pode mostrar nem apagar o que veio da sua.',
    security: 'Cada dado é guardado separadamente e sem identificador. Os backups são criptografados.',
  },
  country:
    'O país é obtido do endereço de rede na memória e guardado como duas letras. O endereço em si não é guardado.',
  noCountry: 'O endereço de rede não é guardado, nem nada derivado dele.',
  keepSessionDays: (days) => `O que foi feito em um dia é apagado após ${days} dias.`,
  keepEventsDays: (days) => `Erros e ocorrências isoladas são apagados após ${days} dias.`,
  controller: (name, address) => `O controlador (responsável pelo tratamento) é ${name}, ${address}.`,
  contact: (contact) => `Contato: ${contact}.`,
  dataProtectionContact: (contact) => `Contato para proteção de dados: ${contact}.`,
  hosting: (hoster, region) => `O servidor é operado por ${hoster}; fica em: ${region}.`,
  noRecipients: 'O servidor não transmite os dados a nenhum outro serviço.',
  policyUrl: (url) => `A política de privacidade do próprio fabricante: ${url}`,
  children: {
    yes: 'O programa também se destina a crianças.',
    no: 'O programa não se destina a crianças.',
  },
  childrenGap: (gap) => `Se o programa se destina a crianças: ${gap}.`,
  ownData: (url) => `Com o identificador que o programa mostra, você pode ver e apagar o que está guardado: ${url}`,
  withdrawal:
    'Você pode mudar sua escolha no programa a qualquer momento. O que você recusar deixa de ser enviado; a licitude do que foi enviado antes não é afetada.',
  authority: (name) => `Você pode apresentar reclamação a uma autoridade de controle: ${name}.`,
  noDecisions: 'O servidor não toma decisões automatizadas sobre pessoas.',
  more: (url) => `Mais informações, e o que mudou: ${url}`,
  subjects: (product) => `Titulares dos dados: pessoas que usam ${product}.`,
  security:
    'O identificador é guardado apenas como hash com chave, e a chave fica fora do banco de dados. O uso e a identidade ficam em bases separadas, e os backups são criptografados.',
  papers: {
    craIntro:
      'Regulamento (UE) 2024/2847, anexo I, parte I, ponto 2, no que diz respeito aos dados sobre o uso do programa.',
    endpoint: (url, protocol) =>
      `Os dados são enviados por ${protocol} para ${url}; só esse acesso precisa estar aberto. Se o endereço não puder ser alcançado, o programa funciona como antes.`,
    necessity: (gap) => `Por que esses dados são necessários, e por que menos não bastaria: ${gap}.`,
    criteria:
      'Cabe ao fabricante decidir se é preciso fazer uma avaliação. São motivos para fazê-la um grande número de instalações, o uso no trabalho e o uso por crianças.',
    rareRisk:
      'Risco: uma combinação rara de valores aponta para uma pessoa. Medida: o que é divulgado externamente não mostra grupos pequenos.',
    textRisk:
      'Risco: um texto contém um nome ou um segredo. Medida: valores como as configurações só são aceitos como o plano prevê, e um filtro recusa o que parece uma pessoa ou um segredo. Ele não encontra tudo.',
    leakRisk: 'Risco: os dados guardados caem em mãos erradas. Medida:',
    remaining: (gap) => `Outras medidas e o risco que resta: ${gap}.`,
    views: (gap) => `A opinião dos titulares dos dados e o conselho do encarregado da proteção de dados: ${gap}.`,
  },
  noChanges: 'Nada mudou até agora.',
  directions: {
    widening: 'coleta-se ou guarda-se mais',
    narrowing: 'coleta-se ou guarda-se menos',
    neutral: 'descrito de outro modo',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  reason: (reason) => `Motivo: ${reason}`,
  notAdvice:
    'Este texto é escrito por software a partir da configuração vigente do produto. Não constitui aconselhamento jurídico.',
  manifest: (hash) => `Manifesto: ${hash}`,
  page: {
    installation: 'O identificador que o programa mostra',
    show: 'Mostrar o que está guardado',
    erase: 'Apagar',
    eraseWarning: 'Dados apagados não podem ser recuperados.',
    erased: 'Seu pedido foi recebido. Tudo será apagado até:',
    keepReceipt: 'Guarde este recibo assinado:',
    shown: 'Isto é tudo o que está guardado com este identificador:',
    badInstallation: 'Este não é um identificador como o programa mostra. Copie-o por inteiro.',
    tooMany: 'Pedidos demais. Tente novamente em um minuto.',
    back: 'Voltar ao que é coletado',
  },
};
