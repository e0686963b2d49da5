//! The small words of English and the shapes of its verbs.

use super::table::Words;
use std::sync::LazyLock;

const DETERMINERS: &str = "the a an this that these those his her its their our my your each every some any no all both either \
    neither such another several many few most what which whose";
const PREPOSITIONS: &str = "of in on at by for with from to into onto over under after before during between among against about \
    around through across near without within upon toward towards off out up down amid amidst despite since until till per as \
    like than along behind beside besides beyond inside outside throughout via following regarding concerning due because \
    including worth";
const CONJUNCTIONS: &str = "and or but nor so yet while whereas although though because if unless when where who whom which that \
    whether how why what after before since until once as than";
const PRONOUNS: &str = "i you he she it we they me him us them himself herself itself themselves who whom someone somebody anyone \
    anybody everyone everybody nobody none there here one ones others";
const AUXILIARIES: &str = "be am is are was were been being have has had having do does did done will would shall should can could \
    may might must cannot can't couldn't won't wouldn't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't \
    shouldn't mustn't";
const ADVERBS: &str = "not never also only just still already now then again even further reportedly allegedly repeatedly flatly \
    later earlier immediately initially recently previously publicly privately strongly firmly categorically vehemently \
    clearly simply however meanwhile instead once always often sometimes usually earlier soon too very quite merely solely \
    exclusively largely partly mainly mostly today yesterday tonight tomorrow";
/// Past tenses and third persons that no suffix gives away.
const FINITE: &str = "said told wrote went came took made gave got saw knew thought felt found left kept held brought began ran \
    stood met set led broke spoke rose fell grew hit struck shot killed fought lost won died sent built drew cut put let \
    became remains remained seems seemed appears appeared became says shows makes takes gives goes comes gets wants needs \
    includes included followed continues continued moved lives lived happened threw flew drove caught taught bought sold paid \
    spent ate slept stole hid hurt burst sank shook swore chose froze tore wore woke rode lay";
const PARTICIPLES: &str = "shot hurt hit slain held found lost seen known taken given made told said sent built broken born left cut \
    stolen driven caught brought kept put set paid sold struck torn burnt drowned buried written spoken dead missing";
/// Words that end in "ed" and are no verb forms.
const NOT_PARTICIPLES: &str = "red bed need seed speed feed breed hundred united sacred naked wicked rugged shed bleed weed deed creed \
    greed indeed embed exceed proceed succeed";

macro_rules! sets {
    ($($name:ident = $list:expr;)*) => {
        $(static $name: LazyLock<Words<&'static str>> = LazyLock::new(|| $list.split_whitespace().collect());)*
    };
}
sets! {
    DETERMINER_SET = DETERMINERS;
    PREPOSITION_SET = PREPOSITIONS;
    PRONOUN_SET = PRONOUNS;
    AUXILIARY_SET = AUXILIARIES;
    ADVERB_SET = ADVERBS;
    FINITE_SET = FINITE;
    PARTICIPLE_SET = PARTICIPLES;
    NOT_PARTICIPLE_SET = NOT_PARTICIPLES;
}

/// `the`, `their`, `several`.
pub(crate) fn is_determiner(word: &str) -> bool {
    DETERMINER_SET.contains(word)
}

/// `of`, `against`.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITION_SET.contains(word)
}

/// `he`, `them`.
pub(crate) fn is_pronoun(word: &str) -> bool {
    PRONOUN_SET.contains(word)
}

/// Forms of be, have, do, and the modals.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARY_SET.contains(word)
}

/// Adverbs that stand inside a verb group; those in "ly" too.
pub(crate) fn is_adverb(word: &str) -> bool {
    ADVERB_SET.contains(word)
        || (word.len() > 5
            && word.ends_with("ly")
            && !matches!(
                word,
                "family" | "assembly" | "supply" | "monopoly" | "reply" | "anomaly"
            ))
}

/// Words that carry no content of their own.
pub(crate) fn is_function_word(word: &str) -> bool {
    static ALL: LazyLock<Words<&'static str>> = LazyLock::new(|| {
        let lists = [
            DETERMINERS,
            PREPOSITIONS,
            CONJUNCTIONS,
            PRONOUNS,
            AUXILIARIES,
            ADVERBS,
        ];
        lists.iter().flat_map(|list| list.split_whitespace()).collect()
    });
    ALL.contains(word)
}

/// A verb form that can carry a clause, as far as the word alone shows it.
pub(crate) fn is_finite(word: &str) -> bool {
    FINITE_SET.contains(word)
        || (is_auxiliary(word) && !matches!(word, "be" | "been" | "being" | "having" | "done"))
}

/// A past participle, or a past tense of the same form.
pub(crate) fn looks_participle(word: &str) -> bool {
    PARTICIPLE_SET.contains(word)
        || (word.len() > 4 && word.ends_with("ed") && !NOT_PARTICIPLE_SET.contains(word))
}

/// `not`, `never`, `no`, `without`, and the forms in "n't".
pub(crate) fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "not" | "never" | "no" | "none" | "nobody" | "neither" | "nor" | "without" | "cannot"
    ) || word.ends_with("n't")
}

/// Names of days and months, in lower case.
pub(crate) fn is_calendar(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    NAMES.contains(&word)
}
