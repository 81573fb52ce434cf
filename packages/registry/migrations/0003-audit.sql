-- Who looked at what needs a reason, and when. It never says which installation.
CREATE TABLE audit
(
    id          BIGINT PRIMARY KEY,
    product_id  BIGINT NOT NULL,
    at          TEXT NOT NULL,
    by_kind     TEXT NOT NULL,
    by_id       BIGINT NOT NULL,
    by_name     TEXT NOT NULL,   -- as it was then: tokens go, entries stay
    action      TEXT NOT NULL,
    outcome     TEXT NOT NULL
);
CREATE INDEX audit_of_product ON audit (product_id, id);
