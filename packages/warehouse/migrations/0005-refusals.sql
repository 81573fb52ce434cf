-- How many items of syncs were refused when, and why. Numbers only: nothing tells whose they were, or what they held.
CREATE TABLE IF NOT EXISTS refusals
(
    product_id    UInt32,
    received_day  Date,
    environment   LowCardinality(String),
    kind          LowCardinality(String),
    code          LowCardinality(String),
    items         UInt64
)
ENGINE = SummingMergeTree(items)
PARTITION BY toYYYYMM(received_day)
ORDER BY (product_id, received_day, environment, kind, code)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
