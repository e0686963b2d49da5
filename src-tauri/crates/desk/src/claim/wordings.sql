SELECT op_payload.bytes
FROM op_object
JOIN op ON op.position = op_object.op
JOIN op_payload ON op_payload.op = op.position
WHERE op_object.object = :claim
    AND op_object.noun = 'claim'
    AND op.kind IN ('claim_create', 'claim_edit')
ORDER BY op.hlc, op.position
