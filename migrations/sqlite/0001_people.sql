-- People, where they stand in the company day by day, and their accounts.
-- Conventions: *_at = UTC milliseconds; *_on = a day, counted from 1970-01-01; spans run from `from_on` up to, but
-- without, `until_on`, and 2932896 (9999-12-31) is "no end". No person is ever deleted; spans are written anew when
-- what is known of them changes, past days included.

CREATE TABLE unit (
    id        BLOB PRIMARY KEY NOT NULL,
    parent_id BLOB REFERENCES unit (id),
    name      TEXT NOT NULL,
    -- The names from the root down, joined by " / ": what files and people write.
    path      TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE person (
    id          BLOB PRIMARY KEY NOT NULL,
    email       TEXT NOT NULL UNIQUE,
    given_name  TEXT NOT NULL,
    family_name TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
    person_id  BLOB NOT NULL REFERENCES person (id),
    from_on    INTEGER NOT NULL,
    until_on   INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('employee', 'contractor', 'intern', 'management-body')),
    unit_id    BLOB NOT NULL REFERENCES unit (id),
    manager_id BLOB REFERENCES person (id),
    PRIMARY KEY (person_id, from_on),
    CHECK (from_on < until_on)
) STRICT;
CREATE INDEX posting_by_manager ON posting (manager_id, from_on, until_on);

CREATE TABLE person_profile (
    person_id BLOB NOT NULL REFERENCES person (id),
    profile   TEXT NOT NULL,
    from_on   INTEGER NOT NULL,
    until_on  INTEGER NOT NULL,
    PRIMARY KEY (person_id, profile, from_on),
    CHECK (from_on < until_on)
) STRICT;

CREATE TABLE leave_period (
    person_id BLOB NOT NULL REFERENCES person (id),
    from_on   INTEGER NOT NULL,
    until_on  INTEGER NOT NULL,
    PRIMARY KEY (person_id, from_on),
    CHECK (from_on < until_on)
) STRICT;

-- A person without a row has no password and cannot sign in.
CREATE TABLE credential (
    person_id     BLOB PRIMARY KEY NOT NULL REFERENCES person (id),
    password_hash TEXT NOT NULL,
    changed_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE role_grant (
    person_id  BLOB NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL CHECK (role IN ('officer', 'administrator', 'auditor')),
    granted_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (person_id, role, granted_at)
) STRICT;

CREATE TABLE session (
    -- SHA-256 of what the cookie carries: whoever reads this table cannot sign in with it.
    id_hash    BLOB PRIMARY KEY NOT NULL,
    person_id  BLOB REFERENCES person (id),
    data       TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- A people file that was uploaded and waits for its confirmation.
CREATE TABLE people_file (
    id          BLOB PRIMARY KEY NOT NULL,
    uploaded_by BLOB NOT NULL REFERENCES person (id),
    uploaded_at INTEGER NOT NULL,
    name        TEXT NOT NULL,
    content     BLOB NOT NULL
) STRICT;
