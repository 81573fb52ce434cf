-- No-ID mode: what weekly reports said, one row for each single thing that one said. Nothing joins the rows of a report, or two weeks.
CREATE TABLE IF NOT EXISTS weeks
(
    product_id   UInt32,
    monday       Date,                    -- on which the week began
    environment  LowCardinality(String),
    kind         LowCardinality(String),
    subject      LowCardinality(String),  -- '' for the report itself, 'feature', 'cohort', or what its program ran in
    value        String,                  -- the feature, or what the subject was; '' where that is missing
    cell         UInt64,                  -- keyed hash of report, subject and value: the same only for the same row sent again
    uses         UInt64,                  -- of a feature
    total        Float64                  -- of a feature
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(monday)
ORDER BY (product_id, monday, subject, value, cell)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10;
