-- How far what follows the log in steps has come: the search index, and who builds on an operation. Every operation
-- up to this position is in it.
CREATE TABLE index_state (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
) STRICT;
INSERT INTO index_state (id, position) SELECT 1, coalesce(max(position), 0) FROM op;

-- What stands in reach of an object lies together, and the last operations on it are marked in place: a table of
-- heads beside this one was a page more to write at every save.
CREATE TABLE op_touch (
    object BLOB    NOT NULL,
    reach  INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 2),
    noun   TEXT    NOT NULL,
    op     INTEGER NOT NULL REFERENCES op (position),
    head   INTEGER NOT NULL CHECK (head IN (0, 1)), -- 1: nothing that is folded builds on it yet
    PRIMARY KEY (object, reach, noun, op)
) STRICT, WITHOUT ROWID;

INSERT INTO op_touch (object, reach, noun, op, head)
SELECT object, reach, noun, op_object.op, reach > 0 AND EXISTS (
    SELECT 1 FROM op JOIN op_head ON op_head.case_id = op.case_id AND op_head.op_id = op.op_id
    WHERE op.position = op_object.op AND op_head.object = op_object.object)
FROM op_object ORDER BY object, reach, noun, op_object.op;

DROP TABLE op_head;
DROP TABLE op_object;
ALTER TABLE op_touch RENAME TO op_object;

-- An act is found by the time in its id; the index is left for operations that another program made otherwise.
DROP INDEX op_by_act;
CREATE INDEX op_by_act ON op (act_id) WHERE substr(act_id, 1, 6) <> substr(op_id, 1, 6);
