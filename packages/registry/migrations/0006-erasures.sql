-- Whose data is erased, or is about to be. Data that comes later under the same pseudonym is refused.
CREATE TABLE erasures
(
    product_id    BIGINT NOT NULL,
    pseudonym     TEXT NOT NULL,
    requested_at  TEXT NOT NULL,
    done_at       TEXT,            -- when nothing of it was left anywhere
    PRIMARY KEY (product_id, pseudonym)
);
-- Ordinals whose rows are still to be deleted. Nothing leads from here to a pseudonym.
CREATE TABLE erased_ordinals
(
    product_id  BIGINT NOT NULL,
    ordinal     BIGINT NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);
