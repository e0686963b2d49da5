-- Claims on which this reader must not know yet what others found: who reads second, or was asked to read again, and
-- has no verdict of their own. A card of the case counts before the one of the desk, which a case takes along at the
-- first write. What was signed off is published, and nobody can give a verdict on it any more: nothing is kept back.
SELECT
    claim.case_id,
    claim.id
FROM main.claim
WHERE NOT EXISTS (SELECT 1 FROM main.sign_off WHERE sign_off.case_id = claim.case_id)
    AND (
        (
            'second_reader' = coalesce(
                (SELECT role FROM main.reviewer
                WHERE reviewer.case_id = claim.case_id AND reviewer.id = :reader),
                (SELECT role FROM main.reviewer
                WHERE reviewer.case_id = (SELECT desk_case FROM main.desk) AND reviewer.id = :reader)
            )
            AND NOT EXISTS (
                SELECT 1 FROM main.verdict AS own
                WHERE own.claim = claim.id
                    AND own.case_id = claim.case_id
                    AND own.created_by = :reader
                    AND own.withdrawn = 0
                    AND own.retracted = 0
                    AND own.superseded_by = '[]'
            )
        )
        -- Asked for by name; verdicts that a fresh reading does not count are in the list of what was seen.
        OR (
            claim.second_reading ->> 'from' = :reader
            AND NOT EXISTS (
                SELECT 1 FROM main.verdict AS own
                WHERE own.claim = claim.id
                    AND own.case_id = claim.case_id
                    AND own.created_by = :reader
                    AND own.withdrawn = 0
                    AND own.retracted = 0
                    AND own.superseded_by = '[]'
                    AND own.id NOT IN (SELECT value FROM json_each(claim.second_reading, '$.seen'))
            )
        )
        -- Asked of anybody: who asks and who decides read on, and so does everybody once it was done.
        OR (
            claim.second_reading IS NOT NULL
            AND claim.second_reading ->> 'from' IS NULL
            AND claim.second_reading ->> 'by' <> :reader
            AND 'editor' <> coalesce(
                (SELECT role FROM main.reviewer
                WHERE reviewer.case_id = claim.case_id AND reviewer.id = :reader),
                (SELECT role FROM main.reviewer
                WHERE reviewer.case_id = (SELECT desk_case FROM main.desk) AND reviewer.id = :reader),
                'checker'
            )
            AND NOT EXISTS (
                SELECT 1 FROM main.verdict AS own
                WHERE own.claim = claim.id
                    AND own.case_id = claim.case_id
                    AND own.created_by = :reader
                    AND own.withdrawn = 0
                    AND own.retracted = 0
                    AND own.superseded_by = '[]'
            )
            AND (
                SELECT count(DISTINCT given.created_by) FROM main.verdict AS given
                WHERE given.claim = claim.id
                    AND given.case_id = claim.case_id
                    AND given.withdrawn = 0
                    AND given.retracted = 0
                    AND given.superseded_by = '[]'
                    AND given.id NOT IN (SELECT value FROM json_each(claim.second_reading, '$.seen'))
            ) < CASE WHEN claim.second_reading ->> '$.seen[0]' IS NULL THEN 2 ELSE 1 END
        )
    )
