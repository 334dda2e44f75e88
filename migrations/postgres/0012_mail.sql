-- Letters on their way: written in the transaction that causes them, sent by whichever instance claims them first.

CREATE TABLE mail (
    id            UUID PRIMARY KEY NOT NULL,
    person_id     UUID NOT NULL REFERENCES person (id),
    address       TEXT NOT NULL,
    language      TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    why           TEXT NOT NULL,
    -- What the letter says beside its fixed words, a code perhaps: encrypted by the instance's key, and taken away as
    -- soon as the letter is sent or given up.
    sealed        BYTEA,
    queued_at     BIGINT NOT NULL,
    -- After this it is not worth sending.
    expires_at    BIGINT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'expired', 'withdrawn')),
    tries         BIGINT NOT NULL,
    next_try_at   BIGINT NOT NULL,
    -- An instance is sending it until then; if it dies, another goes on.
    claimed_until BIGINT NOT NULL,
    ended_at      BIGINT,
    problem       TEXT NOT NULL,
    CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
    CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX mail_waiting ON mail (next_try_at) WHERE state = 'waiting';
