-- Which installations' days arrived when, of those that are counted by default. Sets, so that sending again changes nothing.
CREATE TABLE IF NOT EXISTS arrivals
(
    product_id     UInt32,
    day            Date,
    received_day   Date,
    ordinals       Array(UInt32) EPHEMERAL,  -- what an insert gives
    installations  AggregateFunction(groupBitmap, UInt32) DEFAULT arrayReduce('groupBitmapState', ordinals)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (product_id, day, received_day)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
