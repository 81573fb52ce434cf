-- When which version came out, to be marked in charts.
CREATE TABLE releases
(
    id          BIGINT PRIMARY KEY,
    product_id  BIGINT NOT NULL,
    version     TEXT NOT NULL,
    day         TEXT NOT NULL,
    note        TEXT,
    UNIQUE (product_id, version)
);
