SELECT
    a.id,
    a.current_version,
    a.title,
    a.outlet,
    a.byline,
    a.published,
    a.language,
    a.url,
    a.created_at,
    (
        SELECT json_group_array(n.id ORDER BY n.created_at, n.id)
        FROM article_version AS n
        WHERE n.case_id = a.case_id AND n.article = a.id AND n.retracted = 0
    ) AS versions
FROM article AS a
WHERE a.case_id = :case
    AND a.retracted = 0
ORDER BY a.created_at, a.id
