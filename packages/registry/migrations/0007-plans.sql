-- What a product may collect, as it was published, version by version. Kept for good: what was promised then can be looked up.
CREATE TABLE plans
(
    product_id    BIGINT NOT NULL,
    version       BIGINT NOT NULL, -- 1, 2, 3 … of its product
    hash          TEXT NOT NULL,   -- SHA-256 of the canonical plan; a plan that comes back has it again
    document      TEXT NOT NULL,   -- JSON, as it was sent
    published_at  TEXT NOT NULL,
    reason        TEXT,            -- why it collects more than the one before it
    signed        TEXT NOT NULL,   -- a JWS of it by the server's key
    PRIMARY KEY (product_id, version)
);
