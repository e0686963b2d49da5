-- Whether others left anything on a claim that its reader is not shown yet. A claim that was corrected has a verdict.
SELECT EXISTS (
        SELECT 1 FROM main.verdict
        WHERE verdict.claim = one.id AND verdict.created_by <> :reader
    )
    OR EXISTS (
        SELECT 1 FROM main.comment
        WHERE comment.about = one.id AND comment.about_noun = 'claim' AND comment.created_by <> :reader
    )
    OR EXISTS (
        SELECT 1 FROM main.rule_override
        WHERE rule_override.claim = one.id AND rule_override.created_by <> :reader
    )
    OR EXISTS (
        SELECT 1 FROM main.decision
        WHERE decision.claim = one.id AND decision.created_by <> :reader
    )
FROM main.claim AS one
WHERE one.id = :claim
