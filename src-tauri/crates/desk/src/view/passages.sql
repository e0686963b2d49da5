SELECT
    id,
    article,
    version,
    start_byte,
    end_byte,
    reason
FROM passage
WHERE case_id = :case
    AND retracted = 0
ORDER BY created_at, id
