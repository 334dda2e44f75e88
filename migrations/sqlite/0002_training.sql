-- Rules, enrolments, attempts and completions.

CREATE TABLE rule (
    id                  BLOB PRIMARY KEY NOT NULL,
    module_id           TEXT NOT NULL,
    -- JSON {"kinds":[],"units":[],"profiles":[]}; an empty list asks nothing.
    audience            TEXT NOT NULL,
    due_within_days     INTEGER NOT NULL CHECK (due_within_days >= 0),
    renewal_notice_days INTEGER NOT NULL CHECK (renewal_notice_days >= 0),
    in_force_from       INTEGER NOT NULL,
    in_force_until      INTEGER NOT NULL,
    created_at          INTEGER NOT NULL
) STRICT;

CREATE TABLE enrolment (
    person_id  BLOB NOT NULL REFERENCES person (id),
    module_id  TEXT NOT NULL,
    rule_id    BLOB NOT NULL REFERENCES rule (id),
    opened_on  INTEGER NOT NULL,
    due_on     INTEGER NOT NULL,
    closed_on  INTEGER,
    -- 'corrected': later facts showed that the cycle never was.
    closed_why TEXT CHECK (closed_why IN ('completed', 'left-audience', 'corrected')),
    PRIMARY KEY (person_id, module_id, rule_id, opened_on),
    CHECK ((closed_on IS NULL) = (closed_why IS NULL))
) STRICT;

CREATE TABLE exemption (
    id         BLOB PRIMARY KEY NOT NULL,
    person_id  BLOB NOT NULL REFERENCES person (id),
    module_id  TEXT NOT NULL,
    from_on    INTEGER NOT NULL,
    until_on   INTEGER NOT NULL,
    reason     TEXT NOT NULL,
    granted_by BLOB NOT NULL REFERENCES person (id),
    granted_at INTEGER NOT NULL,
    CHECK (from_on < until_on)
) STRICT;
CREATE INDEX exemption_by_person ON exemption (person_id, module_id);

CREATE TABLE reading (
    person_id BLOB NOT NULL REFERENCES person (id),
    module_id TEXT NOT NULL,
    section   TEXT NOT NULL,
    read_at   INTEGER NOT NULL,
    PRIMARY KEY (person_id, module_id, section)
) STRICT;

CREATE TABLE attempt (
    id                BLOB PRIMARY KEY NOT NULL,
    person_id         BLOB NOT NULL REFERENCES person (id),
    module_id         TEXT NOT NULL,
    number            INTEGER NOT NULL,
    module_version    TEXT NOT NULL,
    content_hash      TEXT NOT NULL,
    pass_mark_percent INTEGER NOT NULL,
    seed              INTEGER NOT NULL,
    state             TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'withdrawn')),
    started_at        INTEGER NOT NULL,
    submitted_at      INTEGER,
    points            INTEGER,
    passed            INTEGER CHECK (passed IN (0, 1)),
    UNIQUE (person_id, module_id, number),
    CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)),
    CHECK ((state = 'submitted') = (points IS NOT NULL)),
    CHECK ((state = 'submitted') = (passed IS NOT NULL))
) STRICT;
-- Two tabs are the same attempt: a person has one open attempt at a module.
CREATE UNIQUE INDEX attempt_open ON attempt (person_id, module_id) WHERE state = 'open';

CREATE TABLE attempt_item (
    attempt_id  BLOB NOT NULL REFERENCES attempt (id),
    position    INTEGER NOT NULL,
    item_id     TEXT NOT NULL,
    -- JSON list: which part stands at which place.
    shown       TEXT NOT NULL,
    response    TEXT,
    answered_at INTEGER,
    mark        INTEGER CHECK (mark BETWEEN 0 AND 1000),
    PRIMARY KEY (attempt_id, position)
) STRICT, WITHOUT ROWID;

-- Append-only.
CREATE TABLE completion (
    id                BLOB PRIMARY KEY NOT NULL,
    person_id         BLOB NOT NULL REFERENCES person (id),
    module_id         TEXT NOT NULL,
    module_version    TEXT NOT NULL,
    content_hash      TEXT NOT NULL,
    language          TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    method            TEXT NOT NULL CHECK (method IN ('lesson-and-quiz')),
    -- An attempt is completed once, whatever happens.
    attempt_id        BLOB NOT NULL UNIQUE REFERENCES attempt (id),
    points            INTEGER NOT NULL,
    items             INTEGER NOT NULL,
    pass_mark_percent INTEGER NOT NULL,
    completed_at      INTEGER NOT NULL,
    completed_on      INTEGER NOT NULL,
    valid_until       INTEGER NOT NULL
) STRICT;
CREATE INDEX completion_by_person ON completion (person_id, module_id, completed_on);
