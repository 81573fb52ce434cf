/**
 * The countries that the table knows, by ISO 3166, and what the names of their time zones look like, old names too, since systems keep
 * them. Territories with a country code of their own are left out, as are zones of no country (`CET`, `EST5EDT`, `UTC`). What is not here
 * is unknown.
 */
export const countryZones: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CY: 'Asia/(Famagusta|Nicosia)|Europe/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/(Berlin|Busingen)',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Africa/Ceuta|Atlantic/Canary|Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Eire|Europe/Dublin',
  IS: 'Atlantic/Reykjavik|Iceland',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw|Poland',
  PT: 'Atlantic/(Azores|Madeira)|Europe/Lisbon|Portugal',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  CH: 'Europe/Zurich',
  GB: 'Europe/(Belfast|London)|GB|GB-Eire',
  US: 'America/(Adak|Anchorage|Atka|Boise|Chicago|Denver|Detroit|Fort_Wayne|Indiana/.+|Indianapolis|Juneau|Kentucky/.+|Knox_IN|Los_Angeles|Louisville|Menominee|Metlakatla|New_York|Nome|North_Dakota/.+|Phoenix|Shiprock|Sitka|Yakutat)|Navajo|Pacific/Honolulu|US/(?!Samoa).+',
  CA: 'America/(Atikokan|Blanc-Sablon|Cambridge_Bay|Coral_Harbour|Creston|Dawson|Dawson_Creek|Edmonton|Fort_Nelson|Glace_Bay|Goose_Bay|Halifax|Inuvik|Iqaluit|Moncton|Montreal|Nipigon|Pangnirtung|Rainy_River|Rankin_Inlet|Regina|Resolute|St_Johns|Swift_Current|Thunder_Bay|Toronto|Vancouver|Whitehorse|Winnipeg|Yellowknife)|Canada/.+',
  AU: 'Antarctica/Macquarie|Australia/.+',
  NZ: 'NZ|NZ-CHAT|Pacific/(Auckland|Chatham)',
  JP: 'Asia/Tokyo|Japan',
  BR: 'America/(Araguaina|Bahia|Belem|Boa_Vista|Campo_Grande|Cuiaba|Eirunepe|Fortaleza|Maceio|Manaus|Noronha|Porto_Acre|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)|Brazil/.+',
  CN: 'Asia/(Chongqing|Chungking|Harbin|Kashgar|Shanghai|Urumqi)|PRC',
  KR: 'Asia/Seoul|ROK',
  IN: 'Asia/(Calcutta|Kolkata)',
};

/** The country of a time zone. */
export const countryOfZone = (zone: string): string =>
  Object.keys(countryZones).find((country) => new RegExp(`^(${countryZones[country]})$`).test(zone)) ?? 'unknown';
