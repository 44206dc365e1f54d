-- The life of every request: where it stands, who takes care of it, what was said.

-- For an appointment: the appointment's own state, kept by a trigger, so that the queue of the three ways reads one table.
ALTER TABLE contact_request ADD COLUMN state TEXT NOT NULL DEFAULT 'new' CONSTRAINT contact_request_state CHECK (state IN
    ('new', 'read', 'in_progress', 'reopened', 'answered', 'unreachable', 'withdrawn', 'merged',
     'pending', 'booked', 'attended', 'no_show', 'cancelled'));
-- How the latest answer was given.
ALTER TABLE contact_request ADD COLUMN outcome TEXT CONSTRAINT contact_request_outcome CHECK (outcome IN
    ('personalised_answer', 'other_channel', 'reached', 'no_answer', 'wrong_number', 'slot_proposed'));
ALTER TABLE contact_request ADD COLUMN n_attempts INTEGER NOT NULL DEFAULT 0;
-- JSON list of half-days in which to call, `[["2027-03-09","morning"]]`; empty: as soon as possible.
ALTER TABLE contact_request ADD COLUMN wanted TEXT NOT NULL DEFAULT '[]';
-- When somebody of the centre first looked, and first acted.
ALTER TABLE contact_request ADD COLUMN opened_at BIGINT;
ALTER TABLE contact_request ADD COLUMN answered_at BIGINT;
ALTER TABLE contact_request ADD COLUMN assigned_to BIGINT
    CONSTRAINT contact_request_assigned REFERENCES staff_member (id) ON DELETE SET NULL;
-- A word among colleagues; candidates never see it.
ALTER TABLE contact_request ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- Rises with every change that staff decide upon: who decides must have seen it.
ALTER TABLE contact_request ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
-- Where, and on account of which type: what the queue filters by, without a join.
ALTER TABLE contact_request ADD COLUMN site_id BIGINT CONSTRAINT contact_request_site REFERENCES site (id);
ALTER TABLE contact_request ADD COLUMN type_id BIGINT CONSTRAINT contact_request_type REFERENCES appointment_type (id);
-- Names, address, digits of the phone and training, folded: what the queue's text search reads.
ALTER TABLE contact_request ADD COLUMN search TEXT NOT NULL DEFAULT '';
-- The request that this one was merged into, and the one whose proposed slot became this appointment.
ALTER TABLE contact_request ADD COLUMN merged_into BIGINT
    CONSTRAINT contact_request_merged REFERENCES contact_request (id) ON DELETE SET NULL;
ALTER TABLE contact_request ADD COLUMN follows BIGINT
    CONSTRAINT contact_request_follows REFERENCES contact_request (id) ON DELETE SET NULL;

UPDATE contact_request SET
    state = COALESCE((SELECT a.state FROM appointment a WHERE a.request_id = contact_request.id), 'answered'),
    site_id = (SELECT a.site_id FROM appointment a WHERE a.request_id = contact_request.id),
    type_id = (SELECT a.type_id FROM appointment a WHERE a.request_id = contact_request.id),
    search = LOWER(first_name || ' ' || last_name || ' ' || email)
WHERE way = 'appointment';

-- The queue is filtered and searched in this index alone: whatever is asked, the rows read are those shown.
DROP INDEX contact_request_by_centre;
CREATE INDEX contact_request_queue ON contact_request
    (centre_id, created_at, id, state, way, training_id, site_id, assigned_to, referrer, search);
-- What waits is little beside what was: counted and listed without the rest.
CREATE INDEX contact_request_waiting ON contact_request (centre_id, created_at, id, way, assigned_to, state)
    WHERE state IN ('new', 'read', 'in_progress', 'reopened', 'pending');
CREATE INDEX contact_request_by_assigned ON contact_request (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX contact_request_by_site ON contact_request (site_id);
CREATE INDEX contact_request_by_type ON contact_request (type_id);
CREATE INDEX contact_request_by_merged ON contact_request (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_request_by_follows ON contact_request (follows) WHERE follows IS NOT NULL;

-- What was written after the form, in order; never overwritten.
CREATE TABLE request_message (
    id {ID},
    request_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    -- The person of the centre, when known.
    author_name TEXT,
    body TEXT NOT NULL,
    CONSTRAINT request_message_author CHECK (author IN ('candidate', 'centre')),
    CONSTRAINT request_message_request FOREIGN KEY (request_id) REFERENCES contact_request (id) ON DELETE CASCADE
);
CREATE INDEX request_message_by_request ON request_message (request_id, id);

-- Answers that a centre writes once.
CREATE TABLE answer_template (
    id {ID},
    centre_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT answer_template_name UNIQUE (centre_id, name),
    CONSTRAINT answer_template_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id)
);

-- Filters of the queue that somebody comes back to.
CREATE TABLE saved_view (
    id {ID},
    centre_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    CONSTRAINT saved_view_name UNIQUE (staff_id, centre_id, name),
    CONSTRAINT saved_view_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT saved_view_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE
);
CREATE INDEX saved_view_by_centre ON saved_view (centre_id);

-- A slot proposed to a candidate: held for them until it ends.
CREATE TABLE slot_proposal (
    id {ID},
    request_id BIGINT NOT NULL,
    -- Counts the proposals of a request: the link is derived from both.
    n INTEGER NOT NULL,
    type_id BIGINT NOT NULL,
    mode TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT slot_proposal_once UNIQUE (request_id, n),
    CONSTRAINT slot_proposal_mode CHECK (mode IN ('on_site', 'phone', 'video')),
    CONSTRAINT slot_proposal_request FOREIGN KEY (request_id) REFERENCES contact_request (id) ON DELETE CASCADE,
    CONSTRAINT slot_proposal_type FOREIGN KEY (type_id) REFERENCES appointment_type (id)
);
CREATE INDEX slot_proposal_by_type ON slot_proposal (type_id);

-- The request on account of which staff hold a slot for somebody.
ALTER TABLE hold ADD COLUMN request_id BIGINT
    CONSTRAINT hold_request REFERENCES contact_request (id) ON DELETE CASCADE;
CREATE INDEX hold_by_request ON hold (request_id) WHERE request_id IS NOT NULL;

-- Mails to one side about one request leave in the order in which they were asked for, however often the first was tried.
ALTER TABLE job ADD COLUMN chain TEXT;
CREATE INDEX job_by_chain ON job (chain, id) WHERE chain IS NOT NULL AND state = 'queued';
