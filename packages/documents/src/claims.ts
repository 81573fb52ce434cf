/**
 * Words that claim more than can be shown, in the eight languages: that data with a random ID were anonymous, that software could comply with a
 * law for its user, that nothing could ever happen. Hashes are here since they make no one anonymous.
 */
const forbidden: readonly RegExp[] = [
  /anonym|anónim|anônim|anonim/iu,
  /匿名/u,
  // "De-identified" is said of the same data.
  /de-?identifi(?:ed|cation)|desidentifi|dés?-?identifi/iu,
  /(?:gdpr|dsgvo|rgpd|lgpd|ccpa|pipl)[- ]*(?:compliant|compliance|konform|conforme|certified|zertifiziert)/iu,
  /conform(?:e|ité) (?:au|à la|al|alla|con el|com o) (?:rgpd|gdpr|lgpd)/iu,
  /(?:gdpr|appi|pipl)\s*(?:準拠|合规|完全合规)/iu,
  /100\s*%\s*(?:safe|secure|private|sicher|sûr|seguro|sicuro)|完全に安全|绝对安全/iu,
  /no personal data|keine personenbezogenen daten|aucune donnée personnelle|ningún dato personal|nessun dato personale|nenhum dado pessoal/iu,
  /個人情報は一切|不收集任何个人(?:信息|数据)/u,
];

/** The first claim in a text that nothing here can back, as it is written there; `undefined` if there is none. */
export function findClaim(text: string): string | undefined {
  for (const claim of forbidden) {
    const found = claim.exec(text.normalize('NFC'))?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
