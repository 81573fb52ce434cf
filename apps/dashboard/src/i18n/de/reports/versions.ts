import type { ReportText } from '../../locales.ts';

export const versionsText: Pick<ReportText, 'versions' | 'platforms'> = {
  versions: {
    title: 'Versionen',
    adoption: 'Verbreitung der Versionen',
    adoptionSentence:
      'Aktive Installationen nach der Version, die im Abschnitt lief; wer zwei hatte, zählt bei beiden.',
    laggards: {
      title: 'Wer zurückliegt',
      sentence: 'Jede aktive Installation einmal, unter der letzten Version, die sie im Zeitraum hatte.',
      version: 'Version',
      installations: 'Installationen',
      share: 'Anteil',
      firstSeen: 'Zuerst gesehen',
      behind: 'Rückstand',
      behindHelp: 'Tage vom ersten Tag, an dem irgendwo eine neuere Version lief, bis zum letzten Sitzungstag; Median',
      days: '{days, plural, one {# Tag} other {# Tage}}',
      unknown: '{count, plural, one {Eine Installation nennt} other {# Installationen nennen}} keine Version.',
    },
    upgrades: {
      title: 'Wege der Aktualisierung',
      sentence: 'Installationen, die im Zeitraum eine Version nach der anderen hatten, die häufigsten Wege zuerst.',
      way: 'Von und nach',
      to: 'nach',
      downgrade: 'zurück',
      installations: 'Installationen',
      changes: 'Wechsel',
      changesHelp: 'Eine Installation kann mehrmals gewechselt haben',
      after: 'Nach',
      afterHelp: 'Tage vom ersten Sitzungstag mit der verlassenen Version an; Median',
      days: '{days, plural, =0 {selber Tag} one {# Tag} other {# Tagen}}',
      none: 'Niemand hat in diesem Zeitraum die Version gewechselt',
    },
  },
  platforms: {
    title: 'Plattformen',
    trend: 'Aktive Installationen nach {dimension}',
    trendSentence:
      'Installationen mit mindestens einem Sitzungstag mit dem Wert im Abschnitt; wer zwei hatte, zählt bei beiden.',
    cards: {
      systems: 'Systeme',
      machines: 'Rechner',
      graphics: 'Bildschirm und Grafik',
      surroundings: 'Umgebung',
      languages: 'Sprachen',
    },
    dropping: {
      title: 'Was verlieren wir ohne das?',
      sentence:
        'Aktive Installationen des Zeitraums, die von etwas abhängen, in mehreren Graden: gut zu wissen, bevor man mehr verlangt oder etwas entfernt.',
      asked: 'Wenn es das nicht mehr gäbe: <strong>{what}</strong>',
      feature: 'Eine Funktion…',
      value: 'Ein System, eine Version…',
      reset: 'Zurück zur ersten Frage',
      what: 'Was',
      active: 'Aktive Installationen',
      activeSessions: 'Alle Sitzungen',
      activeHours: 'Alle Stunden',
      of: '{part} von {whole}',
      measure: {
        installations: 'Hatten es',
        only: 'Hatten nur das',
        last: 'Hatten es zuletzt',
        sessions: 'Sitzungen',
        hours: 'Stunden',
      },
      help: {
        installations: 'Installationen, die es an mindestens einem Sitzungstag hatten',
        only: 'Installationen, die es an jedem ihrer Sitzungstage hatten',
        last: 'Installationen, die es an ihrem letzten Sitzungstag hatten: Sie haben sich nicht davon gelöst',
        sessions: 'Sitzungen, die an Sitzungstagen damit begannen',
        hours: 'Stunden der Sitzungstage damit',
      },
    },
  },
};
