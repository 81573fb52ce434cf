-- One-time links by which a person sets a password: an invitation, or a way back in. Only a hash of the secret is kept; no backup holds them.
CREATE TABLE password_links
(
    secret_hash  TEXT PRIMARY KEY,
    person_id    BIGINT NOT NULL,
    expires_at   TEXT NOT NULL
);
CREATE INDEX password_links_of_person ON password_links (person_id);
CREATE INDEX sign_ins_of_person ON sign_ins (person_id);

-- Who changed who may do what. Entries are only added.
CREATE TABLE people_changes
(
    id           BIGINT PRIMARY KEY,
    at           TEXT NOT NULL,
    by_kind      TEXT NOT NULL,
    by_id        BIGINT NOT NULL,
    by_name      TEXT NOT NULL,
    action       TEXT NOT NULL,
    person_id    BIGINT NOT NULL,
    person_name  TEXT NOT NULL, -- as it was then: people go, entries stay
    role         TEXT NOT NULL  -- after the change
);
