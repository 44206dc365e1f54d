-- Which reminders candidates get of appointments of a type.
ALTER TABLE appointment_type ADD COLUMN reminders TEXT NOT NULL DEFAULT 'both'
    CONSTRAINT appointment_type_reminders CHECK (reminders IN ('both', 'two_days', 'two_hours', 'none'));
