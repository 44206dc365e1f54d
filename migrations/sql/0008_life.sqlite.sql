-- The request of an appointment stands where the appointment does.
CREATE TRIGGER appointment_state_told AFTER UPDATE OF state ON appointment WHEN NEW.state <> OLD.state
BEGIN UPDATE contact_request SET state = NEW.state WHERE id = NEW.request_id; END;

-- What was said is never changed.
CREATE TRIGGER request_message_append_only BEFORE UPDATE ON request_message
BEGIN SELECT RAISE(ABORT, 'request_message_append_only'); END;
