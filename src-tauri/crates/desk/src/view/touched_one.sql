-- Whether somebody has worked on one claim.
SELECT claim AS id FROM evidence
WHERE case_id = :case AND retracted = 0 AND claim = :claim
UNION
SELECT claim AS id FROM lookup
WHERE case_id = :case AND retracted = 0 AND claim = :claim
UNION
SELECT claim AS id FROM reply
WHERE case_id = :case AND retracted = 0 AND claim = :claim
UNION
SELECT about AS id FROM comment
WHERE case_id = :case AND retracted = 0 AND about_noun = 'claim' AND about = :claim
UNION
SELECT from_claim AS id FROM relation
WHERE case_id = :case AND retracted = 0 AND from_claim = :claim
UNION
SELECT to_claim AS id FROM relation
WHERE case_id = :case AND retracted = 0 AND to_claim = :claim
