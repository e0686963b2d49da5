-- Which rules made the suggestions of a case, and which language a person says its articles are in. Local, like the
-- suggestions themselves.
ALTER TABLE suggestion_run ADD COLUMN analyser TEXT NOT NULL DEFAULT '';

CREATE TABLE analysis_language (
    case_id  TEXT NOT NULL PRIMARY KEY,
    language TEXT NOT NULL CHECK (language <> '')
) STRICT;
