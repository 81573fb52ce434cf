import type { ReportText } from '../../locales.ts';

export const liveText: Pick<ReportText, 'live'> = {
  live: {
    title: 'Live',
    text: 'Von wem dieser Server in der letzten halben Stunde gehört hat, von dem, was sonst gezählt wird. Es bleibt im Arbeitsspeicher, nennt keine Installation und steht in keinem Bericht.',
    asOf: 'Stand {time}',
    interrupted: 'Der Server kann gerade nicht gefragt werden; diese Seite versucht es wieder.',
    now: '{minutes, plural, one {In der letzten Minute} other {In den letzten # Minuten}}',
    nowAsked: 'In den letzten Minuten',
    nowNote: 'Installationen haben gesendet',
    halfHour: 'In der letzten halben Stunde',
    eachOnce: 'Installationen, jede einmal',
    incomplete: 'mindestens: es waren mehr, als behalten werden',
    arrived: 'Angekommene Sitzungstage',
    arrivedNote: 'darunter noch einmal gesendete',
    byMinute: 'Installationen je Minute',
    byMinuteSentence: 'Installationen, von denen in der Minute etwas ankam, nach der Uhr des Servers.',
    installations: 'Installationen',
    nobody: 'Gerade ist es still',
    nobodyText: 'In der letzten halben Stunde hat niemand gesendet. Dieser Server hört seit {time} zu.',
    thisProcess: 'Es kann andere Sammler geben; was sie hören, zählt hier nicht.',
    versions: 'Versionen',
    countries: 'Länder',
  },
};
