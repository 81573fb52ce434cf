-- The manifests that were shown of a product, each with the one before it: whoever kept one can tell whether any was left out.
CREATE TABLE manifests
(
    product_id   BIGINT NOT NULL,
    number       BIGINT NOT NULL,
    told_hash    TEXT NOT NULL,   -- of what it tells, the one before it left aside
    hash         TEXT NOT NULL,   -- of all of it
    previous     TEXT,            -- the hash of the one before it
    PRIMARY KEY (product_id, number)
);
