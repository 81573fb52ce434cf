-- What each entry of the audit log makes of the one before it, by a secret outside the database; '' of those before there were links.
ALTER TABLE audit ADD COLUMN link TEXT NOT NULL DEFAULT '';
