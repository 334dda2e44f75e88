-- Sums of coverage_step that the officer's page reads, so that its cost grows neither with units × modules × days nor
-- with years: by module from day to day; by unit, all modules together, for whole months; and the days of one month.
-- Written by the function that writes coverage_step; `vigie verify` compares them with counting people.

CREATE TABLE coverage_of_module (
    module_id TEXT NOT NULL,
    status    TEXT NOT NULL CHECK (status IN ('valid', 'pending', 'overdue', 'exempt', 'paused')),
    on_day    BIGINT NOT NULL,
    delta     BIGINT NOT NULL,
    PRIMARY KEY (module_id, status, on_day)
);

CREATE TABLE coverage_of_unit_by_month (
    unit_id  UUID NOT NULL REFERENCES unit (id),
    status   TEXT NOT NULL CHECK (status IN ('valid', 'pending', 'overdue', 'exempt', 'paused')),
    -- The first day of the month.
    month_on BIGINT NOT NULL,
    delta    BIGINT NOT NULL,
    PRIMARY KEY (unit_id, status, month_on)
);

CREATE TABLE coverage_of_unit (
    on_day  BIGINT NOT NULL,
    unit_id UUID NOT NULL REFERENCES unit (id),
    status  TEXT NOT NULL CHECK (status IN ('valid', 'pending', 'overdue', 'exempt', 'paused')),
    delta   BIGINT NOT NULL,
    PRIMARY KEY (on_day, unit_id, status)
);

INSERT INTO coverage_of_module (module_id, status, on_day, delta)
SELECT module_id, status, on_day, SUM(delta)::BIGINT FROM coverage_step GROUP BY module_id, status, on_day;

INSERT INTO coverage_of_unit (on_day, unit_id, status, delta)
SELECT on_day, unit_id, status, SUM(delta)::BIGINT FROM coverage_step GROUP BY on_day, unit_id, status;

INSERT INTO coverage_of_unit_by_month (unit_id, status, month_on, delta)
SELECT unit_id, status, date_trunc('month', DATE '1970-01-01' + on_day::INTEGER)::DATE - DATE '1970-01-01' AS month_on,
    SUM(delta)::BIGINT FROM coverage_of_unit GROUP BY unit_id, status, month_on;
