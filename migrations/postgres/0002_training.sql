-- Rules, enrolments, attempts and completions.

CREATE TABLE rule (
    id                  UUID PRIMARY KEY NOT NULL,
    module_id           TEXT NOT NULL,
    -- JSON {"kinds":[],"units":[],"profiles":[]}; an empty list asks nothing.
    audience            TEXT NOT NULL,
    due_within_days     BIGINT NOT NULL CHECK (due_within_days >= 0),
    renewal_notice_days BIGINT NOT NULL CHECK (renewal_notice_days >= 0),
    in_force_from       BIGINT NOT NULL,
    in_force_until      BIGINT NOT NULL,
    created_at          BIGINT NOT NULL
);

CREATE TABLE enrolment (
    person_id  UUID NOT NULL REFERENCES person (id),
    module_id  TEXT NOT NULL,
    rule_id    UUID NOT NULL REFERENCES rule (id),
    opened_on  BIGINT NOT NULL,
    due_on     BIGINT NOT NULL,
    closed_on  BIGINT,
    -- 'corrected': later facts showed that the cycle never was.
    closed_why TEXT CHECK (closed_why IN ('completed', 'left-audience', 'corrected')),
    PRIMARY KEY (person_id, module_id, rule_id, opened_on),
    CHECK ((closed_on IS NULL) = (closed_why IS NULL))
);

CREATE TABLE exemption (
    id         UUID PRIMARY KEY NOT NULL,
    person_id  UUID NOT NULL REFERENCES person (id),
    module_id  TEXT NOT NULL,
    from_on    BIGINT NOT NULL,
    until_on   BIGINT NOT NULL,
    reason     TEXT NOT NULL,
    granted_by UUID NOT NULL REFERENCES person (id),
    granted_at BIGINT NOT NULL,
    CHECK (from_on < until_on)
);
CREATE INDEX exemption_by_person ON exemption (person_id, module_id);

CREATE TABLE reading (
    person_id UUID NOT NULL REFERENCES person (id),
    module_id TEXT NOT NULL,
    section   TEXT NOT NULL,
    read_at   BIGINT NOT NULL,
    PRIMARY KEY (person_id, module_id, section)
);

CREATE TABLE attempt (
    id                UUID PRIMARY KEY NOT NULL,
    person_id         UUID NOT NULL REFERENCES person (id),
    module_id         TEXT NOT NULL,
    number            BIGINT NOT NULL,
    module_version    TEXT NOT NULL,
    content_hash      TEXT NOT NULL,
    pass_mark_percent BIGINT NOT NULL,
    seed              BIGINT NOT NULL,
    state             TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'withdrawn')),
    started_at        BIGINT NOT NULL,
    submitted_at      BIGINT,
    points            BIGINT,
    passed            BOOLEAN,
    UNIQUE (person_id, module_id, number),
    CHECK ((state = 'submitted') = (submitted_at IS NOT NULL)),
    CHECK ((state = 'submitted') = (points IS NOT NULL)),
    CHECK ((state = 'submitted') = (passed IS NOT NULL))
);
-- Two tabs are the same attempt: a person has one open attempt at a module.
CREATE UNIQUE INDEX attempt_open ON attempt (person_id, module_id) WHERE state = 'open';

CREATE TABLE attempt_item (
    attempt_id  UUID NOT NULL REFERENCES attempt (id),
    position    BIGINT NOT NULL,
    item_id     TEXT NOT NULL,
    -- JSON list: which part stands at which place.
    shown       TEXT NOT NULL,
    response    TEXT,
    answered_at BIGINT,
    mark        BIGINT CHECK (mark BETWEEN 0 AND 1000),
    PRIMARY KEY (attempt_id, position)
);

-- Append-only.
CREATE TABLE completion (
    id                UUID PRIMARY KEY NOT NULL,
    person_id         UUID NOT NULL REFERENCES person (id),
    module_id         TEXT NOT NULL,
    module_version    TEXT NOT NULL,
    content_hash      TEXT NOT NULL,
    language          TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    method            TEXT NOT NULL CHECK (method IN ('lesson-and-quiz')),
    -- An attempt is completed once, whatever happens.
    attempt_id        UUID NOT NULL UNIQUE REFERENCES attempt (id),
    points            BIGINT NOT NULL,
    items             BIGINT NOT NULL,
    pass_mark_percent BIGINT NOT NULL,
    completed_at      BIGINT NOT NULL,
    completed_on      BIGINT NOT NULL,
    valid_until       BIGINT NOT NULL
);
CREATE INDEX completion_by_person ON completion (person_id, module_id, completed_on);
