-- Exceptions of session days, without their messages: those need a plan that asks for them.
CREATE TABLE IF NOT EXISTS exceptions
(
    product_id    UInt32,
    day           Date,
    installation  UInt32,
    session       UInt64,
    seq           UInt32,
    environment   LowCardinality(String),
    kind          LowCardinality(String),
    version       LowCardinality(String),
    hour          UInt8,
    type          LowCardinality(String),
    frames        Array(String),
    handled       Bool
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (product_id, day, installation, session, seq)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
