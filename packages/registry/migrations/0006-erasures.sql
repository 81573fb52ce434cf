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
-- What people asked the vendor for, such as by mail. Nothing leads from here to an installation.
CREATE TABLE rights_requests
(
    id            BIGINT NOT NULL PRIMARY KEY,
    product_id    BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    received_day  TEXT NOT NULL,
    handled_at    TEXT NOT NULL,
    due_day       TEXT NOT NULL,
    by_name       TEXT NOT NULL,
    note          TEXT
);
CREATE INDEX rights_requests_of_product ON rights_requests (product_id);
-- What was deleted because its time was over: numbers only.
CREATE TABLE expiries
(
    id             BIGINT NOT NULL PRIMARY KEY,
    product_id     BIGINT NOT NULL,
    at             TEXT NOT NULL,
    session_days   BIGINT NOT NULL,
    details        BIGINT NOT NULL,
    installations  BIGINT NOT NULL
);
CREATE INDEX expiries_of_product ON expiries (product_id);
