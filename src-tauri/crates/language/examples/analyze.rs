//! `analyze sentences|attributions|quantities|contested|statements|checkworthiness|match`: JSON Lines in, JSON Lines out, positions in
//! code points. For measuring the rules without building the whole program.

use factdesk_language as language;
use language::Span;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let what = std::env::args().nth(2).unwrap_or_default();
    let claims = Claims::of(std::env::args())?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            let row: Value = serde_json::from_str(&line)?;
            let answer = claims
                .as_ref()
                .map_or_else(|| answer(&what, &row), |claims| claims.answer(&row));
            writeln!(out, "{answer}")?;
        }
    }
    Ok(())
}

/// The claims of `--claims FILE`, and `--top K`.
struct Claims {
    ids: Vec<Value>,
    index: language::Index,
    top: usize,
}

impl Claims {
    fn of(args: impl Iterator<Item = String>) -> std::io::Result<Option<Self>> {
        let args: Vec<String> = args.collect();
        let after = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
        let Some(file) = after("--claims") else {
            return Ok(None);
        };
        let text = std::fs::read_to_string(file)?;
        let rows = text
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(serde_json::from_str);
        let rows: Vec<Value> = rows.collect::<Result<_, _>>()?;
        let texts: Vec<&str> = rows.iter().map(|r| r["text"].as_str().unwrap_or("")).collect();
        Ok(Some(Self {
            ids: rows.iter().map(|r| r["id"].clone()).collect(),
            index: language::rank(&texts),
            top: after("--top").and_then(|k| k.parse().ok()).unwrap_or(10),
        }))
    }

    fn answer(&self, row: &Value) -> Value {
        let nearest = self.index.nearest(row["text"].as_str().unwrap_or(""), self.top);
        let matches: Vec<Value> = nearest
            .iter()
            .map(|(n, score)| json!({"id": self.ids[*n], "score": score}))
            .collect();
        json!({"id": row["id"], "matches": matches})
    }
}

fn answer(what: &str, row: &Value) -> Value {
    let text = row["text"].as_str().unwrap_or("");
    let at = CodePoints::new(text);
    let mut answer = match what {
        "sentences" => {
            json!({"sentences": language::sentences(text, row["lang"].as_str()).iter().map(|s| at.json(*s)).collect::<Vec<_>>()})
        }
        "attributions" => {
            json!({"attributions": language::attributions(text).iter().map(|a| attribution(text, &at, a)).collect::<Vec<_>>()})
        }
        "quantities" => {
            json!({"quantities": language::quantities(text).iter().map(|q| quantity(text, &at, q)).collect::<Vec<_>>()})
        }
        "contested" => json!({"pairs": contested(row)}),
        "statements" => json!({"statements": statements(text, &at)}),
        "checkworthiness" => {
            let worth = language::check_worthiness(text);
            json!({"score": worth.score, "reasons": worth.reasons})
        }
        _ => json!({"error": "unknown analysis"}),
    };
    answer["id"] = row["id"].clone();
    answer
}

fn attribution(text: &str, at: &CodePoints, a: &language::Attribution) -> Value {
    let parts = |spans: &[Span]| match spans {
        [] => Value::Null,
        [first, ..] => {
            let whole = Span::new(first.start, spans[spans.len() - 1].end);
            let mut value = at.json(whole);
            value["text"] = json!(whole.of(text));
            if spans.len() > 1 {
                value["parts"] = spans.iter().map(|s| at.json(*s)).collect();
            }
            value
        }
    };
    let role = |spans: &Option<Vec<Span>>| spans.as_deref().map_or(Value::Null, parts);
    json!({"source": role(&a.source), "cue": role(&a.cue), "content": parts(&a.content), "stance": a.stance.as_str()})
}

fn quantity(text: &str, at: &CodePoints, q: &language::Quantity) -> Value {
    let mut value = at.json(q.span);
    value["text"] = json!(q.span.of(text));
    let more = [
        ("value", json!(q.value)),
        ("low", json!(q.low)),
        ("high", json!(q.high)),
        ("unit", json!(q.unit)),
        ("of", json!(q.of)),
    ];
    for (key, more) in more.into_iter().filter(|(_, v)| !v.is_null()) {
        value[key] = more;
    }
    value
}

fn contested(row: &Value) -> Vec<Value> {
    let rows = row["documents"].as_array().cloned().unwrap_or_default();
    let field = |r: &'_ Value, name: &str| r[name].as_str().map(str::to_owned);
    let texts: Vec<_> = rows
        .iter()
        .map(|r| {
            (
                field(r, "id").unwrap_or_default(),
                field(r, "text").unwrap_or_default(),
                field(r, "lang"),
                field(r, "published"),
            )
        })
        .collect();
    let documents: Vec<_> = texts
        .iter()
        .map(|(id, text, lang, published)| language::Document {
            id,
            text,
            published: published.as_ref().and_then(|p| p.get(..10)?.parse().ok()),
            lang: lang.as_deref(),
        })
        .collect();
    let at: Vec<CodePoints> = texts.iter().map(|(_, text, ..)| CodePoints::new(text)).collect();
    let side = |s: &language::DocSpan| {
        let mut value = at[s.document].json(s.span);
        value["document"] = json!(texts[s.document].0);
        value
    };
    let words =
        |s: &language::DocSpan, span: Option<Span>| span.map(|span| span.of(&texts[s.document].1).to_owned());
    language::contested(&documents)
        .iter()
        .map(|p| {
            json!({
                "a": side(&p.a), "b": side(&p.b), "kind": p.kind.as_str(), "score": f64::from(p.score_permille) / 1000.0, "reason": p.reason,
                "basis": p.basis, "question": p.question, "a_differs": words(&p.a, p.a_differs), "b_differs": words(&p.b, p.b_differs),
            })
        })
        .collect()
}

fn statements(text: &str, at: &CodePoints) -> Vec<Value> {
    let document = language::Document {
        id: "",
        text,
        published: None,
        lang: None,
    };
    let all = language::statements(&document);
    all.iter()
        .map(|s| {
            json!({
                "span": at.json(s.span), "speaker": s.speaker, "cue": s.cue, "stance": s.stance.as_str(), "outlet": s.outlet, "claim": s.claim_text,
                "kind": s.kind.as_str(), "worth": s.check_worthiness_permille, "reasons": s.reasons,
            })
        })
        .collect()
}

/// The code point at each byte.
struct CodePoints(Vec<usize>);

impl CodePoints {
    fn new(text: &str) -> Self {
        let mut at = vec![0; text.len() + 1];
        let mut count = 0;
        for (i, c) in text.char_indices() {
            at[i..i + c.len_utf8()].fill(count);
            count += 1;
        }
        at[text.len()] = count;
        Self(at)
    }

    fn json(&self, span: Span) -> Value {
        json!({"start": self.0[span.start], "end": self.0[span.end]})
    }
}
