-- Who works for a centre: accounts, what each may do where, the ways in, what was looked at.

CREATE TABLE staff_member (
    id {ID},
    email TEXT NOT NULL,
    -- Normalised: one account per mailbox address.
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    -- PHC string of argon2id; NULL until the invitation is accepted.
    password_hash TEXT,
    -- The one-time-code secret is derived from the installation's secret and this number, so that no copy of the database
    -- gives it away; NULL while codes are off.
    totp_generation INTEGER,
    -- The last time step whose code was taken: a code works once (RFC 6238, section 5.2).
    totp_last_step BIGINT,
    n_totp_generations INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    password_set_at BIGINT,
    last_seen_at BIGINT,
    CONSTRAINT staff_member_email UNIQUE (email_key)
);

-- One role in each centre. `advisor_id` is the bookable person that this member is.
CREATE TABLE membership (
    staff_id BIGINT NOT NULL,
    centre_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    advisor_id BIGINT,
    since_at BIGINT NOT NULL,
    CONSTRAINT membership_once PRIMARY KEY (staff_id, centre_id),
    CONSTRAINT membership_advisor UNIQUE (advisor_id),
    CONSTRAINT membership_role CHECK (role IN ('advisor', 'reception', 'manager')),
    CONSTRAINT membership_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE,
    CONSTRAINT membership_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT membership_advisor_fk FOREIGN KEY (advisor_id) REFERENCES advisor (id)
);
CREATE INDEX membership_by_centre ON membership (centre_id, role);

CREATE TABLE invitation (
    id {ID},
    token_hash TEXT NOT NULL,
    -- What the link is derived from, with the installation's secret: the job that writes it carries the row's number alone.
    seed TEXT NOT NULL,
    centre_id BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    advisor_id BIGINT,
    -- NULL when it was given by the command line.
    invited_by BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT,
    CONSTRAINT invitation_token UNIQUE (token_hash),
    CONSTRAINT invitation_role CHECK (role IN ('advisor', 'reception', 'manager')),
    CONSTRAINT invitation_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT invitation_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id),
    CONSTRAINT invitation_invited_by FOREIGN KEY (invited_by) REFERENCES staff_member (id) ON DELETE SET NULL
);
CREATE INDEX invitation_by_centre ON invitation (centre_id, created_at);
CREATE INDEX invitation_by_expiry ON invitation (expires_at);
CREATE INDEX invitation_by_advisor ON invitation (advisor_id);
CREATE INDEX invitation_by_inviter ON invitation (invited_by);

CREATE TABLE password_reset (
    id {ID},
    token_hash TEXT NOT NULL,
    seed TEXT NOT NULL,
    staff_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    CONSTRAINT password_reset_token UNIQUE (token_hash),
    CONSTRAINT password_reset_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE
);
CREATE INDEX password_reset_by_staff ON password_reset (staff_id);
CREATE INDEX password_reset_by_expiry ON password_reset (expires_at);

CREATE TABLE recovery_code (
    id {ID},
    staff_id BIGINT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at BIGINT,
    CONSTRAINT recovery_code_once UNIQUE (staff_id, code_hash),
    CONSTRAINT recovery_code_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE
);

-- A browser that is signed in, or on its way in (`staff_id` NULL).
CREATE TABLE staff_session (
    id_hash TEXT NOT NULL,
    staff_id BIGINT,
    -- JSON of the session's values.
    content TEXT NOT NULL,
    -- What browser it is, in a few words.
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT staff_session_id PRIMARY KEY (id_hash),
    CONSTRAINT staff_session_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE CASCADE
);
CREATE INDEX staff_session_by_staff ON staff_session (staff_id);
CREATE INDEX staff_session_by_expiry ON staff_session (expires_at);

-- Which lists of persons were looked at, exported, or looked up, by whom.
CREATE TABLE access_journal (
    id {ID},
    at BIGINT NOT NULL,
    staff_id BIGINT,
    centre_id BIGINT,
    act TEXT NOT NULL,
    n_persons BIGINT NOT NULL,
    CONSTRAINT access_journal_staff FOREIGN KEY (staff_id) REFERENCES staff_member (id) ON DELETE SET NULL,
    CONSTRAINT access_journal_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id)
);
CREATE INDEX access_journal_by_age ON access_journal (at);
CREATE INDEX access_journal_by_staff ON access_journal (staff_id);
CREATE INDEX access_journal_by_centre ON access_journal (centre_id, at);

-- The candidate stands at the desk.
ALTER TABLE appointment ADD COLUMN arrived_at BIGINT;
-- A word among colleagues; candidates never see it.
ALTER TABLE appointment ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- What a centre says of itself and of its sites in the place of the catalogue's word. In columns of their own, which an import
-- never writes: NULL is the catalogue's word, and it is there again as soon as the centre takes its own back.
ALTER TABLE training_centre ADD COLUMN own_name TEXT;
ALTER TABLE training_centre ADD COLUMN own_address TEXT;
ALTER TABLE training_centre ADD COLUMN own_postal_code TEXT;
ALTER TABLE training_centre ADD COLUMN own_city TEXT;
ALTER TABLE training_centre ADD COLUMN own_at BIGINT;
ALTER TABLE training_centre ADD COLUMN own_by TEXT;
-- Words at the end of messages; the colour of the embedded pages, as #rrggbb.
ALTER TABLE training_centre ADD COLUMN signature TEXT NOT NULL DEFAULT '';
ALTER TABLE training_centre ADD COLUMN accent TEXT;

ALTER TABLE site ADD COLUMN own_name TEXT;
ALTER TABLE site ADD COLUMN own_address TEXT;
ALTER TABLE site ADD COLUMN own_postal_code TEXT;
ALTER TABLE site ADD COLUMN own_city TEXT;
ALTER TABLE site ADD COLUMN own_insee TEXT;
ALTER TABLE site ADD COLUMN own_departement TEXT;
ALTER TABLE site ADD COLUMN own_latitude DOUBLE PRECISION;
ALTER TABLE site ADD COLUMN own_longitude DOUBLE PRECISION;
ALTER TABLE site ADD COLUMN own_zone TEXT;
ALTER TABLE site ADD COLUMN own_territory TEXT CONSTRAINT site_own_territory CHECK (own_territory IN
    ('metropole', 'alsace-moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte', 'none'));
ALTER TABLE site ADD COLUMN own_at BIGINT;
ALTER TABLE site ADD COLUMN own_by TEXT;
