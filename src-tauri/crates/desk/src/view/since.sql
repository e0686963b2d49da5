SELECT
    op.kind,
    op_object.object AS claim
FROM op
LEFT JOIN op_object
    ON op_object.op = op.position
    AND op_object.noun = 'claim'
WHERE op.position > :position
    AND op.case_id = :case
