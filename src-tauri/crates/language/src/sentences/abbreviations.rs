//! Abbreviations that carry a full stop, and what the stop then means.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a full stop after an abbreviation can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A name or a number follows; the sentence goes on ("Dr.").
    Title,
    /// Never at the end of a sentence ("e.g.").
    Inner,
    /// The sentence goes on if a number follows ("No. 5").
    BeforeNumber,
    /// May end a sentence, if the next word looks like a beginning ("Inc.").
    Either,
}

/// Titles, for English and its neighbours.
const TITLES: &str = "mr mrs ms dr prof gen col lt sgt capt cpt maj cmdr cdr adm gov sen rep pres hon rev fr msgr messrs mme \
    mlle supt det insp cpl pvt ofc amb atty br sr. mt ft st ste";
const INNER: &str = "vs v e.g i.e eg ie viz cf resp aka a.k.a incl excl approx ca";
const BEFORE_NUMBER: &str = "no nos p pp pg pgs vol vols fig figs n° nº art arts sec secs ch para paras eq op ex § nr jan feb mar apr \
    jun jul aug sep sept oct nov dec";
const EITHER: &str = "co corp inc ltd llc plc bros jr sr etc ave blvd rd dept univ assn est al ed eds tel ext min max avg \
    mon tue tues wed thu thur thurs fri sat sun ariz calif colo conn del fla ill ind kan mass mich minn miss mont neb nev okla \
    ore penn tenn tex vt va wash wis wyo ala ark ga ky la md mo ala messrs bldg hwy lb lbs oz ft mph hrs hr yrs yr mos wk dist \
    med govt intl natl assoc misc univ admin sgts dets a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d m.d b.a m.a b.c a.d l.a n.y st";

const GERMAN: [&str; 3] = [
    "med kath ev hr fr frau dr prof dipl ing hrn frl st mag",
    "z.b z.bsp d.h u.a u.ä i.d.r s.o s.u v.a m.e o.ä bzw ggf evtl vgl sog bspw inkl exkl zzgl ca z.t z.zt zb",
    "str nr abs art s bd kap tel jh jhd std min mio mrd jan feb mär apr jun jul aug sep sept okt nov dez",
];
const FRENCH: [&str; 3] = [
    "m mm mme mlle dr pr me mgr st ste",
    "p.ex c.-à-d c.à.d cf env ex",
    "n no p pp vol art chap fig tél janv févr avr juil sept oct nov déc",
];
const SPANISH: [&str; 3] = [
    "sr sra srta sres sras dr dra d dña da prof profa ing lic gral cnel sto sta excmo excma ud uds vd vds",
    "p.ej ej aprox cf vs",
    "párrf cra n° lun mar ee uu núm no nº n.º pág págs p pp vol art cap fig tel av avda c ee.uu s.a a.c d.c ene feb abr ago sept oct nov dic",
];
const PORTUGUESE: [&str; 3] = [
    "sr sra srs dr dra prof profa eng d exmo exma",
    "p.ex aprox cf",
    "n nº pág págs vol art cap fig tel av jan fev abr mai jun jul ago set out nov dez",
];
const ITALIAN: [&str; 3] = [
    "dir amm psicol sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv on sen arch geom rag mons",
    "p.es es cfr ca ecc",
    "n nn pag pagg p pp vol art cap fig tel gen feb mar apr mag giu lug ago set ott nov dic",
];
const RUSSIAN: [&str; 3] = [
    "г гг г-н г-жа тов проф акад доц им ул пр пл пер ст гр св д-р",
    "т.е т.к т.н т.д т.п т.о и.о др пр напр см ср ок",
    "№ с стр рис табл гл п пп ч т тт д кв корп руб коп тыс млн млрд янв фев мар апр авг сен сент окт ноя дек",
];
const DUTCH: [&str; 3] = [
    "dhr mevr mw mr dr prof ir drs ing",
    "bijv bv d.w.z m.a.w o.a t.a.v i.v.m e.d enz ca",
    "nr blz p art fig tel",
];
const DANISH: [&str; 3] = [
    "skt hr fr dr prof ing",
    "f.eks bl.a dvs d.v.s ca evt mht m.h.t pga p.g.a osv o.s.v m.m m.v o.l iflg jf jvf vedr inkl ekskl mvh",
    "nr s art kap stk tlf jan feb mar apr jun jul aug sep sept okt nov dec kl kr mio mia",
];
const POLISH: [&str; 3] = [
    "p dr prof inż mgr św gen ul",
    "np tzn tj m.in itd itp ok im",
    "nr s str art r tel",
];

