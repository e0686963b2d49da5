-- When the statements of claims were said, else when the articles that they stand in came out.
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
