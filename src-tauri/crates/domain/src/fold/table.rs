//! The shape of the shared tables: which field of an operation fills which column.

use crate::noun::Noun;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A text, or nothing.
    Text,
    /// An integer, or nothing.
    Integer,
    /// 0 or 1; 0 when nobody wrote it.
    Bool,
    /// Canonical JSON as text, or nothing.
    Json,
    /// A set of members, as a sorted canonical JSON list; add wins over a concurrent remove.
    Set,
}

/// One column of a shared table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The field of the payload.
    pub field: &'static str,
    /// The column of the table; it differs from the field where SQL keeps the word for itself.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A shared table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns of the noun, after `case_id` and `id` and before [`META`].
    pub columns: &'static [Column],
}

/// The columns that every shared table ends with, in their order.
pub const META: [&str; 8] = [
    "created_by",
    "created_at",
    "changed_by",
    "changed_at",
    "retracted",
    "retract_reason",
    "revived",
    "alternatives",
];

const fn column(field: &'static str, kind: ColumnKind) -> Column {
    Column {
        field,
        name: field,
        kind,
    }
}

const fn renamed(field: &'static str, name: &'static str, kind: ColumnKind) -> Column {
    Column { field, name, kind }
}

use ColumnKind::{Bool, Integer, Json, Set, Text};

const CASE: &[Column] = &[
    column("title", Text),
    column("question", Text),
    column("why_chosen", Text),
    column("deadline", Integer),
    column("language", Text),
    column("scale", Text),
    column("summary", Text),
    column("closed", Bool),
    column("sample", Bool),
    column("second_reading", Text),
];

const REVIEWER: &[Column] = &[
    column("name", Text),
    column("role", Text),
    column("devices", Set),
    column("initials", Text),
    column("colour", Text),
];

const ARTICLE: &[Column] = &[
    column("title", Text),
    column("byline", Text),
    column("outlet", Text),
    column("url", Text),
    column("published", Text),
    column("language", Text),
    column("current_version", Text),
];

const VERSION: &[Column] = &[
    column("article", Text),
    column("text", Text),
    column("text_sha256", Text),
    column("original", Json),
    column("reason", Text),
];

const CLAIM: &[Column] = &[
    column("text", Text),
    column("claim_type", Text),
    column("origin", Json),
    column("why_chosen", Text),
    column("date", Text),
    column("worth_permille", Integer),
    column("split_from", Text),
    column("split_into", Json),
    column("merged_into", Text),
    column("parked", Bool),
    column("park_reason", Text),
    column("flagged", Bool),
    column("recheck_on", Text),
    column("recheck_why", Text),
    column("tags", Set),
    column("no_counter_evidence", Text),
    column("no_primary_source", Text),
    column("no_reply_needed", Text),
    column("second_reading", Json),
];

const STATEMENT: &[Column] = &[
    column("claim", Text),
    column("article", Text),
    column("version", Text),
    renamed("start", "start_byte", Integer),
    renamed("end", "end_byte", Integer),
    column("exact", Text),
    column("prefix", Text),
    column("suffix", Text),
    column("words", Text),
    column("speaker", Text),
    column("speaker_role", Text),
    column("outlet", Text),
    column("cue", Text),
    column("stance", Text),
    column("date", Text),
    column("placed", Json),
];

const RELATION: &[Column] = &[
    renamed("from", "from_claim", Text),
    renamed("to", "to_claim", Text),
    column("kind", Text),
    column("status", Text),
    column("difference", Text),
    column("basis", Text),
    column("question", Text),
    column("label_from", Text),
    column("label_to", Text),
    column("reason", Text),
    column("provenance", Json),
];

const SOURCE: &[Column] = &[
    column("name", Text),
    column("kind", Text),
    column("what", Text),
    column("reliability", Text),
    column("confidential", Bool),
    column("interests", Text),
    column("origin_group", Text),
    column("url", Text),
    column("wikidata", Text),
];

const EVIDENCE: &[Column] = &[
    column("claim", Text),
    column("source", Text),
    column("quote", Text),
    column("language", Text),
    column("translation", Json),
    column("locator", Text),
    column("stance", Text),
    column("url", Text),
    column("published", Text),
    column("accessed", Text),
    column("credibility", Integer),
    column("captured", Json),
    column("note", Text),
    column("problems", Set),
];

const VERDICT: &[Column] = &[
    column("claim", Text),
    column("outcome", Text),
    column("scale", Text),
    column("scale_version", Integer),
    column("rating", Text),
    column("reason", Text),
    column("detail", Text),
    column("conclusion", Text),
    column("rationale", Text),
    column("confidence", Text),
    column("would_change", Text),
    column("pinned_text", Text),
    column("pinned_versions", Json),
    column("supersedes", Json),
    column("superseded_by", Set),
    column("withdrawn", Bool),
    column("withdraw_reason", Text),
    column("blind", Bool),
];

