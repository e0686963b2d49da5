//! One row from the operations that touch it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::activity::Standing;
use super::order::Seen;
use super::table::{ColumnKind, table};
use crate::canonical;
use crate::id::{CaseId, ObjectId, OpId};
use crate::noun::Noun;
use crate::operation::Effect;

/// An operation that writes on an object or hangs something on it.
#[derive(Debug, Clone)]
pub struct Touch {
    /// Who, when, in which act.
    pub standing: Standing,
    /// Its place in its stream.
    pub seq: u64,
    /// What its author had seen.
    pub deps: Vec<OpId>,
    /// Whether it counts, as [`super::is_active`] says.
    pub active: bool,
    /// What it does to this row, and whether that counts only from the row's author; empty when it only extends.
    pub effects: Vec<(Effect, bool)>,
}

/// A value in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// An integer.
    Integer(i64),
    /// A text; for JSON columns canonical JSON.
    Text(String),
}

/// A row of a shared table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which table.
    pub noun: Noun,
    /// The case.
    pub case: CaseId,
    /// The object.
    pub id: ObjectId,
    /// The columns after `case_id` and `id`, in the table's order.
    pub cells: Vec<(&'static str, Cell)>,
}

impl Row {
    /// The cell of a column; none when the table has no such column.
    pub fn cell(&self, column: &str) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, cell)| cell)
    }
}

/// What the fold of one row works on.
struct Fold<'t> {
    touches: &'t [Touch],
    seen: Seen,
    author: Standing,
}

/// Folds one row. None when no operation in force creates it. The order of `touches` is of no account.
pub fn fold_row(noun: Noun, case: CaseId, id: ObjectId, touches: &[Touch]) -> Option<Row> {
    let created = |t: &&Touch| t.active && t.effects.iter().any(|(e, _)| matches!(e, Effect::Create(_)));
    let author = touches
        .iter()
        .filter(created)
        .map(|t| t.standing)
        .min_by_key(Standing::key)?;
    let fold = Fold {
        touches,
        seen: Seen::of(touches),
        author,
    };
    let mut alternatives = BTreeMap::new();
    let mut cells = Vec::with_capacity(table(noun).columns.len() + 8);
    for column in table(noun).columns {
        let cell = match column.kind {
            ColumnKind::Set => json_cell(Value::Array(fold.members(column.field))),
            kind => {
                let (value, others) = fold.field(column.field);
                if !others.is_empty() {
                    alternatives.insert(column.field, others);
                }
                cell_of(kind, value)
            }
        };
        cells.push((column.name, cell));
    }
    cells.extend(fold.meta(&alternatives));
    Some(Row {
        noun,
        case,
        id,
        cells,
    })
}

