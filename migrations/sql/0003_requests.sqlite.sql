-- The rows that may not overlap. Their ends grow with their starts, which is what the triggers below rely on.
CREATE INDEX busy_interval_exclusive ON busy_interval (advisor_id, starts_at, ends_at)
    WHERE kind IN ('appointment', 'session') AND NOT forced;

-- Among rows that do not overlap, the last one that starts before our end is the only one that can reach past our start.
CREATE TRIGGER busy_interval_no_overlap_insert BEFORE INSERT ON busy_interval
WHEN NEW.kind IN ('appointment', 'session') AND NOT NEW.forced AND NEW.starts_at < (
    SELECT b.ends_at FROM busy_interval b
    WHERE b.advisor_id = NEW.advisor_id AND b.starts_at < NEW.ends_at
        AND b.kind IN ('appointment', 'session') AND NOT b.forced
    ORDER BY b.starts_at DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'busy_interval_no_overlap'); END;

CREATE TRIGGER busy_interval_no_overlap_update BEFORE UPDATE OF advisor_id, starts_at, ends_at, kind, forced ON busy_interval
WHEN NEW.kind IN ('appointment', 'session') AND NOT NEW.forced AND NEW.starts_at < (
    SELECT b.ends_at FROM busy_interval b
    WHERE b.advisor_id = NEW.advisor_id AND b.starts_at < NEW.ends_at AND b.id <> NEW.id
        AND b.kind IN ('appointment', 'session') AND NOT b.forced
    ORDER BY b.starts_at DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'busy_interval_no_overlap'); END;

-- Nothing takes time for an appointment that is off, and calling one off frees its time.
CREATE TRIGGER busy_interval_live_insert BEFORE INSERT ON busy_interval
WHEN NEW.appointment_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM appointment a WHERE a.id = NEW.appointment_id AND a.state = 'cancelled')
BEGIN SELECT RAISE(ABORT, 'busy_interval_live'); END;

CREATE TRIGGER appointment_cancelled_frees AFTER UPDATE OF state ON appointment WHEN NEW.state = 'cancelled'
BEGIN DELETE FROM busy_interval WHERE appointment_id = NEW.id; END;

-- A cancelled appointment stays cancelled: its time may be somebody else's by now.
CREATE TRIGGER appointment_cancelled_for_good BEFORE UPDATE OF state ON appointment
WHEN OLD.state = 'cancelled' AND NEW.state <> 'cancelled'
BEGIN SELECT RAISE(ABORT, 'appointment_cancelled_for_good'); END;

CREATE TRIGGER request_event_append_only BEFORE UPDATE ON request_event
BEGIN SELECT RAISE(ABORT, 'request_event_append_only'); END;
