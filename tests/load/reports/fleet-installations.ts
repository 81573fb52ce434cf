import { featureCount } from './fleet-features.ts';

/** A number from 0 to 1 that follows from the installation and what it is for. */
const chance = (salt: string) => `(sipHash64('${salt}', n) % 1000000 / 1000000)`;

/** One of the values: the first ones are frequent, the last ones rare. */
const pick = (salt: string, values: string) => {
  const list = values.split(', ').map((value) => `'${value}'`);
  return `toLowCardinality(arrayElement([${list.join(', ')}], 1 + toUInt32(pow(${chance(salt)}, 2) * ${list.length})))`;
};

/** Rare values of which there are many: most installations have one of the first. */
const numbered = (salt: string, name: string, count: number) =>
  `toLowCardinality(concat('${name} ', toString(toUInt32(pow(${chance(salt)}, 3) * ${count}))))`;

/**
 * What does not change from day to day, once for each installation: the days are made of it, and hashing all of this again for each of a
 * hundred days took most of the time. A quarter was there before, the others come day by day; a third is gone within weeks, the others stay for
 * months. An ID lives for 13 months.
 */
export const createInstallations = /* sql */ `
  CREATE TABLE bench.installations ENGINE = MergeTree ORDER BY n AS
  WITH toInt16(toDate({to: String}) - toDate({from: String})) AS last_at
  SELECT
    toUInt32(number + 1) AS n,
    sipHash64('seed', n) AS seed,
    -- Days of the range: the first is 0, and those before it are negative.
    toInt16(if(${chance('first')} < 0.25, -390 * ${chance('before')}, (${chance('first')} - 0.25) / 0.75 * last_at)) AS first_at,
    toInt16(least(
      toInt16(
        greatest(first_at, 0)
          + if(${chance('stays')} < 0.35, pow(${chance('life')}, 3) * 60, 60 + ${chance('life')} * 600)
      ),
      first_at + 395,
      last_at
    )) AS end_at,
    -- Of 65536: on how many days it is used. Some are used daily, most now and then.
    toUInt32(65536 * (0.26 + 0.72 * pow(${chance('habit')}, 0.8))) AS habit,
    -- How many sessions more than one a day may have.
    0.6 + 3.3 * pow(${chance('intensity')}, 1.2) AS intensity,
    -- How many days late it takes a release.
    toUInt16(pow(${chance('slow')}, 4) * 120) AS lag,
    first_at >= 0 AND ${chance('replacement')} < 0.05 AS replacement,
    toLowCardinality(if(${chance('environment')} < 0.01, 'development', 'production')) AS environment,
    toLowCardinality(if(${chance('kind')} < 0.04, 'ci', 'normal')) AS kind,
    ${pick('country', 'US, DE, GB, FR, JP, BR, IN, NL, PL, ES, IT, SE, KR, AU, CA, CH, CZ, FI, MX, AT, DK, NO, PT, BE')} AS country,
    ${pick('edition', 'Free, Free, Pro, Team, Enterprise')} AS edition,
    ${pick('language', 'en-US, de-DE, en-GB, fr-FR, ja-JP, pt-BR, es-ES, nl-NL')} AS language,
    ${pick('os', 'Windows, macOS, Linux, Windows, FreeBSD')} AS os,
    ${pick('osVersion', '11 24H2, 11 23H2, 10 22H2, 15.1, 14.7, Ubuntu 24.04, Debian 12, Fedora 41, 13.6, 14.1')} AS os_version,
    toLowCardinality(if(${chance('arch')} < 0.8, 'x64', 'arm64')) AS arch,
    ${numbered('cpu', 'CPU', 300)} AS cpu,
    toUInt16(pow(2, 1 + toUInt8(${chance('cores')} * 4))) AS cores,
    toUInt32(1024 * pow(2, 1 + toUInt8(${chance('memory')} * 6))) AS memory_mb,
    ${numbered('gpu', 'GPU', 100)} AS gpu,
    ${pick('screen', '1920x1080, 2560x1440, 3840x2160, 1366x768, 1440x900, 1280x1024')} AS screen,
    if(${chance('scale')} < 0.7, 1, 1.5) AS screen_scale,
    toUInt8(1 + 2 * pow(${chance('displays')}, 2)) AS displays,
    ${pick('runtime', 'Electron 38, Electron 37, Electron 36')} AS runtime,
    toLowCardinality(if(${chance('form')} < 0.7, 'laptop', 'desktop')) AS form_factor,
    toLowCardinality(if(${chance('virtual')} < 0.06, 'yes', 'no')) AS virtual_machine,
    toLowCardinality(if(${chance('container')} < 0.02, 'yes', 'no')) AS container,
    map(
      toLowCardinality('theme'), if(${chance('theme')} < 0.4, 'dark', 'light'),
      toLowCardinality('plugins'), toString(toUInt8(pow(${chance('plugins')}, 3) * 30))
    ) AS properties,
    -- The features that it uses at all, the ones that many use first and most likely.
    arrayDistinct(arrayMap(
      draw -> toUInt8(pow(sipHash64('feature', n, draw) % 1000000 / 1000000, 2.5) * ${featureCount}),
      range(20)
    )) AS pool
  FROM numbers({installations: UInt32})
`;
