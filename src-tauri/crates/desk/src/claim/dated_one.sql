-- As dated.sql, for one claim: a query that leaves the choice open would read the whole case.
SELECT
    statement.claim AS id,
    coalesce(statement.date, article.published) AS date
FROM statement
LEFT JOIN article
    ON article.case_id = statement.case_id
    AND article.id = statement.article
WHERE statement.case_id = :case
    AND statement.retracted = 0
    AND coalesce(statement.date, article.published) IS NOT NULL
    AND statement.claim = :claim
