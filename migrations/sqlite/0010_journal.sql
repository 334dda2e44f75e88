-- The journal: what happened, in one chain. Each entry's hash covers the entry and the hash before it; the encoding
-- is in docs/journal.md. Rows are added and nothing else: the triggers refuse it, and whoever removes the triggers
-- still cannot change an entry without breaking the chain after it.
-- `who` and `whom` refer to nobody by constraint: the journal stands by itself.

CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY NOT NULL,
    at      INTEGER NOT NULL,
    what    TEXT NOT NULL,
    who     BLOB,
    whom    BLOB,
    object  TEXT NOT NULL,
    -- JSON, no secret, no answer, no value of a personal field: what is written here cannot be taken back.
    details TEXT NOT NULL,
    request TEXT NOT NULL,
    hash    BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_who ON journal (who, seq);
CREATE INDEX journal_by_whom ON journal (whom, seq);
CREATE INDEX journal_by_what ON journal (what, seq);

-- The last hash of a closed day (UTC), signed by the instance's key, which is not in this database.
CREATE TABLE journal_root (
    on_day     INTEGER PRIMARY KEY NOT NULL,
    seq        INTEGER NOT NULL,
    hash       BLOB NOT NULL,
    public_key BLOB NOT NULL,
    signature  BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
-- Also against INSERT OR REPLACE, which asks no other trigger.
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_root_no_update BEFORE UPDATE ON journal_root
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_root_no_delete BEFORE DELETE ON journal_root
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_root_in_order BEFORE INSERT ON journal_root
WHEN NEW.on_day <= (SELECT COALESCE(MAX(on_day), -1000000) FROM journal_root)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
