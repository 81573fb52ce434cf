-- What changed in how a product treats its users, when and why. It is published, so it names nobody.
CREATE TABLE privacy_changes
(
    id          BIGINT PRIMARY KEY,
    product_id  BIGINT NOT NULL,
    at          TEXT NOT NULL,
    subject     TEXT NOT NULL,   -- 'plan' or 'settings'
    direction   TEXT NOT NULL,   -- 'widening', 'narrowing' or 'neutral'
    details     TEXT NOT NULL,   -- JSON: a list of { what, before, after }
    reason      TEXT             -- given for each that widens
);
CREATE INDEX privacy_changes_of_product ON privacy_changes (product_id, id);
