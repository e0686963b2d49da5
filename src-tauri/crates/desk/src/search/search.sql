-- The index holds no text of its own: what is shown is read from the tables. Two-letter words are found because
-- unicode61 keeps words of any length; scripts without blanks are indexed as pairs of letters.
CREATE VIRTUAL TABLE search USING fts5 (
    body,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 2"
);
