-- Claims that somebody has worked on without a verdict.
SELECT claim AS id FROM evidence
WHERE case_id = :case AND retracted = 0
UNION
SELECT claim AS id FROM lookup
WHERE case_id = :case AND retracted = 0
UNION
SELECT claim AS id FROM reply
WHERE case_id = :case AND retracted = 0
UNION
SELECT about AS id FROM comment
WHERE case_id = :case AND retracted = 0 AND about_noun = 'claim'
UNION
SELECT from_claim AS id FROM relation
WHERE case_id = :case AND retracted = 0
UNION
SELECT to_claim AS id FROM relation
WHERE case_id = :case AND retracted = 0
