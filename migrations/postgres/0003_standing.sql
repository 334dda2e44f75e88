-- What follows from the tables before: a person's status for a module from day to day, and its count.
-- Written by one function, in the transaction that changes the facts; `vigie verify` derives it again and compares.

CREATE TABLE standing (
    person_id UUID NOT NULL REFERENCES person (id),
    module_id TEXT NOT NULL,
    from_on   BIGINT NOT NULL,
    until_on  BIGINT NOT NULL,
    unit_id   UUID NOT NULL REFERENCES unit (id),
    status    TEXT NOT NULL CHECK (status IN ('valid', 'pending', 'overdue', 'exempt', 'paused')),
    due_on    BIGINT NOT NULL,
    PRIMARY KEY (person_id, module_id, from_on)
);

-- The change, on a day, of the number of people of a unit with a status for a module. The sum of all changes up to
-- a day is the number on that day: coverage on any day is read from here, at a cost that does not grow with people.
CREATE TABLE coverage_step (
    module_id TEXT NOT NULL,
    unit_id   UUID NOT NULL REFERENCES unit (id),
    status    TEXT NOT NULL CHECK (status IN ('valid', 'pending', 'overdue', 'exempt', 'paused')),
    on_day    BIGINT NOT NULL,
    delta     BIGINT NOT NULL,
    PRIMARY KEY (module_id, unit_id, status, on_day)
);
