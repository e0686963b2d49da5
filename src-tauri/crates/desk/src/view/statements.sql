SELECT
    id,
    claim,
    article,
    version,
    start_byte,
    end_byte,
    coalesce(exact, words, '') AS exact,
    speaker,
    speaker_role,
    outlet,
    cue,
    stance,
    date,
    placed
FROM statement
WHERE case_id = :case
    AND retracted = 0