/// The lists of one language, or of all together.
pub(super) fn table(lang: Option<&str>) -> &'static HashMap<&'static str, Use> {
    static ENGLISH_ONLY: LazyLock<HashMap<&'static str, Use>> = LazyLock::new(|| with(&[]));
    static OTHERS: LazyLock<HashMap<&'static str, HashMap<&'static str, Use>>> = LazyLock::new(|| {
        [
            ("de", GERMAN),
            ("fr", FRENCH),
            ("es", SPANISH),
            ("pt", PORTUGUESE),
            ("it", ITALIAN),
            ("ru", RUSSIAN),
            ("bg", RUSSIAN),
            ("kk", RUSSIAN),
            ("uk", RUSSIAN),
            ("nl", DUTCH),
            ("da", DANISH),
            ("no", DANISH),
            ("nb", DANISH),
            ("sv", DANISH),
            ("pl", POLISH),
        ]
        .into_iter()
        .map(|(lang, lists)| (lang, with(&[lists])))
        .collect()
    });
    let code = lang.map(|l| l.get(..2).unwrap_or("").to_ascii_lowercase());
    code.and_then(|code| OTHERS.get(code.as_str()))
        .unwrap_or(&ENGLISH_ONLY)
}

fn with(extra: &[[&'static str; 3]]) -> HashMap<&'static str, Use> {
    let mut table = HashMap::new();
    let mut add = |words: &'static str, use_: Use| table.extend(words.split_whitespace().map(|w| (w, use_)));
    add(EITHER, Use::Either);
    add(BEFORE_NUMBER, Use::BeforeNumber);
    add(INNER, Use::Inner);
    add(TITLES, Use::Title);
    for [titles, inner, numbers] in extra {
        add(numbers, Use::BeforeNumber);
        add(inner, Use::Inner);
        add(titles, Use::Title);
    }
    table
}

/// English words that often open a sentence and seldom follow an abbreviation inside one.
const OPENERS: &str = "millions thousands hundreds people police officials critics experts the a an it he she they we i you this that these those there here his her its our my your their in on at \
    for from by with as if when while after before but and or so yet however what who where why how which did does do is are \
    was were will would can could should has have had no not one some many most all both each every another other such then \
    now today yesterday tomorrow also still even only just since until although though because despite during under over \
    between among per according mr mrs ms dr";

/// The same for the neighbours of English.
const OPENERS_ELSEWHERE: &str = "det de den der die das han hun hvad jeg vi er sie es wir ich ein eine el la los las un una le les \
    il elle nous lo gli ela eu nós o os он она оно они это мы я в на hr";

/// Whether a capitalised word looks like the beginning of a sentence.
pub(super) fn opens(word: &str) -> bool {
    static SET: LazyLock<std::collections::HashSet<&'static str>> = LazyLock::new(|| {
        OPENERS
            .split_whitespace()
            .chain(OPENERS_ELSEWHERE.split_whitespace())
            .collect()
    });
    SET.contains(word.to_lowercase().as_str())
}

/// Whether a word belongs to the time of day before it ("6 p.m. Eastern", "9 a.m. Tuesday").
pub(super) fn follows_time(word: &str) -> bool {
    const WORDS: &str = " eastern central mountain pacific monday tuesday wednesday thursday friday saturday sunday gmt utc est \
        edt cst cdt mst mdt pst pdt cet cest bst ist local ";
    word.is_empty() || WORDS.contains(&format!(" {} ", word.to_lowercase()))
}
