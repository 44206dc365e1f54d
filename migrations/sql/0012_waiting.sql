-- What waits is filtered and searched without the rest too: whatever is asked, the rows read are those that wait. What is booked
-- or settled is not in it and costs it nothing.
DROP INDEX contact_request_waiting;
CREATE INDEX contact_request_waiting ON contact_request
    (centre_id, created_at, id, state, way, training_id, site_id, assigned_to, referrer, search)
    WHERE state IN ('new', 'read', 'in_progress', 'reopened', 'pending');
