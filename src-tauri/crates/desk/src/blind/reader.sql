-- Who reads, if they may have to read blind: who acts, else the one chosen last at the desk, else the first of it.
SELECT me.id
FROM main.reviewer AS me
WHERE me.case_id = :desk
    AND me.id = coalesce(
        :acting,
        (SELECT chosen.id FROM main.reviewer AS chosen
        WHERE chosen.case_id = :desk
            AND chosen.id = (SELECT value FROM main.setting WHERE key = 'reviewer')),
        (SELECT first.id FROM main.reviewer AS first
        WHERE first.case_id = :desk ORDER BY first.created_at, first.id LIMIT 1)
    )
    AND (
        EXISTS (SELECT 1 FROM main.reviewer AS card WHERE card.id = me.id AND card.role = 'second_reader')
        OR EXISTS (SELECT 1 FROM main.claim WHERE second_reading IS NOT NULL)
    )
