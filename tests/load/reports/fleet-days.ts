import { featureNames } from './fleet-features.ts';

/** At most so many sessions of an installation on a day. */
const mostSessions = 4;

/** When people work, each hour as often as it is named. */
const hours = [7, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 12, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 16, 17, 19, 21, 23]; // prettier-ignore

/** The 16 bits of a hash that begin there, as a number from 0 to 1. */
const bits = (hash: string, from: number) => `(bitAnd(bitShiftRight(${hash}, ${from}), 65535) / 65536)`;

const releaseEveryDays = 21;
/** Whoever works on the day of an update begins it with the old version. */
const updatesAtHour = 12;
/** Some installations are two copies with one ID, one of which is a release behind. */
const oneInSoManyHasTwo = 50;

const names = featureNames.map((name) => `'${name}'`).join(', ');

/**
 * The session days of all installations from one day of the range to another. A day and a session on it are one number, a slot, so that what did not
 * happen is sorted out before anything is made of it. Each thing's chances are bits of one hash of the session.
 */
export const insertSessionDays = /* sql */ `
  INSERT INTO session_days
  WITH
    toDate({from: String}) AS beginning,
    intDiv(slot, ${mostSessions}) AS at,
    slot % ${mostSessions} AS part,
    sipHash64(seed, slot) AS session,
    intHash64(session) AS luck,
    intHash64(luck) AS more_luck,
    arrayElement([${hours.join(', ')}], 1 + toUInt8(${bits('luck', 32)} * ${hours.length})) AS hour,
    at - lag AS since_first_release,
    intDiv(greatest(0, since_first_release), ${releaseEveryDays}) AS newest_release,
    since_first_release % ${releaseEveryDays} = 0 AND hour < ${updatesAtHour} AS comes_before_update,
    intHash64(seed + 1) % ${oneInSoManyHasTwo} = 0 AND at % 2 = 1 AS is_older_copy,
    greatest(0, newest_release - (comes_before_update OR is_older_copy)) AS release,
    arraySlice(pool, 1 + toUInt8(pow(${bits('more_luck', 0)}, 2) * 6), 1 + toUInt8(${bits('more_luck', 16)} * 12)) AS used
  SELECT
    {product: UInt32},
    beginning + at AS day,
    n,
    session,
    1 AS revision,
    beginning + first_at,
    replacement,
    environment,
    kind,
    country,
    ['basic', 'usage'],
    concat('4.', toString(release), '.', toString(intHash64(bitXor(seed, release)) % 3)),
    '' AS build,
    edition,
    language,
    if(edition = 'Free', if(at - first_at < 30, 'trial', 'free'), 'paid'),
    ['activated'],
    os,
    os_version,
    arch,
    cpu,
    cores,
    memory_mb,
    gpu,
    screen,
    screen_scale,
    displays,
    language AS locale,
    runtime,
    form_factor,
    virtual_machine,
    container,
    properties,
    1 AS sessions,
    part = 0 AND ${bits('luck', 0)} < 0.02 AS continued,
    toUInt32(30 + pow(${bits('luck', 16)}, 3) * 14000),
    hour,
    toDayOfWeek(day),
    true AS ended,
    ${bits('luck', 48)} < 0.004 AS crashed,
    arrayMap(feature -> arrayElement([${names}], feature + 1), used),
    arrayMap(feature -> toUInt64(1 + (bitShiftRight(more_luck, 16) + feature) % 5 * (more_luck % 3)), used),
    arrayMap(feature -> if(feature % 10 = 7, feature * 12.5, 0), used)
  FROM (
    SELECT *, slot
    FROM bench.installations
    ARRAY JOIN arrayFilter(
      candidate ->
        (intDiv(candidate, ${mostSessions}) = first_at AND candidate % ${mostSessions} = 0)
        OR (
          intHash64(bitXor(seed, intDiv(candidate, ${mostSessions}))) % 65536
            < habit * if((intDiv(candidate, ${mostSessions}) + {weekday: UInt8}) % 7 > 4, 0.45, 1)
          AND candidate % ${mostSessions}
            <= bitShiftRight(intHash64(bitXor(seed, intDiv(candidate, ${mostSessions}))), 16) % 65536 / 65536 * intensity
        ),
      range(
        greatest(first_at, {firstAt: Int32}) * ${mostSessions},
        greatest(0, least(end_at, {lastAt: Int32}) + 1) * ${mostSessions}
      )
    ) AS slot
    WHERE first_at <= {lastAt: Int32}
      AND end_at >= {firstAt: Int32}
  )
`;
