-- Filters that people gave a name.
CREATE TABLE segments
(
    id          BIGINT PRIMARY KEY,
    product_id  BIGINT NOT NULL,
    name        TEXT NOT NULL,
    filter      TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    UNIQUE (product_id, name)
);
