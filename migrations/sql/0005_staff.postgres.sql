-- A centre keeps at least one manager. The centre's row is locked, so that two who leave at once are not both let go.
CREATE FUNCTION membership_last_manager() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM training_centre c WHERE c.id = OLD.centre_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM membership m WHERE m.centre_id = OLD.centre_id AND m.role = 'manager' AND m.staff_id <> OLD.staff_id
    ) THEN
        RAISE EXCEPTION 'membership_last_manager' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_last_manager';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER membership_last_manager_delete BEFORE DELETE ON membership
    FOR EACH ROW WHEN (OLD.role = 'manager') EXECUTE FUNCTION membership_last_manager();
CREATE TRIGGER membership_last_manager_update BEFORE UPDATE OF role, centre_id, staff_id ON membership
    FOR EACH ROW WHEN (OLD.role = 'manager' AND (NEW.role <> 'manager' OR NEW.centre_id <> OLD.centre_id))
    EXECUTE FUNCTION membership_last_manager();
