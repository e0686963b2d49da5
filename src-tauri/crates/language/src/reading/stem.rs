//! Forms of a word brought together.

use crate::lexicon::table::Table;
use std::sync::LazyLock;

/// Irregular forms and their base.
const IRREGULAR: &str = "said:say told:tell wrote:write written:write shot:shoot hit:hit struck:strike stricken:strike fought:fight \
    fell:fall fallen:fall rose:rise risen:rise lost:lose loss:lose losses:lose died:die dying:die dead:die death:die deaths:die \
    lives:life men:man women:woman children:child people:person began:begin begun:begin broke:break broken:break \
    brought:bring built:build bought:buy sold:sell paid:pay held:hold took:take taken:take gave:give given:give \
    made:make went:go gone:go came:come ran:run sent:send spent:spend won:win led:lead left:leave met:meet \
    stole:steal stolen:steal flew:fly fled:flee drew:draw grew:grow grown:grow knew:know known:know threw:throw \
    thought:think found:find got:get kept:keep put:put set:set cut:cut stood:stand understood:understand saw:see seen:see \
    was:be were:be is:be are:be been:be being:be am:be has:have had:have having:have did:do done:do does:do \
    wounded:wound casualties:casualty series:series news:news police:police military:military";

/// The base of an English word given in lower case; other words come back shortened or unchanged. Only
/// equality of stems means anything.
pub(crate) fn stem(word: &str) -> String {
    static TABLE: LazyLock<Table<&'static str, &'static str>> = LazyLock::new(|| {
        IRREGULAR
            .split_whitespace()
            .filter_map(|pair| pair.split_once(':'))
            .collect()
    });
    if let Some(base) = TABLE.get(word) {
        return (*base).to_owned();
    }
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    let word = word.trim_end_matches("'");
    for (suffix, with, left) in [
        ("ies", "y", 2),
        ("ied", "y", 2),
        ("sses", "ss", 1),
        ("ches", "ch", 2),
        ("shes", "sh", 2),
        ("xes", "x", 2),
    ] {
        if let Some(base) = word.strip_suffix(suffix)
            && base.len() >= left
        {
            return format!("{base}{with}");
        }
    }
    for suffix in ["ing", "ed"] {
        if let Some(base) = word.strip_suffix(suffix)
            && base.len() >= 3
            && base.bytes().any(|b| b"aeiouy".contains(&b))
        {
            return without_double(base);
        }
    }
    match word.strip_suffix('s') {
        Some(base) if !base.ends_with(['s', 'u', 'i']) => base.trim_end_matches('e').to_owned(),
        _ => word.trim_end_matches('e').to_owned(),
    }
}

/// `stopp` → `stop`, `los` and `lose` → `los`.
fn without_double(base: &str) -> String {
    let bytes = base.as_bytes();
    let n = bytes.len();
    let doubled = n > 3 && bytes[n - 1] == bytes[n - 2] && !b"lsz".contains(&bytes[n - 1]);
    base[..n - usize::from(doubled)].trim_end_matches('e').to_owned()
}