const COMMENT: &[Column] = &[
    column("about_noun", Text),
    column("about", Text),
    column("answers", Text),
    column("text", Text),
];

const PASSAGE: &[Column] = &[
    column("article", Text),
    column("version", Text),
    renamed("start", "start_byte", Integer),
    renamed("end", "end_byte", Integer),
    column("exact", Text),
    column("prefix", Text),
    column("suffix", Text),
    column("reason", Text),
    column("placed", Json),
];

const CAPTURE: &[Column] = &[
    column("sha256", Text),
    column("size_bytes", Integer),
    column("media_type", Text),
    column("name", Text),
    column("how", Text),
    column("address", Text),
    column("final_address", Text),
    column("status", Integer),
    column("headers", Json),
    column("redirects", Json),
    column("copy", Json),
    column("warnings", Json),
    column("note", Text),
];

const ERASURE: &[Column] = &[
    column("sha256", Text),
    column("reason", Text),
    column("ground", Text),
];

const LOOKUP: &[Column] = &[
    column("claim", Text),
    column("query", Text),
    column("place", Text),
    renamed("on", "looked_on", Text),
    column("found", Bool),
    column("note", Text),
];

const REPLY: &[Column] = &[
    column("claim", Text),
    renamed("from", "asked", Text),
    column("source", Text),
    column("how", Text),
    column("asked_on", Text),
    column("deadline", Text),
    column("question", Text),
    column("state", Text),
    column("answer", Text),
    column("answered_on", Text),
    column("note", Text),
];

const SCALE: &[Column] = &[
    column("scale", Text),
    column("version", Integer),
    column("name", Text),
    column("language", Text),
    renamed("values", "rating_values", Json),
    column("rollup", Text),
];

const RULE: &[Column] = &[
    column("key", Text),
    column("level", Text),
    column("parameters", Json),
];

const OVERRIDE: &[Column] = &[column("claim", Text), column("key", Text), column("reason", Text)];

const DECISION: &[Column] = &[
    column("claim", Text),
    column("outcome", Text),
    column("scale", Text),
    column("scale_version", Integer),
    column("rating", Text),
    column("conclusion", Text),
    column("not_checkable", Text),
    column("detail", Text),
    column("rests_on", Json),
    column("reason", Text),
    column("dissent", Json),
    column("panel", Json),
    column("supersedes", Json),
    column("superseded_by", Set),
    column("withdrawn", Bool),
    column("withdraw_reason", Text),
];

const DEVICE: &[Column] = &[
    column("reviewer", Text),
    column("public_key", Text),
    column("revoked", Bool),
    column("revoked_after", Integer),
    column("revoke_reason", Text),
];

const REMOVAL: &[Column] = &[
    column("ops", Json),
    column("files", Json),
    column("reason", Text),
    column("ground", Text),
];

const SIGN_OFF: &[Column] = &[
    column("head", Text),
    column("ends", Json),
    renamed("open", "open_items", Json),
    column("overrides", Json),
    column("statement", Text),
    column("only_reviewer", Bool),
];

const CORRECTION: &[Column] = &[
    column("claim", Text),
    column("kind", Text),
    column("reason", Text),
    column("notice", Text),
    column("published", Json),
    column("old_decision", Text),
];

const CORRECTION_REQUEST: &[Column] = &[
    column("correction", Text),
    column("outlet", Text),
    column("asked_on", Text),
    column("how", Text),
    column("result", Text),
    column("answered_on", Text),
];

/// The table of a noun.
pub const fn table(noun: Noun) -> Table {
    let (name, columns) = match noun {
        Noun::Case => ("fact_case", CASE),
        Noun::Reviewer => ("reviewer", REVIEWER),
        Noun::Article => ("article", ARTICLE),
        Noun::Version => ("article_version", VERSION),
        Noun::Claim => ("claim", CLAIM),
        Noun::Statement => ("statement", STATEMENT),
        Noun::Relation => ("relation", RELATION),
        Noun::Source => ("source", SOURCE),
        Noun::Evidence => ("evidence", EVIDENCE),
        Noun::Verdict => ("verdict", VERDICT),
        Noun::Comment => ("comment", COMMENT),
        Noun::Passage => ("passage", PASSAGE),
        Noun::Capture => ("capture", CAPTURE),
        Noun::Erasure => ("erasure", ERASURE),
        Noun::Lookup => ("lookup", LOOKUP),
        Noun::Reply => ("reply", REPLY),
        Noun::Scale => ("rating_scale", SCALE),
        Noun::Rule => ("house_rule", RULE),
        Noun::Override => ("rule_override", OVERRIDE),
        Noun::Decision => ("decision", DECISION),
        Noun::Device => ("enrolled_device", DEVICE),
        Noun::Removal => ("removal", REMOVAL),
        Noun::SignOff => ("sign_off", SIGN_OFF),
        Noun::Correction => ("correction", CORRECTION),
        Noun::CorrectionRequest => ("correction_request", CORRECTION_REQUEST),
    };
    Table { name, columns }
}
