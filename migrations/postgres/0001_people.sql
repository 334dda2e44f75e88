-- People, where they stand in the company day by day, and their accounts.
-- Conventions: *_at = UTC milliseconds; *_on = a day, counted from 1970-01-01; spans run from `from_on` up to, but
-- without, `until_on`, and 2932896 (9999-12-31) is "no end". No person is ever deleted; spans are written anew when
-- what is known of them changes, past days included.

CREATE TABLE unit (
    id        UUID PRIMARY KEY NOT NULL,
    parent_id UUID REFERENCES unit (id),
    name      TEXT NOT NULL,
    -- The names from the root down, joined by " / ": what files and people write.
    path      TEXT NOT NULL UNIQUE
);

CREATE TABLE person (
    id          UUID PRIMARY KEY NOT NULL,
    email       TEXT NOT NULL UNIQUE,
    given_name  TEXT NOT NULL,
    family_name TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    created_at  BIGINT NOT NULL
);

CREATE TABLE posting (
    person_id  UUID NOT NULL REFERENCES person (id),
    from_on    BIGINT NOT NULL,
    until_on   BIGINT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('employee', 'contractor', 'intern', 'management-body')),
    unit_id    UUID NOT NULL REFERENCES unit (id),
    manager_id UUID REFERENCES person (id),
    PRIMARY KEY (person_id, from_on),
    CHECK (from_on < until_on)
);
CREATE INDEX posting_by_manager ON posting (manager_id, from_on, until_on);

CREATE TABLE person_profile (
    person_id UUID NOT NULL REFERENCES person (id),
    profile   TEXT NOT NULL,
    from_on   BIGINT NOT NULL,
    until_on  BIGINT NOT NULL,
    PRIMARY KEY (person_id, profile, from_on),
    CHECK (from_on < until_on)
);

CREATE TABLE leave_period (
    person_id UUID NOT NULL REFERENCES person (id),
    from_on   BIGINT NOT NULL,
    until_on  BIGINT NOT NULL,
    PRIMARY KEY (person_id, from_on),
    CHECK (from_on < until_on)
);

-- A person without a row has no password and cannot sign in.
CREATE TABLE credential (
    person_id     UUID PRIMARY KEY NOT NULL REFERENCES person (id),
    password_hash TEXT NOT NULL,
    changed_at    BIGINT NOT NULL
);

CREATE TABLE role_grant (
    person_id  UUID NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL CHECK (role IN ('officer', 'administrator', 'auditor')),
    granted_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (person_id, role, granted_at)
);

CREATE TABLE session (
    -- SHA-256 of what the cookie carries: whoever reads this table cannot sign in with it.
    id_hash    BYTEA PRIMARY KEY NOT NULL,
    person_id  UUID REFERENCES person (id),
    data       TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- A people file that was uploaded and waits for its confirmation.
CREATE TABLE people_file (
    id          UUID PRIMARY KEY NOT NULL,
    uploaded_by UUID NOT NULL REFERENCES person (id),
    uploaded_at BIGINT NOT NULL,
    name        TEXT NOT NULL,
    content     BYTEA NOT NULL
);
