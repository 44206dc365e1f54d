-- Full text over the folded search text: every word as a prefix.
CREATE INDEX training_search ON training USING gin (to_tsvector('simple', search_text));
