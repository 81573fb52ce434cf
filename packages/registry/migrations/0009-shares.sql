-- Links that show the answer to one question, frozen, to whoever has them.
CREATE TABLE shares
(
    id           BIGINT PRIMARY KEY,
    product_id   BIGINT NOT NULL,
    name         TEXT NOT NULL,
    report       TEXT NOT NULL,
    query        TEXT NOT NULL,   -- JSON: the question's parameters and filters, all texts
    least_group  BIGINT NOT NULL, -- no group with fewer installations is shown
    created_by   TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    expires_at   TEXT,
    revoked_at   TEXT,
    secret_hash  TEXT NOT NULL UNIQUE
);
CREATE INDEX shares_of_product ON shares (product_id, id);

-- Numbers that were published with noise: each question once, for good. What they cost in all is in the counter `epsilon/<product>`.
CREATE TABLE publications
(
    id                  BIGINT PRIMARY KEY,
    product_id          BIGINT NOT NULL,
    question            TEXT NOT NULL,   -- JSON
    epsilon_thousandths BIGINT NOT NULL, -- what it cost, paid before the answer is made
    made_at             TEXT NOT NULL,
    answer              TEXT,            -- JSON; NULL until it is made
    UNIQUE (product_id, question)
);
