import type { Texts } from './texts.ts';

export const es: Texts = {
  language: 'Español',
  gap: '[a completar por el fabricante]',
  titles: {
    notice: 'Aviso en el programa',
    banner: 'Aviso en la línea de comandos',
    eula: 'Párrafo para las condiciones de licencia',
    policy: 'Sección para la política de privacidad',
    inventory: 'Inventario de datos',
    record: 'Registro de actividades de tratamiento (art. 30 RGPD)',
    assessment: 'Esquema de una evaluación de impacto relativa a la protección de datos (art. 35 RGPD)',
    customer: 'Ficha de datos para clientes',
    resilience: 'Párrafo para la documentación técnica (Reglamento de Ciberresiliencia)',
    changes: 'Qué ha cambiado',
  },
  headings: {
    collected: 'Qué se recoge',
    kept: 'Cuánto tiempo se conserva',
    who: 'Quién es responsable',
    rights: 'Sus derechos',
    changes: 'Qué ha cambiado',
    documents: 'Documentos',
    security: 'Seguridad',
    necessity: 'Necesidad y proporcionalidad',
    risks: 'Riesgos y lo que se hace contra ellos',
    confidentiality: '(e) Confidencialidad',
    minimisation: '(g) Minimización de datos',
    removal: '(m) Eliminación de datos',
  },
  collecting: (product) => `${product} comunica a su fabricante cómo se utiliza, para que pueda mejorarlo.`,
  collectingNothing: (product) => `Actualmente ${product} no recoge nada: su fabricante ha desactivado la recogida.`,
  choice: 'Solo se envía y se conserva lo que su elección en el programa permite.',
  purposes: {
    basic:
      'que el programa se ejecutó, en qué días y durante cuánto tiempo, su versión, edición y tipo de licencia, y el tipo de sistema',
    usage: 'qué funciones se utilizan y con qué frecuencia',
    diagnostics: 'qué errores se producen y en qué parte del programa',
    content: 'valores que fija el programa, como sus ajustes',
    messages: 'qué mensajes del fabricante se mostraron',
  },
  bases: {
    consent: 'consentimiento (art. 6.1.a RGPD)',
    'legitimate-interests': 'interés legítimo (art. 6.1.f RGPD)',
    contract: 'ejecución de un contrato (art. 6.1.b RGPD)',
  },
  purpose: (what, basis) => `Se recoge: ${what}. Base jurídica: ${basis}.`,
  withoutPlan:
    'El fabricante no ha publicado ninguna lista de lo que puede contarse: cualquier función que el programa nombre puede contarse con ese nombre.',
  withPlan: 'El fabricante ha publicado una lista de lo que puede contarse:',
  planned: (name, description, days) => `${name}: ${description} (${days} días)`,
  system: {
    name: 'Lo que se comunica sobre el sistema',
    told: (fields) => `Sobre el sistema en el que se ejecuta, el programa comunica: ${fields.join(', ')}.`,
    nothing: 'El programa no comunica nada sobre el sistema en el que se ejecuta.',
    fields: {
      os: 'el sistema operativo',
      osVersion: 'su versión',
      arch: 'la arquitectura del procesador',
      cpu: 'el modelo del procesador',
      cores: 'el número de núcleos',
      memoryMb: 'la cantidad de memoria',
      gpu: 'la tarjeta gráfica',
      screen: 'el tamaño de la pantalla',
      displays: 'el número de pantallas',
      language: 'el idioma',
      locale: 'el idioma y la región',
      runtime: 'el entorno de ejecución y su versión',
      formFactor: 'si es un equipo de escritorio, un portátil o un dispositivo móvil',
      virtualMachine: 'si es una máquina virtual',
      container: 'si es un contenedor',
    },
  },
  override: ({ name, reason, by, date, basis }) =>
    `${name} figura en el plan como excepción: ${reason} (${by}, ${date}${basis === undefined ? '' : `; base jurídica: ${basis}`})`,
  loosened: {
    told: ({ region, what, mode, reason, by, date, legalBasis }) =>
      `${region}: sin preguntar antes se recoge: ${what}; ${mode}. ${reason} (${by}, ${date}; base jurídica: ${legalBasis})`,
    what: { usage: 'el uso con un identificador', noId: 'el uso sin identificador', diagnostics: 'los errores' },
    modes: { 'opt-out': 'hasta que usted se oponga', notice: 'una vez que se le ha informado' },
  },
  identifier: (months) =>
    `Salvo que el programa informe sin identificador, cada instalación tiene uno aleatorio, que no nombra a nadie y se sustituye a los ${months} meses. Estos datos son seudónimos: pertenecen a una instalación, y usted tiene derechos sobre ellos.`,
  withoutId: {
    basic:
      'que el programa se utilizó en una semana y en cuántos de sus días, su versión, edición, idioma y tipo de licencia, el tipo de sistema y, en tramos amplios, desde cuándo se utiliza',
    identifier:
      'El programa informa sin identificador: una vez por semana comunica lo que se contó en esa semana. Cada dato se guarda por separado, de modo que nada lo une a otro dato, a otra semana ni a una instalación. Estos datos son anónimos.',
    keepWeeks: (days) => `Lo que se contó en una semana se borra a los ${days} días.`,
    ownData:
      'Como nada de lo que se conserva pertenece a una instalación, el fabricante no puede mostrar ni borrar lo que vino de la suya.',
    security: 'Cada dato se guarda por separado y sin identificador. Las copias de seguridad están cifradas.',
  },
  country:
    'El país se obtiene de la dirección de red en memoria y se conserva como dos letras. La dirección en sí no se conserva.',
  noCountry: 'No se conserva la dirección de red ni nada que se derive de ella.',
  keepSessionDays: (days) => `Lo que se hizo en un día se borra a los ${days} días.`,
  keepEventsDays: (days) => `Los errores y los sucesos individuales se borran a los ${days} días.`,
  controller: (name, address) => `El responsable del tratamiento es ${name}, ${address}.`,
  contact: (contact) => `Contacto: ${contact}.`,
  dataProtectionContact: (contact) => `Contacto de protección de datos: ${contact}.`,
  hosting: (hoster, region) => `El servidor lo gestiona ${hoster}; se encuentra en: ${region}.`,
  noRecipients: 'El servidor no transmite los datos a ningún otro servicio.',
  policyUrl: (url) => `La política de privacidad del propio fabricante: ${url}`,
  children: {
    yes: 'El programa también se dirige a menores.',
    no: 'El programa no se dirige a menores.',
  },
  childrenGap: (gap) => `Si el programa se dirige a menores: ${gap}.`,
  ownData: (url) => `Con el identificador que le muestra el programa puede ver y borrar lo que se conserva: ${url}`,
  withdrawal:
    'Puede cambiar su elección en el programa en cualquier momento. Lo que rechace deja de enviarse; la licitud de lo enviado antes no se ve afectada.',
  authority: (name) => `Puede presentar una reclamación ante una autoridad de control: ${name}.`,
  noDecisions: 'El servidor no toma decisiones automatizadas sobre personas.',
  more: (url) => `Más información, y qué ha cambiado: ${url}`,
  subjects: (product) => `Interesados: las personas que utilizan ${product}.`,
  security:
    'El identificador se conserva solo como hash con clave, y la clave está fuera de la base de datos. El uso y la identidad se guardan en almacenes separados, y las copias de seguridad están cifradas.',
  papers: {
    craIntro:
      'Reglamento (UE) 2024/2847, anexo I, parte I, punto 2, en lo que se refiere a los datos sobre el uso del programa.',
    endpoint: (url, protocol) =>
      `Los datos se envían por ${protocol} a ${url}; solo debe estar abierto ese acceso. Si no se puede acceder a esa dirección, el programa funciona como antes.`,
    necessity: (gap) => `Por qué se necesitan estos datos y por qué no bastaría con menos: ${gap}.`,
    criteria:
      'Corresponde al fabricante decidir si hace falta una evaluación. Son motivos para hacerla un gran número de instalaciones, el uso en el trabajo y el uso por menores.',
    rareRisk:
      'Riesgo: una combinación rara de valores señala a una persona. Medida: lo que se comunica al exterior no muestra grupos pequeños.',
    textRisk:
      'Riesgo: un texto contiene un nombre o un secreto. Medida: los valores como los ajustes solo se aceptan como el plan prevé, y un filtro rechaza lo que parece una persona o un secreto. No lo encuentra todo.',
    leakRisk: 'Riesgo: los datos guardados caen en malas manos. Medida:',
    remaining: (gap) => `Otras medidas y riesgo que queda: ${gap}.`,
    views: (gap) => `La opinión de los interesados y el consejo del delegado de protección de datos: ${gap}.`,
  },
  noChanges: 'Hasta ahora no ha cambiado nada.',
  directions: {
    widening: 'se recoge o se conserva más',
    narrowing: 'se recoge o se conserva menos',
    neutral: 'descrito de otro modo',
  },
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  reason: (reason) => `Motivo: ${reason}`,
  notAdvice:
    'Este texto lo escribe un programa a partir de la configuración vigente del producto. No es asesoramiento jurídico.',
  manifest: (hash) => `Manifiesto: ${hash}`,
  page: {
    installation: 'El identificador que le muestra el programa',
    show: 'Mostrar lo que se conserva',
    erase: 'Borrar',
    eraseWarning: 'Los datos borrados no se pueden recuperar.',
    erased: 'Su solicitud se ha recibido. No quedará nada a más tardar el:',
    keepReceipt: 'Guarde este recibo firmado:',
    shown: 'Esto es todo lo que se conserva con este identificador:',
    badInstallation: 'No es un identificador como el que muestra el programa. Cópielo entero.',
    tooMany: 'Demasiadas solicitudes. Inténtelo de nuevo dentro de un minuto.',
    back: 'Volver a lo que se recoge',
  },
};
