-- The plus keeps SQLite from reading the whole case by its index to find the few operations behind a position.
SELECT
    op.kind,
    op.version,
    op_payload.bytes
FROM op
LEFT JOIN op_payload ON op_payload.op = op.position
WHERE op.position > :position
    AND +op.case_id = :case
