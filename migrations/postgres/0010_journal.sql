-- The journal: what happened, in one chain. Each entry's hash covers the entry and the hash before it; the encoding
-- is in docs/journal.md. Rows are added and nothing else: the triggers refuse it, and whoever removes the triggers
-- still cannot change an entry without breaking the chain after it.
-- `who` and `whom` refer to nobody by constraint: the journal stands by itself.

CREATE TABLE journal (
    seq     BIGINT PRIMARY KEY NOT NULL,
    at      BIGINT NOT NULL,
    what    TEXT NOT NULL,
    who     UUID,
    whom    UUID,
    object  TEXT NOT NULL,
    -- JSON, no secret, no answer, no value of a personal field: what is written here cannot be taken back.
    details TEXT NOT NULL,
    request TEXT NOT NULL,
    hash    BYTEA NOT NULL
);
CREATE INDEX journal_by_who ON journal (who, seq);
CREATE INDEX journal_by_whom ON journal (whom, seq);
CREATE INDEX journal_by_what ON journal (what, seq);

-- The last hash of a closed day (UTC), signed by the instance's key, which is not in this database.
CREATE TABLE journal_root (
    on_day     BIGINT PRIMARY KEY NOT NULL,
    seq        BIGINT NOT NULL,
    hash       BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    signature  BYTEA NOT NULL
);

CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;

CREATE FUNCTION journal_check_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal) THEN
        RAISE EXCEPTION 'the journal is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION journal_root_check_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.on_day <= (SELECT COALESCE(MAX(on_day), -1000000) FROM journal_root) THEN
        RAISE EXCEPTION 'the journal is append-only';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
FOR EACH ROW EXECUTE FUNCTION journal_check_order();

CREATE TRIGGER journal_root_no_change BEFORE UPDATE OR DELETE ON journal_root
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_root_no_truncate BEFORE TRUNCATE ON journal_root
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_root_in_order BEFORE INSERT ON journal_root
FOR EACH ROW EXECUTE FUNCTION journal_root_check_order();
