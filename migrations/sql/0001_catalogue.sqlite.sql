-- Full text over the folded search text of what is published; the words stay in `training`, the index is kept by triggers.
CREATE VIRTUAL TABLE training_search USING fts5(
    search_text, content='training', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4', detail='none'
);
CREATE TRIGGER training_search_insert AFTER INSERT ON training WHEN NEW.published BEGIN
    INSERT INTO training_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;
CREATE TRIGGER training_search_delete AFTER DELETE ON training WHEN OLD.published BEGIN
    INSERT INTO training_search (training_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
END;
CREATE TRIGGER training_search_leave AFTER UPDATE OF search_text, published ON training
WHEN OLD.published AND (NOT NEW.published OR OLD.search_text <> NEW.search_text) BEGIN
    INSERT INTO training_search (training_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
    INSERT INTO training_search (rowid, search_text) SELECT NEW.id, NEW.search_text WHERE NEW.published;
END;
CREATE TRIGGER training_search_return AFTER UPDATE OF published ON training WHEN NEW.published AND NOT OLD.published BEGIN
    INSERT INTO training_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;
