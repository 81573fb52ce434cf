import type { PageText } from '../../locales.ts';

export const tokensText: Pick<PageText, 'tokens'> = {
  tokens: {
    title: 'API-Token',
    text: 'Programme benutzen die API mit einem Token. Was man fragen kann, steht in der <docs>Dokumentation der API</docs>.',
    create: 'Neues Token',
    name: 'Wofür es ist',
    namePlaceholder: 'Wochenbericht',
    scopes: 'Was es darf',
    scope: { read: 'Lesen', manage: 'Verwalten', inspect: 'Einsehen', backup: 'Sichern', people: 'Personen' },
    scopeHelp: {
      read: 'Produkte und Berichte öffnen.',
      manage: 'Auch Produkte und Token ändern.',
      inspect: 'Eine Installation unter der ID öffnen, die ihr Nutzer herausgibt. Jeder Blick wird protokolliert.',
      backup: 'Alles sichern, verschlüsselt.',
      people: 'Personen einladen und entfernen, und ändern, was sie dürfen.',
    },
    submit: 'Token anlegen',
    created: 'Token „{name}“',
    createdText: 'Kopieren Sie es jetzt: Der Server behält nur einen Hash davon und kann es nicht noch einmal zeigen.',
    secret: 'Token',
    existing: 'Vorhandene Token',
    none: 'Es gibt keine Token.',
    createdOn: 'angelegt am {day}',
    delete: 'Löschen',
    deleteNamed: 'Token {name} löschen',
    confirm: 'Endgültig löschen',
    cancel: 'Abbrechen',
  },
};
