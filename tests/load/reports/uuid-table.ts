import type { Warehouse } from '@usance/warehouse';

/**
 * The same session days as others keep them: with a UUID for each installation, sorted by its hash within a day. Of each record only the last
 * revision, in one part a month, and only the columns that are asked for here: it is not made slower than it must be.
 */
const createTable = /* sql */ `
  CREATE TABLE bench.uuid_session_days
  (
    product_id      UInt32,
    day             Date,
    installation    UUID,
    session         UInt64,
    first_day       Date,
    replacement     Bool,
    environment     LowCardinality(String),
    kind            LowCardinality(String),
    country         LowCardinality(String),
    version         LowCardinality(String),
    edition         LowCardinality(String),
    os              LowCardinality(String),
    sessions        UInt32,
    continued       Bool,
    seconds         UInt32,
    uses            Nested(name LowCardinality(String), count UInt64, total Float64)
  )
  ENGINE = MergeTree
  PARTITION BY toYYYYMM(day)
  ORDER BY (product_id, day, cityHash64(installation), session)
`;

const insertMonth = /* sql */ `
  INSERT INTO bench.uuid_session_days
  SELECT
    product_id,
    day,
    reinterpretAsUUID(sipHash128('installation', installation)),
    session,
    first_day,
    replacement,
    environment,
    kind,
    country,
    version,
    edition,
    os,
    sessions,
    continued,
    seconds,
    \`uses.name\`,
    \`uses.count\`,
    \`uses.total\`
  FROM session_days FINAL
  WHERE product_id = {product: UInt32}
    AND toStartOfMonth(day) = {month: Date}
  SETTINGS
    max_threads = 2,
    max_insert_threads = 2,
    min_insert_block_size_rows = 1000000,
    min_insert_block_size_bytes = 1000000000
`;

/** Builds it from the rows of a product, from scratch. */
export async function buildUuidTable(warehouse: Warehouse, productId: number): Promise<void> {
  await warehouse.command('DROP TABLE IF EXISTS bench.uuid_session_days SYNC');
  await warehouse.command(createTable);
  const months = await warehouse.query<{ month: string }>(
    'SELECT DISTINCT toStartOfMonth(day) AS month FROM session_days WHERE product_id = {product: UInt32} ORDER BY month',
    { product: productId },
  );
  await warehouse.command('SYSTEM STOP MERGES bench.uuid_session_days');
  for (const { month } of months) await warehouse.command(insertMonth, { product: productId, month });
  await warehouse.command('SYSTEM START MERGES bench.uuid_session_days');
  await warehouse.command('OPTIMIZE TABLE bench.uuid_session_days FINAL');
}
