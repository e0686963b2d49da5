//! Verbs and nouns with which English attributes words, thoughts and demands to someone.

use super::table::Table;
use crate::attributions::Stance;
use std::sync::LazyLock;

/// How the content stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A clause or a quotation: "said (that) …".
    Clause,
    /// The listener stands between: "told reporters that …".
    Listener,
    /// Everything after the verb: "denied the report", "want the vote to be held".
    Rest,
    /// A clause or a quotation, and nothing else: "the storm left two dead" is no attribution.
    ThatOnly,
    /// An infinitive: "plans to appeal".
    ToOnly,
    /// A particle is part of the cue: "called for", "spoke of".
    Particle,
}

/// A verb that attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Its base form.
    pub base: &'static str,
    /// What the speaker does with the content.
    pub stance: Stance,
    /// Where the content stands.
    pub frame: Frame,
    /// The form at hand.
    pub form: Form,
    /// Whether the form is a noun as well ("claims", "report").
    pub noun: bool,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    ThirdPerson,
    Past,
    Ing,
}

const ASSERT_CLAUSE: &str = "say add note announce suggest argue explain state declare claim insist stress emphasize emphasise clarify \
    acknowledge admit concede reply respond recall conclude maintain assert contend remark observe reveal disclose warn \
    write tweet comment mention repeat reiterate quip testify boast complain cry exclaim whisper shout murmur mutter answer \
    affirm proclaim recount think believe suppose assume caution rule decide indicate imply predict forecast speculate \
    mumble scream yell sigh gasp interrupt venture opine counter guess realise realize agree intend fear lament joke \
    hint signal underline underscore reckon confess retort elaborate muse posit theorize theorise surmise concur interject chant \
    anticipate foresee outline project highlight";
const THAT_ONLY: &str = "feel know understand hope expect see mean learn hear post continue begin go point vow pledge promise threaten \
    prove swear dream worry discover determine read charge reason fret protest scoff regret guarantee assess hold";
const REPORT: &str = "report show find confirm estimate document record calculate";
const LISTENER: &str = "tell inform remind assure notify advise convince persuade";
const DENY: &str = "deny refute reject dismiss dispute rebut disclaim contradict repudiate";
const DOUBT: &str = "question doubt challenge suspect";
const DEMAND: &str = "urge demand order propose recommend seek want wish press request instruct encourage direct beg implore plead advocate";
const REST: &str = "describe blame accuse criticise criticize condemn denounce praise welcome term label brand dub characterise characterize \
    portray depict remember regard defend allege hail slam mock endorse back oppose support consider decry deplore favour favor \
    express voice recognise recognize call applaud thank congratulate tout deem liken credit blast deride ridicule chide scold bash \
    assail admonish lambast lambaste bemoan downplay disavow cite attribute prefer attack";
const TO_ONLY: &str =
    "plan refuse decline offer threaten vow pledge promise agree hope expect intend ask wish choose aim";
const PARTICLES: &str = "call speak talk point disagree appeal refer object insist complain boast brag apologize apologise lash rail";
/// Forms that no rule builds.
const IRREGULAR: &str = "say:said tell:told write:wrote think:thought find:found feel:felt know:knew see:saw hear:heard mean:meant \
    understand:understood show:showed swear:swore forecast:forecast seek:sought begin:began go:went speak:spoke learn:learned foresee:foresaw read:read hold:held \
    shown=show written=write known=know spoken=speak seen=see sworn=swear foreseen=foresee";
/// Verbs whose base and third person are nouns as well.
const NOUNS: &str = "claim report plan call question doubt demand order request estimate document record hope fear promise pledge vow \
    offer answer reply cry state remark comment note challenge suspect show wish repeat appeal forecast signal point \
    process post object support project outline thank venture boast caution hail welcome favor favour voice express advocate talk attribute stress detail direct highlight charge read protest regret guarantee reason hold aim attack credit blast chant back blame label brand term praise back cause address counter press guess reject hint rule \
    joke sigh scream scream shout worry dispute dream view tweet murmur whisper find";

