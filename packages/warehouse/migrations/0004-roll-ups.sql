-- Counted by epochs, not by clocks: an epoch is over when a build has begun, and clocks can be set.
CREATE TABLE IF NOT EXISTS epochs
(
    epoch  UInt64
)
ENGINE = ReplacingMergeTree(epoch)
ORDER BY tuple()
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
-- The last epoch in which rows of a day may have been written. The mark is durable before the rows are.
CREATE TABLE IF NOT EXISTS day_marks
(
    product_id  UInt32,
    day         Date,
    epoch       SimpleAggregateFunction(max, UInt64)
)
ENGINE = AggregatingMergeTree
ORDER BY (product_id, day)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
-- Which build of a period is valid: the highest. Its number begins with the epoch up to which it holds everything.
CREATE TABLE IF NOT EXISTS builds
(
    product_id  UInt32,
    grain       Enum8('day' = 1, 'month' = 2),
    period      Date,           -- the day, or the first of the month
    build       UInt64,
    days        Array(UInt64)   -- of a month: the builds of the days that it was made of, by day
)
ENGINE = ReplacingMergeTree(build)
ORDER BY (product_id, grain, period)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
-- What is counted by default (production, normal), by day and month: of all, of each value of a dimension, of each feature.
-- Rows of a build that `builds` does not name mean nothing.
CREATE TABLE IF NOT EXISTS roll_ups
(
    product_id             UInt32,
    grain                  Enum8('day' = 1, 'month' = 2),
    subject                LowCardinality(String),  -- '' for all, 'feature', or the column of a dimension
    period                 Date,
    value                  String,                  -- the feature, or the column's value as text
    build                  UInt64,
    installations          AggregateFunction(groupBitmap, UInt32),
    crashed_installations  AggregateFunction(groupBitmap, UInt32),
    session_days           UInt64,
    crashed_session_days   UInt64,
    sessions               UInt64,
    seconds                UInt64,
    uses                   UInt64,                  -- of a feature
    total                  Float64                  -- of a feature
)
ENGINE = MergeTree
PARTITION BY (toYear(period), subject = '')  -- one part for all of them is read in a third of the time of one a month
ORDER BY (product_id, grain, subject, period, value, build)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10,
    -- A row may hold a set of 100 kB.
    index_granularity_bytes = 1048576;
-- Each installation's first day, from the days that have a build. Constants of an installation, so that no build is named.
CREATE TABLE IF NOT EXISTS cohorts
(
    product_id    UInt32,
    installation  UInt32,
    first_day     SimpleAggregateFunction(min, Date),
    replacement   SimpleAggregateFunction(max, Bool)
)
ENGINE = AggregatingMergeTree
ORDER BY (product_id, installation)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
-- All that was there before there were marks.
INSERT INTO epochs VALUES (1);
INSERT INTO day_marks SELECT DISTINCT product_id, day, 1 FROM session_days;
