INSERT OR IGNORE INTO suggestion_relation (
    case_id, claim_a, claim_b, kind, difference, basis, reason, question, score,
    label_a, label_b, a_start, a_end, b_start, b_end, analyser
) VALUES (
    :case_id, :claim_a, :claim_b, :kind, :difference, :basis, :reason, :question, :score,
    :label_a, :label_b, :a_start, :a_end, :b_start, :b_end, :analyser
)
