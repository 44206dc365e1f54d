-- The national catalogue: who trains, where, for what; and how it came in.

CREATE TABLE managing_body (
    id {ID},
    siret TEXT NOT NULL,
    uai TEXT,
    name TEXT NOT NULL,
    email TEXT,
    CONSTRAINT managing_body_siret UNIQUE (siret)
);

CREATE TABLE training_centre (
    id {ID},
    siret TEXT NOT NULL,
    uai TEXT,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    address TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    insee TEXT,
    zone TEXT NOT NULL,
    territory TEXT NOT NULL,
    managing_body_id BIGINT,
    created_at BIGINT NOT NULL,
    CONSTRAINT training_centre_siret UNIQUE (siret),
    CONSTRAINT training_centre_slug UNIQUE (slug),
    CONSTRAINT training_centre_territory CHECK (territory IN
        ('metropole', 'alsace-moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte', 'none')),
    CONSTRAINT training_centre_managing_body FOREIGN KEY (managing_body_id) REFERENCES managing_body (id)
);
CREATE INDEX training_centre_by_managing_body ON training_centre (managing_body_id);

CREATE TABLE site (
    id {ID},
    centre_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    city TEXT NOT NULL,
    insee TEXT NOT NULL,
    departement TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    zone TEXT NOT NULL,
    territory TEXT NOT NULL,
    CONSTRAINT site_place UNIQUE (centre_id, address, insee),
    CONSTRAINT site_coordinates CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CONSTRAINT site_territory CHECK (territory IN
        ('metropole', 'alsace-moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte', 'none')),
    CONSTRAINT site_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id)
);

CREATE TABLE training (
    id {ID},
    -- What a search looks at comes first: SQLite reads a row from its beginning.
    published BOOLEAN NOT NULL,
    level INTEGER,
    departement TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    sort_title TEXT NOT NULL,
    key TEXT NOT NULL,
    centre_id BIGINT NOT NULL,
    site_id BIGINT NOT NULL,
    managing_body_id BIGINT,
    cfd TEXT,
    rncp TEXT,
    title TEXT NOT NULL,
    short_title TEXT,
    diploma TEXT,
    rome_codes TEXT NOT NULL,
    onisep_url TEXT,
    parcoursup_id TEXT,
    parcoursup_visible BOOLEAN NOT NULL,
    affelnet_visible BOOLEAN NOT NULL,
    ideo2_id TEXT,
    capacity INTEGER,
    duration_years INTEGER,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    remote BOOLEAN NOT NULL,
    contact_email TEXT,
    contact_phone TEXT,
    fingerprint TEXT NOT NULL,
    search_text TEXT NOT NULL,
    insee TEXT,
    unpublished_at BIGINT,
    imported_at BIGINT NOT NULL,
    first_seen_at BIGINT NOT NULL,
    CONSTRAINT training_key UNIQUE (key),
    CONSTRAINT training_level CHECK (level BETWEEN 3 AND 7),
    CONSTRAINT training_coordinates CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CONSTRAINT training_published CHECK (published = (unpublished_at IS NULL)),
    CONSTRAINT training_centre_fk FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT training_site FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT training_managing_body FOREIGN KEY (managing_body_id) REFERENCES managing_body (id)
);
CREATE INDEX training_by_centre ON training (centre_id, sort_title);
CREATE INDEX training_by_site ON training (site_id);
CREATE INDEX training_by_managing_body ON training (managing_body_id, contact_email);
CREATE INDEX training_by_parcoursup ON training (parcoursup_id) WHERE parcoursup_id IS NOT NULL;
CREATE INDEX training_by_ideo2 ON training (ideo2_id) WHERE ideo2_id IS NOT NULL;
CREATE INDEX training_by_title ON training (published, sort_title, id);
-- Narrow on purpose: a search by place reads this index and not the wide rows.
CREATE INDEX training_by_place ON training (published, latitude, longitude, level, departement, sort_title, id);
CREATE INDEX training_by_departement ON training (published, departement, sort_title, id);

-- What a centre corrected; its own table, so that an import cannot overwrite it.
CREATE TABLE training_correction (
    training_id BIGINT NOT NULL,
    email TEXT,
    phone TEXT,
    corrected_at BIGINT NOT NULL,
    corrected_by TEXT NOT NULL,
    CONSTRAINT training_correction_one PRIMARY KEY (training_id),
    CONSTRAINT training_correction_training FOREIGN KEY (training_id) REFERENCES training (id)
);

CREATE TABLE import_run (
    id {ID},
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    source TEXT NOT NULL,
    n_read BIGINT NOT NULL,
    counts TEXT NOT NULL,
    applied BOOLEAN NOT NULL,
    refusal TEXT
);

CREATE TABLE import_finding (
    id {ID},
    run_id BIGINT NOT NULL,
    line BIGINT NOT NULL,
    key TEXT,
    verdict TEXT NOT NULL,
    field TEXT,
    code TEXT,
    CONSTRAINT import_finding_verdict CHECK (verdict IN
        ('created', 'updated', 'unchanged', 'unpublished', 'reappeared', 'rejected', 'flagged')),
    CONSTRAINT import_finding_run FOREIGN KEY (run_id) REFERENCES import_run (id) ON DELETE CASCADE
);
CREATE INDEX import_finding_by_run ON import_finding (run_id, line);

-- One import waits here, whole, until one transaction swaps it in. Plain columns, so that the swap is a few set-based
-- statements that both engines understand.
CREATE TABLE staged_training (
    run_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    line BIGINT NOT NULL,
    position BIGINT NOT NULL,
    flagged BOOLEAN NOT NULL,
    withheld BOOLEAN NOT NULL,
    fingerprint TEXT NOT NULL,
    centre_siret TEXT NOT NULL,
    centre_uai TEXT,
    centre_name TEXT NOT NULL,
    centre_slug TEXT NOT NULL,
    centre_address TEXT NOT NULL,
    centre_postal_code TEXT NOT NULL,
    centre_city TEXT NOT NULL,
    body_siret TEXT,
    body_uai TEXT,
    body_name TEXT,
    body_email TEXT,
    site_name TEXT NOT NULL,
    site_address TEXT NOT NULL,
    site_postal_code TEXT NOT NULL,
    site_city TEXT NOT NULL,
    site_insee TEXT NOT NULL,
    site_departement TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    zone TEXT NOT NULL,
    territory TEXT NOT NULL,
    cfd TEXT,
    rncp TEXT,
    title TEXT NOT NULL,
    short_title TEXT,
    diploma TEXT,
    level INTEGER,
    rome_codes TEXT NOT NULL,
    onisep_url TEXT,
    parcoursup_id TEXT,
    parcoursup_visible BOOLEAN NOT NULL,
    affelnet_visible BOOLEAN NOT NULL,
    ideo2_id TEXT,
    capacity INTEGER,
    duration_years INTEGER,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    remote BOOLEAN NOT NULL,
    contact_email TEXT,
    contact_phone TEXT,
    sort_title TEXT NOT NULL,
    search_text TEXT NOT NULL,
    CONSTRAINT staged_training_key PRIMARY KEY (run_id, key),
    CONSTRAINT staged_training_run FOREIGN KEY (run_id) REFERENCES import_run (id) ON DELETE CASCADE
);
