/** 3 % of the records once more, with a higher revision: the session went on after it had been sent. */
export const insertRevisions = /* sql */ `
  INSERT INTO session_days
  SELECT * REPLACE (2 AS revision, seconds + 60 AS seconds)
  FROM session_days
  WHERE product_id = {product: UInt32}
    AND day BETWEEN {first: Date} AND {last: Date}
    AND session % 100 < 3
`;

/** An exception for each crash, and some that were handled: few kinds that are frequent, and many that are rare. */
export const insertExceptions = /* sql */ `
  INSERT INTO exceptions
    (product_id, day, installation, session, seq, environment, kind, version, hour, type, frames, handled)
  WITH toUInt8(pow(intHash64(session) % 65536 / 65536, 3) * 60) AS place
  SELECT
    product_id,
    day,
    installation,
    session,
    1 AS seq,
    environment,
    kind,
    version,
    local_hour AS hour,
    ['TypeError', 'RangeError', 'Timeout', 'OutOfMemory'][1 + place % 4] AS type,
    arrayMap(depth -> concat('app.js:', toString(place * 40 + depth * 7)), range(6)) AS frames,
    NOT crashed AS handled
  FROM session_days FINAL
  WHERE product_id = {product: UInt32}
    AND day BETWEEN {first: Date} AND {last: Date}
    AND (crashed OR session % 128 = 5)
`;

/** Most of what happens on a day arrives on that day or the next one, and some of it weeks later. */
export const insertArrivals = /* sql */ `
  INSERT INTO arrivals (product_id, day, received_day, installations)
  WITH intHash64(bitXor(session, 7)) % 1000 AS luck
  SELECT
    {product: UInt32},
    day,
    day + multiIf(luck < 850, 0, luck < 950, 1, luck < 990, 2 + luck % 5, 7 + luck % 23) AS received_day,
    groupBitmapState(installation)
  FROM session_days
  WHERE product_id = {product: UInt32}
    AND day BETWEEN {first: Date} AND {last: Date}
    AND environment = 'production'
    AND kind = 'normal'
    AND received_day <= {to: Date}
  GROUP BY day, received_day
`;
