-- A part of a claim, and an answer to a comment, mention what they come from without touching it. They are listed under
-- it too, so that their rows are folded again when it comes or goes.
INSERT OR IGNORE INTO op_object (object, reach, noun, op, head)
SELECT unhex(replace(object, '-', '')), 0, 'mention', position, 0
FROM (
    SELECT op.position AS position, CASE kind
        WHEN 'claim_create' THEN json_extract(CAST(bytes AS TEXT), '$.split_from')
        ELSE json_extract(CAST(bytes AS TEXT), '$.answers')
    END AS object
    FROM op JOIN op_payload ON op_payload.op = op.position
    WHERE kind IN ('claim_create', 'comment_add') AND json_valid(CAST(bytes AS TEXT))
      AND op.position NOT IN (SELECT op FROM op_quarantine)
)
WHERE object IS NOT NULL;
