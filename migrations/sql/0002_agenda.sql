-- What can be booked: advisors, appointment types, hours, closures.

CREATE TABLE advisor (
    id {ID},
    centre_id BIGINT NOT NULL,
    site_id BIGINT,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    position INTEGER NOT NULL,
    active BOOLEAN NOT NULL,
    CONSTRAINT advisor_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT advisor_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE INDEX advisor_by_centre ON advisor (centre_id, position);
CREATE INDEX advisor_by_site ON advisor (site_id);

CREATE TABLE appointment_type (
    id {ID},
    centre_id BIGINT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    duration_min INTEGER NOT NULL,
    step_min INTEGER NOT NULL,
    buffer_before_min INTEGER NOT NULL,
    buffer_after_min INTEGER NOT NULL,
    min_notice_min INTEGER NOT NULL,
    horizon TEXT,
    grid TEXT NOT NULL,
    assignment TEXT NOT NULL,
    modes TEXT NOT NULL,
    video_link TEXT,
    cancel_notice_min INTEGER NOT NULL DEFAULT 240,
    move_notice_min INTEGER NOT NULL DEFAULT 1440,
    confirmation BOOLEAN NOT NULL,
    instructions_before TEXT NOT NULL DEFAULT '',
    instructions_after TEXT NOT NULL DEFAULT '',
    restriction TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '[]',
    colour TEXT NOT NULL DEFAULT '',
    all_trainings BOOLEAN NOT NULL,
    visible BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    archived_at BIGINT,
    CONSTRAINT appointment_type_slug UNIQUE (centre_id, slug),
    CONSTRAINT appointment_type_duration CHECK (duration_min > 0),
    CONSTRAINT appointment_type_step CHECK (step_min > 0),
    CONSTRAINT appointment_type_minutes CHECK (buffer_before_min >= 0 AND buffer_after_min >= 0
        AND min_notice_min >= 0 AND cancel_notice_min >= 0 AND move_notice_min >= 0),
    CONSTRAINT appointment_type_grid CHECK (grid IN ('anchored', 'compact', 'clock')),
    CONSTRAINT appointment_type_assignment CHECK (assignment IN ('any', 'all')),
    CONSTRAINT appointment_type_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id)
);

CREATE TABLE appointment_type_advisor (
    type_id BIGINT NOT NULL,
    advisor_id BIGINT NOT NULL,
    CONSTRAINT appointment_type_advisor_once PRIMARY KEY (type_id, advisor_id),
    CONSTRAINT appointment_type_advisor_type FOREIGN KEY (type_id) REFERENCES appointment_type (id) ON DELETE CASCADE,
    CONSTRAINT appointment_type_advisor_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id) ON DELETE CASCADE
);
CREATE INDEX appointment_type_advisor_by_advisor ON appointment_type_advisor (advisor_id);

CREATE TABLE appointment_type_training (
    type_id BIGINT NOT NULL,
    training_id BIGINT NOT NULL,
    CONSTRAINT appointment_type_training_once PRIMARY KEY (type_id, training_id),
    CONSTRAINT appointment_type_training_type FOREIGN KEY (type_id) REFERENCES appointment_type (id) ON DELETE CASCADE,
    CONSTRAINT appointment_type_training_training FOREIGN KEY (training_id) REFERENCES training (id) ON DELETE CASCADE
);
CREATE INDEX appointment_type_training_by_training ON appointment_type_training (training_id);

-- No row for a type: every site of the centre.
CREATE TABLE appointment_type_site (
    type_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    CONSTRAINT appointment_type_site_once PRIMARY KEY (type_id, site_id),
    CONSTRAINT appointment_type_site_type FOREIGN KEY (type_id) REFERENCES appointment_type (id) ON DELETE CASCADE,
    CONSTRAINT appointment_type_site_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
CREATE INDEX appointment_type_site_by_site ON appointment_type_site (site_id);

CREATE TABLE availability (
    id {ID},
    advisor_id BIGINT NOT NULL,
    weekdays INTEGER NOT NULL,
    from_min INTEGER NOT NULL,
    to_min INTEGER NOT NULL,
    every_weeks INTEGER NOT NULL,
    starting_on TEXT,
    until_on TEXT,
    site_id BIGINT,
    mode TEXT,
    type_ids TEXT,
    CONSTRAINT availability_weekdays CHECK (weekdays BETWEEN 0 AND 127),
    CONSTRAINT availability_window CHECK (from_min >= 0 AND from_min < to_min AND to_min <= 1440),
    CONSTRAINT availability_every_weeks CHECK (every_weeks BETWEEN 1 AND 520),
    CONSTRAINT availability_mode CHECK (mode IN ('on_site', 'phone', 'video')),
    CONSTRAINT availability_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id) ON DELETE CASCADE,
    CONSTRAINT availability_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE INDEX availability_by_advisor ON availability (advisor_id);
CREATE INDEX availability_by_site ON availability (site_id);

CREATE TABLE availability_override (
    id {ID},
    advisor_id BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    opens_holiday BOOLEAN NOT NULL,
    windows TEXT NOT NULL,
    CONSTRAINT availability_override_day UNIQUE (advisor_id, on_date),
    CONSTRAINT availability_override_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id) ON DELETE CASCADE
);

CREATE TABLE closure (
    id {ID},
    centre_id BIGINT NOT NULL,
    site_id BIGINT,
    from_civil TEXT NOT NULL,
    until_civil TEXT NOT NULL,
    label TEXT NOT NULL,
    CONSTRAINT closure_span CHECK (until_civil > from_civil),
    CONSTRAINT closure_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT closure_site FOREIGN KEY (site_id) REFERENCES site (id)
);
CREATE INDEX closure_by_centre ON closure (centre_id, until_civil);
CREATE INDEX closure_by_site ON closure (site_id);

CREATE TABLE absence (
    id {ID},
    advisor_id BIGINT NOT NULL,
    from_civil TEXT NOT NULL,
    until_civil TEXT NOT NULL,
    label TEXT NOT NULL,
    CONSTRAINT absence_span CHECK (until_civil > from_civil),
    CONSTRAINT absence_advisor FOREIGN KEY (advisor_id) REFERENCES advisor (id) ON DELETE CASCADE
);
CREATE INDEX absence_by_advisor ON absence (advisor_id, until_civil);