static TABLE: LazyLock<Table<String, Cue>> = LazyLock::new(|| {
    let mut table = Table::default();
    let mut add = |list: &'static str, stance: Stance, frame: Frame| {
        for base in list.split_whitespace() {
            for (form, word) in forms(base) {
                table.insert(
                    word,
                    Cue {
                        base,
                        stance,
                        frame,
                        form,
                        noun: false,
                    },
                );
            }
        }
    };
    // A later list overrides an earlier one: the frame that asks for more evidence loses.
    add(PARTICLES, Stance::Asserts, Frame::Particle);
    add(TO_ONLY, Stance::Asserts, Frame::ToOnly);
    add(THAT_ONLY, Stance::Asserts, Frame::ThatOnly);
    add(REST, Stance::Asserts, Frame::Rest);
    add(ASSERT_CLAUSE, Stance::Asserts, Frame::Clause);
    add(REPORT, Stance::Reports, Frame::Clause);
    add(LISTENER, Stance::Asserts, Frame::Listener);
    add(DENY, Stance::Denies, Frame::Rest);
    add(DOUBT, Stance::Doubts, Frame::Rest);
    add(DEMAND, Stance::Demands, Frame::Rest);
    add("wonder inquire enquire ask", Stance::Asks, Frame::Clause);
    let nouns: Vec<&str> = NOUNS.split_whitespace().collect();
    for cue in table.values_mut() {
        cue.noun = matches!(cue.form, Form::Base | Form::ThirdPerson) && nouns.contains(&cue.base);
    }
    table
});

/// The verb of which `word` (lower case) is a form, if it attributes.
pub(crate) fn cue(word: &str) -> Option<Cue> {
    TABLE.get(word).copied()
}

/// "describing" → "described": the form in which a participle stands as the verb of a sentence.
pub(crate) fn as_past(word: &str) -> Option<&'static str> {
    static PAST: LazyLock<Table<&'static str, &'static str>> = LazyLock::new(|| {
        TABLE
            .iter()
            .filter(|(_, c)| c.form == Form::Past)
            .map(|(word, c)| (c.base, word.as_str()))
            .collect()
    });
    let cue = cue(word).filter(|cue| cue.form == Form::Ing)?;
    PAST.get(cue.base).copied()
}

/// Nouns that attribute: "claims by local media that …", "reports of …".
pub(crate) fn noun_cue(word: &str) -> Option<Stance> {
    match word {
        "claim" | "claims" | "assertion" | "assertions" | "allegation" | "allegations" | "statement"
        | "announcement" | "belief" | "suggestion" | "suggestions" | "warning" | "warnings" | "argument"
        | "insistence" | "contention" | "admission" | "accusation" | "accusations" | "promise" | "pledge"
        | "view" | "opinion" | "rumour" | "rumours" | "rumor" | "rumors" | "speculation" | "hope"
        | "hopes" | "fear" | "fears" | "conclusion" | "prediction" | "predictions" | "complaint"
        | "complaints" | "concern" | "concerns" | "notion" | "idea" | "testimony" | "assurance"
        | "assurances" | "threat" | "threats" => Some(Stance::Asserts),
        "report" | "reports" => Some(Stance::Reports),
        "denial" | "denials" => Some(Stance::Denies),
        "doubts" => Some(Stance::Doubts),
        "demand" | "demands" | "call" | "calls" | "appeal" | "appeals" | "proposal" => Some(Stance::Demands),
        _ => None,
    }
}

fn forms(base: &'static str) -> Vec<(Form, String)> {
    let mut found = vec![
        (Form::Base, base.to_owned()),
        (Form::ThirdPerson, third(base)),
        (Form::Ing, ing(base)),
    ];
    let irregular = IRREGULAR
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .find(|(b, _)| *b == base);
    found.push((
        Form::Past,
        irregular.map_or_else(|| past(base), |(_, past)| past.to_owned()),
    ));
    found.extend(
        IRREGULAR
            .split_whitespace()
            .filter_map(|pair| pair.split_once('='))
            .filter(|(_, b)| *b == base)
            .map(|(form, _)| (Form::Past, form.to_owned())),
    );
    found
}

fn third(base: &str) -> String {
    match base {
        _ if base.ends_with(['s', 'x', 'z'])
            || base.ends_with("sh")
            || base.ends_with("ch")
            || base == "go" =>
        {
            format!("{base}es")
        }
        _ if consonant_y(base) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    match base {
        _ if base.ends_with('e') => format!("{base}d"),
        _ if consonant_y(base) => format!("{}ied", &base[..base.len() - 1]),
        _ => format!("{}ed", doubled(base)),
    }
}

fn ing(base: &str) -> String {
    match base {
        _ if base.ends_with("ee") => format!("{base}ing"),
        _ if base.ends_with('e') && base.len() > 2 => format!("{}ing", &base[..base.len() - 1]),
        _ => format!("{}ing", doubled(base)),
    }
}

fn doubled(base: &str) -> String {
    match base {
        "admit" | "plan" | "begin" | "refer" | "dub" | "slam" | "quip" | "put" | "regret" | "fret"
        | "concur" | "beg" | "brag" => {
            format!("{base}{}", &base[base.len() - 1..])
        }
        "signal" | "label" => format!("{base}l"),
        _ => base.to_owned(),
    }
}

fn consonant_y(base: &str) -> bool {
    base.ends_with('y')
        && !matches!(
            base.as_bytes()[base.len().saturating_sub(2)],
            b'a' | b'e' | b'o' | b'u'
        )
}
