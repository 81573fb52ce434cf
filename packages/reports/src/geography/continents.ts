/**
 * Countries (ISO 3166, and XK for Kosovo) by continent. Taken from the package countries-list 3.4.1 (MIT licence), which gives a country
 * on two continents a main one; Russia alone is moved, to where most of its people live and where GeoNames and the UN have it. A table of
 * our own, since it changes once in decades.
 */
export const continents = {
  Africa:
    'AC AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD ' +
    'SH SL SN SO SS ST SZ TA TD TG TN TZ UG YT ZA ZM ZW',
  Antarctica: 'AQ BV GS HM TF',
  Asia:
    'AE AF AM AZ BD BH BN BT CC CN CX GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG ' +
    'SY TH TJ TM TR TW UZ VN YE',
  Europe:
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS ' +
    'RU SE SI SJ SK SM UA VA XK',
  'North America':
    'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI',
  Oceania: 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS',
  'South America': 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE',
};

const placed = Object.entries(continents).flatMap(([continent, countries]) =>
  countries.split(' ').map((country) => ({ continent, country })),
);

/** SQL for the continent of a country; empty where the country is missing, or on none. */
export const continentOf = (country: string): string =>
  `transform(${country}, ${listOf(placed.map((one) => one.country))}, ${listOf(placed.map((one) => one.continent))}, '')`;

const listOf = (words: readonly string[]) => `[${words.map((word) => `'${word}'`).join(', ')}]`;
