-- What candidates ask, what was agreed, and who is taken when.

CREATE TABLE hold (
    id {ID},
    token_hash TEXT NOT NULL,
    visitor_hash TEXT NOT NULL,
    type_id BIGINT NOT NULL,
    centre_id BIGINT NOT NULL,
    training_id BIGINT,
    site_id BIGINT,
    mode TEXT,
    referrer TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    n_renewals INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT hold_token UNIQUE (token_hash),
    CONSTRAINT hold_span CHECK (ends_at > starts_at),
    CONSTRAINT hold_renewals CHECK (n_renewals BETWEEN 0 AND 1),
    CONSTRAINT hold_mode CHECK (mode IN ('on_site', 'phone', 'video')),
    CONSTRAINT hold_type FOREIGN KEY (type_id) REFERENCES appointment_type (id) ON DELETE CASCADE,
    CONSTRAINT hold_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT hold_training FOREIGN KEY (training_id) REFERENCES training (id),
    CONSTRAINT hold_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE INDEX hold_by_visitor ON hold (visitor_hash, created_at);
CREATE INDEX hold_by_expiry ON hold (expires_at);
CREATE INDEX hold_by_type ON hold (type_id);
CREATE INDEX hold_by_centre ON hold (centre_id);
CREATE INDEX hold_by_training ON hold (training_id);
CREATE INDEX hold_by_site ON hold (site_id);

CREATE TABLE contact_request (
    id {ID},
    public_id TEXT NOT NULL,
    centre_id BIGINT NOT NULL,
    training_id BIGINT,
    way TEXT NOT NULL,
    referrer TEXT,
    asker TEXT NOT NULL,
    professional_name TEXT,
    professional_email TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    phone TEXT,
    subjects TEXT NOT NULL,
    subject_other TEXT NOT NULL,
    message TEXT NOT NULL,
    answers TEXT NOT NULL,
    idempotency_hash TEXT,
    duplicate_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    token_generation INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT contact_request_public_id UNIQUE (public_id),
    CONSTRAINT contact_request_idempotency UNIQUE (idempotency_hash),
    CONSTRAINT contact_request_way CHECK (way IN ('callback', 'enquiry', 'appointment')),
    CONSTRAINT contact_request_asker CHECK (asker IN ('candidate', 'parent', 'professional')),
    CONSTRAINT contact_request_referrer CHECK (referrer IN
        ('parcoursup', 'lba', 'onisep', 'jeune_1_solution', 'affelnet', 'own')),
    CONSTRAINT contact_request_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT contact_request_training FOREIGN KEY (training_id) REFERENCES training (id)
);
CREATE INDEX contact_request_by_duplicate ON contact_request (duplicate_key, created_at);
CREATE INDEX contact_request_by_centre ON contact_request (centre_id, created_at);
CREATE INDEX contact_request_by_email ON contact_request (email_key, centre_id);
CREATE INDEX contact_request_by_training ON contact_request (training_id);

CREATE TABLE appointment (
    id {ID},
    request_id BIGINT NOT NULL,
    centre_id BIGINT NOT NULL,
    type_id BIGINT NOT NULL,
    site_id BIGINT,
    mode TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    buffer_before_min INTEGER NOT NULL,
    buffer_after_min INTEGER NOT NULL,
    state TEXT NOT NULL,
    pending_until BIGINT,
    cancelled_by TEXT,
    cancelled_at BIGINT,
    cancel_reason TEXT,
    settled_at BIGINT,
    sequence INTEGER NOT NULL DEFAULT 0,
    n_moves INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CONSTRAINT appointment_request UNIQUE (request_id),
    CONSTRAINT appointment_span CHECK (ends_at > starts_at),
    CONSTRAINT appointment_state CHECK (state IN ('pending', 'booked', 'attended', 'no_show', 'cancelled')),
    CONSTRAINT appointment_mode CHECK (mode IN ('on_site', 'phone', 'video')),
    CONSTRAINT appointment_pending CHECK ((state = 'pending') = (pending_until IS NOT NULL)),
    CONSTRAINT appointment_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL)),
    CONSTRAINT appointment_cancelled_by CHECK (cancelled_by IN ('candidate', 'centre')),
    CONSTRAINT appointment_settled CHECK ((state IN ('attended', 'no_show')) = (settled_at IS NOT NULL)),
    CONSTRAINT appointment_request_fk FOREIGN KEY (request_id) REFERENCES contact_request (id),
    CONSTRAINT appointment_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT appointment_type_fk FOREIGN KEY (type_id) REFERENCES appointment_type (id),
    CONSTRAINT appointment_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE INDEX appointment_by_centre ON appointment (centre_id, starts_at);
