-- What one session of one installation did on one UTC day. The highest revision stands; reads say FINAL.
CREATE TABLE IF NOT EXISTS session_days
(
    product_id       UInt32,
    day              Date,
    installation     UInt32,                  -- ordinal, never the ID
    session          UInt64,                  -- keyed hash of installation and session
    revision         UInt32,

    first_day        Date,                    -- of the installation: its cohort, stamped at the door
    replacement      Bool,
    environment      LowCardinality(String),
    kind             LowCardinality(String),
    country          LowCardinality(String),  -- two letters; empty where the product keeps none or none is known
    purposes         Array(LowCardinality(String)),

    -- Text is '' and a number is 0 where the value is missing.
    version          LowCardinality(String),
    build            LowCardinality(String),
    edition          LowCardinality(String),
    language         LowCardinality(String),
    license_type     LowCardinality(String),
    license_status   Array(LowCardinality(String)),
    os               LowCardinality(String),
    os_version       LowCardinality(String),
    arch             LowCardinality(String),
    cpu              LowCardinality(String),
    cores            UInt16,
    memory_mb        UInt32,
    gpu              LowCardinality(String),
    screen           LowCardinality(String),  -- '2560x1440'
    screen_scale     Float64,
    displays         UInt8,
    locale           LowCardinality(String),
    runtime          LowCardinality(String),
    form_factor      LowCardinality(String),
    virtual_machine  LowCardinality(String),  -- 'yes' or 'no'
    container        LowCardinality(String),  -- 'yes' or 'no'
    properties       Map(LowCardinality(String), String),

    sessions         UInt32,
    continued        Bool,
    seconds          UInt32,
    local_hour       UInt8,                   -- 0 where missing
    local_weekday    UInt8,                   -- 1 is Monday; 0 where missing
    ended            Bool,
    crashed          Bool,
    uses             Nested(name LowCardinality(String), count UInt64, total Float64)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(day)
ORDER BY (product_id, day, installation, session)
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1,
    min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 10,
    -- Fewer merges, each of more parts: under load, merging took as much CPU as inserting.
    merge_selector_base = 16;
