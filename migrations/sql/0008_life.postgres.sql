-- The request of an appointment stands where the appointment does.
CREATE FUNCTION appointment_state_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE contact_request SET state = NEW.state WHERE id = NEW.request_id;
    RETURN NULL;
END $$;
CREATE TRIGGER appointment_state_told AFTER UPDATE OF state ON appointment
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION appointment_state_told();

-- What was said is never changed.
CREATE FUNCTION request_message_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'request_message_append_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'request_message_append_only';
END $$;
CREATE TRIGGER request_message_append_only BEFORE UPDATE ON request_message
    FOR EACH ROW EXECUTE FUNCTION request_message_append_only();
