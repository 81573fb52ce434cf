-- One dialect for SQLite and PostgreSQL: text for times (ISO 8601, UTC) and JSON, counters in a table of their own.

-- Numbers that only ever grow, whatever is deleted: IDs of products and people, ordinals of each product's installations.
CREATE TABLE counters
(
    name   TEXT PRIMARY KEY,
    value  BIGINT NOT NULL
);

CREATE TABLE facts
(
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
);

CREATE TABLE products
(
    id          BIGINT PRIMARY KEY,
    name        TEXT NOT NULL,
    key         TEXT NOT NULL UNIQUE,
    settings    TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    deleted_at  TEXT             -- set before its data goes, so that a deletion that was cut off is taken up again
);

-- Who: a keyed hash of the installation's ID, and the ordinal that stands for it everywhere else.
CREATE TABLE installations
(
    product_id  BIGINT NOT NULL,
    pseudonym   TEXT NOT NULL,
    ordinal     BIGINT NOT NULL,
    PRIMARY KEY (product_id, pseudonym)
);

CREATE TABLE people
(
    id             BIGINT PRIMARY KEY,
    name           TEXT NOT NULL,
    email          TEXT NOT NULL UNIQUE,
    password_hash  TEXT NOT NULL,
    role           TEXT NOT NULL,
    created_at     TEXT NOT NULL
);

-- A person signed in at a browser. Only a hash of the cookie's secret is kept.
CREATE TABLE sign_ins
(
    secret_hash  TEXT PRIMARY KEY,
    person_id    BIGINT NOT NULL,
    expires_at   TEXT NOT NULL
);

CREATE TABLE tokens
(
    id           BIGINT PRIMARY KEY,
    name         TEXT NOT NULL,
    secret_hash  TEXT NOT NULL UNIQUE,
    scopes       TEXT NOT NULL,
    created_at   TEXT NOT NULL
);
