-- What is left of a request when its time is over or its candidate had it erased: a row of the statistics, with no way back.

CREATE TABLE past_request (
    id {ID},
    centre_id BIGINT NOT NULL,
    training_id BIGINT,
    way TEXT NOT NULL,
    referrer TEXT,
    -- NULL when there was no appointment.
    mode TEXT,
    -- The month, `YYYY-MM`.
    asked_on TEXT NOT NULL,
    -- Where it stood last, how it was answered last, who called it off.
    state TEXT NOT NULL,
    outcome TEXT,
    cancelled_by TEXT,
    n_attempts INTEGER NOT NULL,
    n_moves INTEGER NOT NULL,
    -- In steps: 0, 1, 2, 3, 7, 14, 30, 365. NULL without an answer.
    days_to_answer INTEGER,
    CONSTRAINT past_request_way CHECK (way IN ('callback', 'enquiry', 'appointment')),
    CONSTRAINT past_request_mode CHECK (mode IN ('on_site', 'phone', 'video')),
    CONSTRAINT past_request_asked_on CHECK (LENGTH(asked_on) = 7),
    CONSTRAINT past_request_days CHECK (days_to_answer IN (0, 1, 2, 3, 7, 14, 30, 365)),
    CONSTRAINT past_request_centre FOREIGN KEY (centre_id) REFERENCES training_centre (id),
    CONSTRAINT past_request_training FOREIGN KEY (training_id) REFERENCES training (id)
);
CREATE INDEX past_request_by_centre ON past_request (centre_id, asked_on);
CREATE INDEX past_request_by_training ON past_request (training_id);

-- When the owner of an idle account was told that it goes; counts no more once they came back.
ALTER TABLE staff_member ADD COLUMN idle_told_at BIGINT;
