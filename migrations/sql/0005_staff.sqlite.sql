-- A centre keeps at least one manager.
CREATE TRIGGER membership_last_manager_delete BEFORE DELETE ON membership
WHEN OLD.role = 'manager' AND NOT EXISTS (
    SELECT 1 FROM membership m WHERE m.centre_id = OLD.centre_id AND m.role = 'manager' AND m.staff_id <> OLD.staff_id)
BEGIN SELECT RAISE(ABORT, 'membership_last_manager'); END;

CREATE TRIGGER membership_last_manager_update BEFORE UPDATE OF role, centre_id, staff_id ON membership
WHEN OLD.role = 'manager' AND (NEW.role <> 'manager' OR NEW.centre_id <> OLD.centre_id) AND NOT EXISTS (
    SELECT 1 FROM membership m WHERE m.centre_id = OLD.centre_id AND m.role = 'manager' AND m.staff_id <> OLD.staff_id)
BEGIN SELECT RAISE(ABORT, 'membership_last_manager'); END;
