import type { ReportText } from '../../locales.ts';

export const segmentsText: Pick<ReportText, 'segments'> = {
  segments: {
    title: 'Segmente',
    text: 'Ein Segment ist ein Name für Filter. Es steht in der Filterleiste jeder Seite, und in der API als segment=Name.',
    none: 'Es gibt keine Segmente',
    noneText: 'Wählen Sie Filter auf einer Seite und speichern Sie sie unter „Segmente“ in der Filterleiste.',
    open: 'Überblick dieses Segments öffnen',
    name: 'Name',
    filter: 'Filter',
    filterHelp: 'Wie in der Adresse einer Seite, etwa os=Windows,macOS&edition=Pro',
    save: 'Speichern',
    saved: 'Gespeichert.',
    delete: 'Löschen',
    deleteNamed: 'Segment {name} löschen',
    confirm: 'Endgültig löschen',
    cancel: 'Abbrechen',
  },
};
