-- Of features and properties that their plan keeps for a shorter time: how many session days, or weekly reports, lost what they told of them.
ALTER TABLE expiries ADD COLUMN parts BIGINT NOT NULL DEFAULT 0;
