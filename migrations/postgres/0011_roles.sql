-- Who granted a role, who approved it and who took it back; and requests that wait for a second administrator.

ALTER TABLE role_grant ADD COLUMN granted_by UUID REFERENCES person (id);
ALTER TABLE role_grant ADD COLUMN approved_by UUID REFERENCES person (id);
ALTER TABLE role_grant ADD COLUMN revoked_by UUID REFERENCES person (id);
-- One grant at a time. Where the command line gave one twice, the earlier one stays.
UPDATE role_grant SET revoked_at = granted_at WHERE revoked_at IS NULL AND EXISTS (
    SELECT 1 FROM role_grant earlier WHERE earlier.person_id = role_grant.person_id AND earlier.role = role_grant.role
    AND earlier.revoked_at IS NULL AND earlier.granted_at < role_grant.granted_at);
CREATE UNIQUE INDEX role_grant_open ON role_grant (person_id, role) WHERE revoked_at IS NULL;

CREATE TABLE role_request (
    id           UUID PRIMARY KEY NOT NULL,
    person_id    UUID NOT NULL REFERENCES person (id),
    role         TEXT NOT NULL CHECK (role IN ('officer', 'administrator', 'auditor')),
    requested_by UUID NOT NULL REFERENCES person (id),
    requested_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    decided_by   UUID REFERENCES person (id),
    decided_at   BIGINT,
    decision     TEXT CHECK (decision IN ('approved', 'refused', 'withdrawn', 'expired')),
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    -- The second person is another one, and nobody decides on themselves.
    CHECK (decision IS NULL OR decision <> 'approved' OR (decided_by <> requested_by AND decided_by <> person_id))
);
CREATE UNIQUE INDEX role_request_open ON role_request (person_id, role) WHERE decision IS NULL;
