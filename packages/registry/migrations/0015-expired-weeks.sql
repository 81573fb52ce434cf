-- Of products in No-ID mode: how many weekly reports were deleted.
ALTER TABLE expiries ADD COLUMN weeks BIGINT NOT NULL DEFAULT 0;
