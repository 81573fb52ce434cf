-- Single occurrences of features, for those only whose plan asks for detail; and messages of exceptions, where a plan lists their patterns.
CREATE TABLE IF NOT EXISTS events
(
    product_id    UInt32,
    day           Date,
    installation  UInt32,                         -- ordinal, never the ID
    session       UInt64,                         -- keyed hash of installation and session
    seq           UInt32,
    environment   LowCardinality(String),
    kind          LowCardinality(String),
    version       LowCardinality(String),
    hour          UInt8,
    name          LowCardinality(String),         -- of the feature
    value         Float64,                        -- 0 where missing
    attributes    Map(LowCardinality(String), String)
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (product_id, day, installation, session, seq)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;

ALTER TABLE exceptions ADD COLUMN IF NOT EXISTS message String AFTER type;
