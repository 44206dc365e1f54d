-- Reading what is busy is bounded at both ends: the few intervals longer than a day are found here, the others end at most
-- a day after the range that is read. The columns are those of busy_interval_range: with fewer, SQLite would prefer that one.
CREATE INDEX busy_interval_long ON busy_interval
    (advisor_id, ends_at, starts_at, kind, buffer_before_min, buffer_after_min, appointment_id, hold_id, expires_at)
    WHERE ends_at - starts_at > 86400;

-- When the next lease ends, however long the queue is: only queued jobs have one.
CREATE INDEX job_by_lease ON job (leased_until) WHERE leased_until IS NOT NULL;
