SELECT id
FROM suggestion_claim
WHERE case_id = :case
    AND id IN (
        SELECT from_claim FROM relation WHERE case_id = :case
        UNION ALL
        SELECT to_claim FROM relation WHERE case_id = :case
    )
    AND id NOT IN (SELECT id FROM claim WHERE case_id = :case)
