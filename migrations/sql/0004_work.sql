-- What the program keeps for itself: limits, jobs, settings.

CREATE TABLE limit_hit (
    id {ID},
    scope TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX limit_hit_by_key ON limit_hit (scope, key_hash, at);
CREATE INDEX limit_hit_by_age ON limit_hit (at);

CREATE TABLE job (
    id {ID},
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    dedupe_key TEXT,
    run_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_until BIGINT,
    leased_by TEXT,
    last_error TEXT,
    state TEXT NOT NULL DEFAULT 'queued',
    created_at BIGINT NOT NULL,
    CONSTRAINT job_dedupe_key UNIQUE (dedupe_key),
    CONSTRAINT job_state CHECK (state IN ('queued', 'dead')),
    CONSTRAINT job_lease CHECK ((leased_until IS NULL) = (leased_by IS NULL))
);
CREATE INDEX job_by_time ON job (state, run_at, id);

-- Remembers finished work, so that asking for it again is neutral.
CREATE TABLE job_done (
    dedupe_key TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    CONSTRAINT job_done_key PRIMARY KEY (dedupe_key)
);
CREATE INDEX job_done_by_age ON job_done (done_at);

CREATE TABLE setting (
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT setting_key PRIMARY KEY (key)
);
