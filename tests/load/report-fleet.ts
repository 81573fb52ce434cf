import { insertMarks, type Warehouse } from '@usance/warehouse';

/** How many session days an installation has on average, with the shapes below. */
const daysEach = 65;

export interface FleetSize {
  productId: number;
  sessionDays: number;
  /** First and last day. */
  from: string;
  to: string;
}

/**
 * Session days as a product of some age has them: installations that came over the year, half of them gone within weeks and a few that stay;
 * people who use it daily beside those who do once a month; quieter weekends; releases that spread; many systems that are rare and a few
 * that are not; features of which few are used by all. 3 % of the records are sent twice, the second time with a higher revision. Everything follows from
 * hashes, so that a fleet of one size is always the same.
 */
export async function buildFleet(
  warehouse: Warehouse,
  { productId, sessionDays, from, to }: FleetSize,
  onDay: (day: string) => void,
): Promise<void> {
  const installations = Math.round(sessionDays / daysEach);
  for (let day = from; day <= to; day = nextDay(day)) {
    const parameters = { product: productId, installations, from, to, day };
    await insertMarks(warehouse, [{ productId, day }]);
    await warehouse.command(insertDay, parameters);
    onDay(day);
  }
}

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** A number from 0 to 1 that follows from the installation and what it is for. */
const chance = (salt: string, ...of: string[]) => `(sipHash64('${salt}', ${of.join(', ')}) % 1000000 / 1000000)`;
const pick = (salt: string, values: readonly string[]) =>
  `arrayElement([${values.map((value) => `'${value}'`).join(', ')}], 1 + toUInt32(pow(${chance(salt, 'n')}, 2) * ${values.length}))`;

const oses = ['Windows', 'macOS', 'Linux', 'Windows', 'FreeBSD'];
const osVersions = [
  '11 24H2',
  '11 23H2',
  '10 22H2',
  '15.1',
  '14.7',
  'Ubuntu 24.04',
  'Debian 12',
  'Fedora 41',
  '13.6',
  '14.1',
];
const editions = ['Free', 'Free', 'Pro', 'Team', 'Enterprise'];
const countries = [
  'US',
  'DE',
  'GB',
  'FR',
  'JP',
  'BR',
  'IN',
  'NL',
  'PL',
  'ES',
  'IT',
  'SE',
  'KR',
  'AU',
  'CA',
  'CH',
  'CZ',
  'FI',
];
const locales = ['en-US', 'de-DE', 'en-GB', 'fr-FR', 'ja-JP', 'pt-BR', 'es-ES', 'nl-NL'];

const insertDay = /* sql */ `
  INSERT INTO session_days
  WITH
    toUInt32(number) AS n,
    toDate({day: String}) AS today,
    toDate({from: String}) AS beginning,
    -- A quarter was there before; the others came day by day.
    today - beginning AS at,
    toUInt32(greatest(0, (${chance('first', 'n')} - 0.25) / 0.75) * (toDate({to: String}) - beginning)) AS first_at,
    -- Half stay for some weeks, the others for a year or more.
    toUInt32(if(${chance('stays', 'n')} < 0.5, pow(${chance('life', 'n')}, 3) * 60, 60 + ${chance('life', 'n')} * 600)) AS lives,
    -- Some use it daily, most now and then.
    0.05 + 0.95 * pow(${chance('habit', 'n')}, 1.2) AS habit,
    if(toDayOfWeek(today) > 5, 0.45, 1) AS weekday_factor,
    at - first_at AS tenure,
    ${chance('day', 'n', 'today')} AS luck,
    1 + toUInt8(habit * ${chance('times', 'n', 'today')} * 3) AS times
  SELECT
    {product: UInt32} AS product_id,
    today AS day,
    n + 1 AS installation,
    sipHash64(n, today, part) AS session,
    revision,
    beginning + first_at AS first_day,
    ${chance('replacement', 'n')} < 0.01 AS replacement,
    'production' AS environment,
    if(${chance('kind', 'n')} < 0.04, 'ci', 'normal') AS kind,
    ${pick('country', countries)} AS country,
    ['basic', 'usage'] AS purposes,
    -- A release every three weeks; who is slow takes it weeks later.
    concat('4.', toString(intDiv(greatest(0, at - toInt32(pow(${chance('slow', 'n')}, 4) * 120)), 21)), '.', toString(sipHash64('patch', n, intDiv(at, 21)) % 3)) AS version,
    '' AS build,
    ${pick('edition', editions)} AS edition,
    ${pick('locale', locales)} AS language,
    if(edition = 'Free', if(tenure < 30, 'trial', 'free'), 'paid') AS license_type,
    ['activated'] AS license_status,
    ${pick('os', oses)} AS os,
    ${pick('osVersion', osVersions)} AS os_version,
    if(${chance('arch', 'n')} < 0.8, 'x64', 'arm64') AS arch,
    concat('CPU ', toString(toUInt32(pow(${chance('cpu', 'n')}, 3) * 300))) AS cpu,
    toUInt16(pow(2, 1 + toUInt8(${chance('cores', 'n')} * 4))) AS cores,
    toUInt32(1024 * pow(2, 1 + toUInt8(${chance('memory', 'n')} * 6))) AS memory_mb,
    concat('GPU ', toString(toUInt32(pow(${chance('gpu', 'n')}, 3) * 100))) AS gpu,
    if(${chance('screen', 'n')} < 0.6, '1920x1080', '2560x1440') AS screen,
    1 AS screen_scale,
    1 AS displays,
    ${pick('locale', locales)} AS locale,
    'Electron 38' AS runtime,
    if(${chance('form', 'n')} < 0.7, 'laptop', 'desktop') AS form_factor,
    'no' AS virtual_machine,
    'no' AS container,
    map('theme', if(${chance('theme', 'n')} < 0.4, 'dark', 'light')) AS properties,
    1 AS sessions,
    false AS continued,
    toUInt32(30 + pow(${chance('length', 'n', 'today', 'part')}, 3) * 14000) AS seconds,
    8 + toUInt8(${chance('hour', 'n', 'today', 'part')} * 12) AS local_hour,
    toDayOfWeek(today) AS local_weekday,
    true AS ended,
    ${chance('crash', 'n', 'today', 'part')} < 0.004 AS crashed,
    arrayMap(use -> concat('Menu/Item ', toString(toUInt32(pow(sipHash64('feature', n, today, part, use) % 1000000 / 1000000, 3) * 120))),
      range(1 + toUInt8(${chance('uses', 'n', 'today', 'part')} * 12))) AS features,
    arrayMap(feature -> toUInt64(1 + sipHash64(feature, n, today) % 9), features) AS counts,
    arrayMap(feature -> 0., features) AS totals
  FROM numbers({installations: UInt32})
  ARRAY JOIN range(times) AS part
  ARRAY JOIN if(sipHash64('again', n, today, part) % 100 < 3, [1, 2], [1]) AS revision
  WHERE tenure >= 0 AND tenure <= lives AND (tenure = 0 OR luck < habit * weekday_factor)
`;
