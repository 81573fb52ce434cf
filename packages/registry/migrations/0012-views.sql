-- Pages of the dashboard, with their days, filters and choices, that people gave a name.
CREATE TABLE views
(
    id          BIGINT PRIMARY KEY,
    product_id  BIGINT NOT NULL,
    name        TEXT NOT NULL,
    page        TEXT NOT NULL, -- below the product's address: '' is the Overview
    query       TEXT NOT NULL, -- as after the question mark
    created_at  TEXT NOT NULL,
    UNIQUE (product_id, name)
);
