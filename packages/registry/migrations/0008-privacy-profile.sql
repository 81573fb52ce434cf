-- Who answers for a product's data: what its documents say of the vendor. JSON, since the server decides what is in it.
CREATE TABLE privacy_profiles
(
    product_id  BIGINT PRIMARY KEY,
    profile     TEXT NOT NULL
);
