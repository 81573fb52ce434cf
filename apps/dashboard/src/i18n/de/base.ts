import type { BaseText } from '../locales.ts';

/** Der Text rings um die Seiten mit Zahlen. */
export const base: BaseText = {
  shell: {
    skip: 'Zum Inhalt springen',
    search: 'Suchen',
    shortcuts: 'Tastenkürzel',
    menu: 'Menü',
    navigation: 'Hauptmenü',
    noProduct: 'Kein Produkt',
    switchProduct: '(Produkt wechseln)',
    newProduct: 'Neues Produkt',
    toLight: 'Zu hellen Farben wechseln',
    toDark: 'Zu dunklen Farben wechseln',
    account: 'Konto von {name}',
    appearance: 'Darstellung',
    colorScheme: { light: 'Hell', dark: 'Dunkel', auto: 'Wie das System' },
    language: 'Sprache',
    ownAccount: 'Passwort und Sitzungen',
    signOut: 'Abmelden',
  },
  state: {
    failed: 'Das konnte nicht geladen werden',
    retry: 'Noch einmal versuchen',
    loading: 'Wird geladen: {title}',
    slow: 'Das dauert länger als sonst.',
    cancel: 'Abbrechen',
    calledOff: 'Abgebrochen',
    calledOffText: 'Der Server arbeitet nicht mehr daran. Ein kürzerer Zeitraum oder weniger Filter gehen schneller.',
    askAgain: 'Noch einmal fragen',
  },
  missing: {
    title: 'Diese Seite gibt es nicht',
    text: 'Die Adresse ist vielleicht vertippt, oder das Produkt wurde gelöscht.',
    home: 'Zur Startseite',
  },
  copy: {
    copy: 'Kopieren: {label}',
    copied: 'Kopiert',
    failed: 'Der Browser hat es nicht erlaubt; markieren Sie den Text und kopieren Sie ihn',
  },
  change: { better: 'besser', worse: 'schlechter' },
  figures: {
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    download: 'Als CSV herunterladen',
    picture: 'Als PNG sichern',
  },
};
