-- Codes that open an account once: an invitation, or the way back in. Of the code itself there is only a hash, under
-- a key that is not in this database: so short a code could be found from a plain hash.

CREATE TABLE account_code (
    id         UUID PRIMARY KEY NOT NULL,
    person_id  UUID NOT NULL REFERENCES person (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('invitation', 'recovery')),
    code_hash  BYTEA NOT NULL,
    -- Nobody: the person asked for it, or whoever holds the machine.
    created_by UUID REFERENCES person (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Right ones and wrong ones: after so many, it opens nothing.
    tries      BIGINT NOT NULL,
    ended_at   BIGINT,
    ended_why  TEXT CHECK (ended_why IN ('used', 'replaced', 'withdrawn')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
-- One at a time: two invitations at once leave one code that works.
CREATE UNIQUE INDEX account_code_open ON account_code (person_id, purpose) WHERE ended_at IS NULL;
