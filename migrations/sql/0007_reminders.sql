-- Whom to remind: the appointments that start soon, whatever the centre.
CREATE INDEX appointment_by_start ON appointment (starts_at) WHERE state = 'booked';
