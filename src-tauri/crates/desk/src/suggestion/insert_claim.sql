INSERT OR IGNORE INTO suggestion_claim (
    id, case_id, article_id, version_id, span_start, span_end, exact, text, claim_type,
    speaker, cue, stance, outlet, said, worth, reasons, facts, analyser
) VALUES (
    :id, :case_id, :article_id, :version_id, :span_start, :span_end, :exact, :text, :claim_type,
    :speaker, :cue, :stance, :outlet, :said, :worth, :reasons, :facts, :analyser
)