CREATE INDEX appointment_by_type ON appointment (type_id);
CREATE INDEX appointment_by_site ON appointment (site_id);
CREATE INDEX appointment_by_pending ON appointment (pending_until) WHERE state = 'pending';

-- Who takes part; kept for ever, unlike the busy intervals.
CREATE TABLE appointment_advisor (
    appointment_id BIGINT NOT NULL,
    advisor_id BIGINT NOT NULL,
    CONSTRAINT appointment_advisor_once PRIMARY KEY (appointment_id, advisor_id),
    CONSTRAINT appointment_advisor_appointment FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON DELETE CASCADE,
    CONSTRAINT appointment_advisor_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id)
);
CREATE INDEX appointment_advisor_by_advisor ON appointment_advisor (advisor_id);

-- The only thing the engine reads as taken. A row lives as long as it takes the advisor's time.
CREATE TABLE busy_interval (
    id {ID},
    advisor_id BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    buffer_before_min INTEGER NOT NULL,
    buffer_after_min INTEGER NOT NULL,
    appointment_id BIGINT,
    hold_id BIGINT,
    expires_at BIGINT,
    forced BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT busy_interval_span CHECK (ends_at > starts_at),
    CONSTRAINT busy_interval_kind CHECK (kind IN ('appointment', 'session', 'external')),
    CONSTRAINT busy_interval_source CHECK (CASE
        WHEN kind = 'appointment' THEN (appointment_id IS NULL) <> (hold_id IS NULL)
        ELSE appointment_id IS NULL AND hold_id IS NULL END),
    CONSTRAINT busy_interval_expiry CHECK ((hold_id IS NULL) = (expires_at IS NULL)),
    CONSTRAINT busy_interval_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id),
    CONSTRAINT busy_interval_appointment FOREIGN KEY (appointment_id) REFERENCES appointment (id) ON DELETE CASCADE,
    CONSTRAINT busy_interval_hold FOREIGN KEY (hold_id) REFERENCES hold (id) ON DELETE CASCADE
);
-- By the end and not by the start: what is over is skipped by the index, however many years of it there are.
CREATE INDEX busy_interval_range ON busy_interval
    (advisor_id, ends_at, starts_at, kind, buffer_before_min, buffer_after_min, appointment_id, hold_id, expires_at);
CREATE INDEX busy_interval_by_appointment ON busy_interval (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX busy_interval_by_hold ON busy_interval (hold_id) WHERE hold_id IS NOT NULL;

-- Append-only: who did what, when, by which way.
CREATE TABLE request_event (
    id {ID},
    request_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT,
    way TEXT NOT NULL,
    code TEXT NOT NULL,
    facts TEXT NOT NULL,
    CONSTRAINT request_event_actor CHECK (actor IN ('candidate', 'centre', 'system')),
    CONSTRAINT request_event_request FOREIGN KEY (request_id) REFERENCES contact_request (id)
);
CREATE INDEX request_event_by_request ON request_event (request_id, id);

CREATE TABLE access_token (
    token_hash TEXT NOT NULL,
    request_id BIGINT NOT NULL,
    scope TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT access_token_hash PRIMARY KEY (token_hash),
    CONSTRAINT access_token_scope CHECK (scope IN ('manage', 'answer')),
    CONSTRAINT access_token_request FOREIGN KEY (request_id) REFERENCES contact_request (id) ON DELETE CASCADE
);
CREATE INDEX access_token_by_request ON access_token (request_id);
CREATE INDEX access_token_by_expiry ON access_token (expires_at);
