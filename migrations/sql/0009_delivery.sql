-- Mails that did not arrive, as the mail provider reports them.

-- Addresses that take no mail of ours, by a keyed hash: no address is kept.
CREATE TABLE delivery_failure (
    address_hash TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- When it last happened, and how often.
    at BIGINT NOT NULL,
    n INTEGER NOT NULL,
    CONSTRAINT delivery_failure_once PRIMARY KEY (address_hash, kind),
    CONSTRAINT delivery_failure_kind CHECK (kind IN ('bounce', 'complaint'))
);
CREATE INDEX delivery_failure_by_age ON delivery_failure (at);

-- The reports already taken in: one that comes again changes nothing.
CREATE TABLE hook_event (
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    CONSTRAINT hook_event_id PRIMARY KEY (id)
);
CREATE INDEX hook_event_by_age ON hook_event (at);
