SELECT
    id,
    from_claim,
    to_claim,
    kind,
    status,
    difference,
    basis,
    question,
    label_from,
    label_to,
    reason,
    changed_by
FROM relation
WHERE case_id = :case
    AND retracted = 0
ORDER BY created_at, id
