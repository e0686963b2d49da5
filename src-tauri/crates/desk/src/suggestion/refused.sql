SELECT
    s.version,
    s.start_byte,
    s.end_byte
FROM statement AS s
JOIN claim AS c ON c.case_id = s.case_id AND c.id = s.claim
WHERE s.case_id = :case
    AND s.version IS NOT NULL
    AND (c.retracted = 1 OR c.merged_into IS NOT NULL OR c.split_into IS NOT NULL)
