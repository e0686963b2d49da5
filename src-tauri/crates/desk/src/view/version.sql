SELECT
    text,
    original
FROM article_version
WHERE case_id = :case
    AND id = :version
