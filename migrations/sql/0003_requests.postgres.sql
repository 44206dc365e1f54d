-- `int8range` on both sides needs no extension.
ALTER TABLE busy_interval ADD CONSTRAINT busy_interval_no_overlap EXCLUDE USING gist (
    int8range(advisor_id, advisor_id, '[]') WITH &&,
    int8range(starts_at, ends_at) WITH &&
) WHERE (kind IN ('appointment', 'session') AND NOT forced);

-- Nothing takes time for an appointment that is off, and calling one off frees its time.
CREATE FUNCTION busy_interval_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for a cancellation that is being written at this moment, and sees it.
    PERFORM 1 FROM appointment a WHERE a.id = NEW.appointment_id AND a.state <> 'cancelled' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'busy_interval_live' USING ERRCODE = 'check_violation', CONSTRAINT = 'busy_interval_live';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER busy_interval_live_insert BEFORE INSERT ON busy_interval
    FOR EACH ROW WHEN (NEW.appointment_id IS NOT NULL) EXECUTE FUNCTION busy_interval_live();

CREATE FUNCTION appointment_cancelled_frees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM busy_interval WHERE appointment_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER appointment_cancelled_frees AFTER UPDATE OF state ON appointment
    FOR EACH ROW WHEN (NEW.state = 'cancelled') EXECUTE FUNCTION appointment_cancelled_frees();

-- A cancelled appointment stays cancelled: its time may be somebody else's by now.
CREATE FUNCTION appointment_cancelled_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'appointment_cancelled_for_good'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_cancelled_for_good';
END $$;
CREATE TRIGGER appointment_cancelled_for_good BEFORE UPDATE OF state ON appointment
    FOR EACH ROW WHEN (OLD.state = 'cancelled' AND NEW.state <> 'cancelled') EXECUTE FUNCTION appointment_cancelled_for_good();

CREATE FUNCTION request_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'request_event_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'request_event_append_only';
END $$;
CREATE TRIGGER request_event_append_only BEFORE UPDATE ON request_event
    FOR EACH ROW EXECUTE FUNCTION request_event_append_only();