impl Fold<'_> {
    /// The effects in force, each with the place of its operation.
    fn effects(&self) -> impl Iterator<Item = (usize, &Effect)> {
        self.touches
            .iter()
            .enumerate()
            .filter(|(_, t)| t.active)
            .flat_map(|(i, t)| {
                let own = t.standing.reviewer == self.author.reviewer;
                t.effects
                    .iter()
                    .filter(move |(_, own_only)| own || !own_only)
                    .map(move |(effect, _)| (i, effect))
            })
    }

    fn key(&self, i: usize) -> (crate::time::Hlc, OpId) {
        self.touches[i].standing.key()
    }

    fn saw(&self, later: usize, earlier: usize) -> bool {
        later != earlier && self.seen.saw(self.touches, later, earlier)
    }

    /// The value shown of a field, and the concurrent ones that differ from it.
    fn field(&self, field: &str) -> (Option<&Value>, Vec<Value>) {
        let writes: Vec<(usize, &Value)> = self
            .effects()
            .filter_map(|(i, effect)| match effect {
                Effect::Create(fields) | Effect::Set(fields) => fields
                    .iter()
                    .find(|(name, _)| name == field)
                    .map(|(_, value)| (i, value)),
                _ => None,
            })
            .collect();
        let mut last: Vec<_> = writes
            .iter()
            .filter(|(i, _)| !writes.iter().any(|(j, _)| self.saw(*j, *i)))
            .collect();
        last.sort_by_key(|(i, _)| self.key(*i));
        let Some((_, shown)) = last.pop() else {
            return (None, Vec::new());
        };
        let others = last
            .iter()
            .filter(|(_, value)| value != shown)
            .map(|(i, value)| self.alternative(*i, value));
        (Some(shown), others.collect())
    }

    fn alternative(&self, i: usize, value: &Value) -> Value {
        let by = &self.touches[i].standing;
        json!({ "op": by.op, "by": by.reviewer, "at": by.hlc.timestamp(), "value": value })
    }

    /// The members of a set: each added at least once by somebody whose addition no remover had seen.
    fn members(&self, name: &str) -> Vec<Value> {
        // By member, so that a set with many changes is folded in about as many steps.
        let mut removals: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, effect) in self.effects() {
            if let Effect::Remove { set, member } = effect
                && *set == name
            {
                removals.entry(member.to_string()).or_default().push(i);
            }
        }
        let mut members: BTreeMap<String, Value> = BTreeMap::new();
        for (add, effect) in self.effects() {
            let Effect::Add { set, member } = effect else {
                continue;
            };
            let key = member.to_string();
            let removed = || {
                let mut removals = removals.get(&key).into_iter().flatten();
                removals.any(|removal| self.saw(*removal, add))
            };
            if *set == name && !members.contains_key(&key) && !removed() {
                members.insert(key, member.clone());
            }
        }
        members.into_values().collect()
    }

    /// Whether a retraction stands, with its reason, and whether a concurrent change overrode one.
    fn retracted(&self) -> (bool, Option<String>, bool) {
        let retractions: Vec<(usize, &Option<String>)> = self
            .effects()
            .filter_map(|(i, effect)| match effect {
                Effect::Retract(reason) => Some((i, reason)),
                _ => None,
            })
            .collect();
        let is_retraction = |i: usize| retractions.iter().any(|(r, _)| *r == i);
        let overridden = |r: usize| {
            (0..self.touches.len())
                .any(|i| self.touches[i].active && !is_retraction(i) && !self.saw(r, i) && !self.saw(i, r))
        };
        let (over, stands): (Vec<_>, Vec<_>) = retractions.iter().partition(|(r, _)| overridden(*r));
        let reason = stands
            .iter()
            .max_by_key(|(i, _)| self.key(*i))
            .and_then(|(_, reason)| (*reason).clone());
        (!stands.is_empty(), reason, stands.is_empty() && !over.is_empty())
    }

    fn meta(&self, alternatives: &BTreeMap<&str, Vec<Value>>) -> [(&'static str, Cell); 8] {
        let changed = self
            .effects()
            .map(|(i, _)| self.touches[i].standing)
            .max_by_key(Standing::key);
        let changed = changed.unwrap_or(self.author);
        let (retracted, reason, revived) = self.retracted();
        let at = |s: &Standing| Cell::Integer(s.hlc.timestamp().as_i64());
        [
            ("created_by", Cell::Text(self.author.reviewer.to_string())),
            ("created_at", at(&self.author)),
            ("changed_by", Cell::Text(changed.reviewer.to_string())),
            ("changed_at", at(&changed)),
            ("retracted", Cell::Integer(retracted.into())),
            ("retract_reason", reason.map_or(Cell::Null, Cell::Text)),
            ("revived", Cell::Integer(revived.into())),
            (
                "alternatives",
                if alternatives.is_empty() {
                    Cell::Null
                } else {
                    json_cell(json!(alternatives))
                },
            ),
        ]
    }
}

fn json_cell(value: Value) -> Cell {
    Cell::Text(canonical::to_text(&value).expect("BUG: payloads with other numbers are quarantined"))
}

fn cell_of(kind: ColumnKind, value: Option<&Value>) -> Cell {
    match (kind, value) {
        (ColumnKind::Bool, value) => Cell::Integer(i64::from(value == Some(&Value::Bool(true)))),
        (_, None | Some(Value::Null)) => Cell::Null,
        (ColumnKind::Text, Some(Value::String(text))) => Cell::Text(text.clone()),
        (ColumnKind::Integer, Some(value)) => value.as_i64().map_or(Cell::Null, Cell::Integer),
        (_, Some(value)) => json_cell(value.clone()),
    }
}
