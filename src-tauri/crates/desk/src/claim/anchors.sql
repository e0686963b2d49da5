SELECT op_payload.bytes
FROM op_object
JOIN op ON op.position = op_object.op
JOIN op_payload ON op_payload.op = op.position
WHERE op_object.object = :statement
    AND op_object.noun = 'statement'
    AND op.kind IN ('statement_add', 'statement_edit', 'statement_place')
ORDER BY op.hlc, op.position
