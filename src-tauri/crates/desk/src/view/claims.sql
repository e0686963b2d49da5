SELECT
    id,
    text,
    claim_type,
    json_extract(origin, '$.by') AS origin_by,
    worth_permille,
    parked,
    flagged,
    tags,
    second_reading
FROM claim
WHERE case_id = :case
    AND retracted = 0
    AND merged_into IS NULL
    AND split_into IS NULL
