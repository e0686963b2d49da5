-- What the history is filtered by: the operations of one case, kind and reviewer are of one sort. They are counted and
-- listed under it, so that a filter reads what it wants and nothing else. Both follow the log in steps (index_state):
-- an index on the log itself was a page more to write at every save.
CREATE TABLE op_sort (
    number      INTEGER NOT NULL PRIMARY KEY,
    case_id     BLOB    NOT NULL,
    kind        TEXT    NOT NULL,
    reviewer_id BLOB    NOT NULL,
    operations  INTEGER NOT NULL CHECK (operations >= 1), -- how many are listed
    UNIQUE (case_id, kind, reviewer_id)
) STRICT;

CREATE TABLE op_sorted (
    sort INTEGER NOT NULL REFERENCES op_sort (number),
    op   INTEGER NOT NULL REFERENCES op (position),
    PRIMARY KEY (sort, op)
) STRICT, WITHOUT ROWID;

INSERT INTO op_sort (case_id, kind, reviewer_id, operations)
SELECT case_id, kind, reviewer_id, count(*) FROM op
WHERE position <= (SELECT position FROM index_state)
GROUP BY case_id, kind, reviewer_id;

INSERT INTO op_sorted (sort, op)
SELECT number, position FROM op JOIN op_sort USING (case_id, kind, reviewer_id)
WHERE position <= (SELECT position FROM index_state)
ORDER BY number, position;
