-- Statements beside the current verdicts that did not pin the version they stand in.
SELECT
    verdict.id AS verdict,
    verdict.claim,
    verdict.pinned_versions,
    statement.id AS statement,
    statement.exact
FROM statement
JOIN verdict ON verdict.case_id = statement.case_id AND verdict.claim = statement.claim
WHERE statement.case_id = :case
    AND statement.retracted = 0
    AND verdict.retracted = 0
    AND verdict.withdrawn = 0
    AND verdict.superseded_by = '[]'
    AND instr(verdict.pinned_versions, statement.version) = 0
