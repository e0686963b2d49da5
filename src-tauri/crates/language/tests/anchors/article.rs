//! Made-up articles whose every word is known by a number, so that it can be followed through any edit.

use factdesk_language::Span;

/// Numbers by lot, the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    pub fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    pub fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A word or mark. `origin` is its number in the old version; a copy has the number of what it was copied from.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub text: String,
    pub origin: Option<usize>,
    pub is_copy: bool,
}

pub type Sentence = Vec<Token>;
pub type Paragraph = Vec<Sentence>;

/// An article in tokens.
#[derive(Debug, Clone, Default)]
pub struct Article {
    pub paragraphs: Vec<Paragraph>,
}

/// An article as text, with the place of each token.
pub struct Rendered {
    pub text: String,
    pub tokens: Vec<(Token, Span)>,
}

const PLACES: &[&str] = &[
    "Velsund", "Ostmark", "Karvik", "Tolmoor", "Brenford", "Sordal", "Dunsted", "Ilvberg", "Luzton",
    "Marhaven",
];
const PEOPLE: &[&str] = &[
    "residents",
    "workers",
    "pupils",
    "soldiers",
    "farmers",
    "nurses",
    "drivers",
    "voters",
];
const DONE: &[&str] = &[
    "hurt",
    "evacuated",
    "detained",
    "rescued",
    "counted",
    "moved",
    "registered",
    "missing",
];
const NAMES: &[&str] = &[
    "Ada Holm",
    "Ruta Brandt",
    "Jonas Ilves",
    "Sana Okoro",
    "Petra Lindqvist",
    "Tomas Varga",
];
const DAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const THINGS: &[&str] = &[
    "bridge",
    "school",
    "harbour",
    "hospital",
    "market",
    "railway station",
    "water tower",
];
const ROLES: &[&str] = &[
    "mayor",
    "minister",
    "prosecutor",
    "governor",
    "chief engineer",
    "spokeswoman",
];

/// One sentence in the words of every outlet: the same phrases come again and again.
pub fn sentence(dice: &mut Dice) -> String {
    let (place, people, done) = (dice.of(PLACES), dice.of(PEOPLE), dice.of(DONE));
    let (name, day, thing, role) = (dice.of(NAMES), dice.of(DAYS), dice.of(THINGS), dice.of(ROLES));
    let (n, m) = (2 + dice.below(96), 1990 + dice.below(35));
    match dice.below(15) {
        0 => format!("Officials said {n} {people} were {done} in {place} ."),
        1 => format!("Officials said the {thing} in {place} was closed on {day} ."),
        2 => format!(
            "The {role} , {name} , said that {n} {people} had been {done} , and the {thing} would stay shut ."
        ),
        3 => format!("“ We counted {n} {people} on {day} , ” said {name} ."),
        4 => format!("The {thing} , which opened in {m} , was damaged , officials said ."),
        5 => format!("{name} denied that any {people} were {done} near the {thing} ."),
        6 => "No comment was given .".to_owned(),
        7 => format!("The {role} of {place} did not answer questions about the {n} {people} ."),
        8 => format!(
            "According to the {role} , the repair of the {thing} cost {n} million crowns , and it took until {day} ."
        ),
        9 => format!("On {day} , {n} {people} returned to {place} ."),
        10 => "Officials said .".to_owned(),
        11 => {
            format!("It was the first time since {m} that the {thing} of {place} had failed , {name} said .")
        }
        12 => format!(
            "Police in {place} said on {day} that {n} {people} were {done} , among them {m} from abroad ."
        ),
        13 => format!("{name} , a {role} , told reporters that the {thing} was safe ."),
        _ => format!("Was the {thing} in {place} ever safe ?"),
    }
}

pub fn tokens(text: &str) -> Sentence {
    let token = |word: &str| Token {
        text: word.to_owned(),
        origin: None,
        is_copy: false,
    };
    text.split_whitespace().map(token).collect()
}

impl Article {
    /// So many sentences, in paragraphs; numbered from 0 on.
    pub fn generated(dice: &mut Dice, sentences: usize) -> Self {
        let mut article = Self::default();
        let mut left = sentences;
        while left > 0 {
            let long = (1 + dice.below(4)).min(left);
            article
                .paragraphs
                .push((0..long).map(|_| tokens(&sentence(dice))).collect());
            left -= long;
        }
        let all = article.paragraphs.iter_mut().flatten().flatten();
        all.enumerate().for_each(|(n, token)| token.origin = Some(n));
        article
    }

    /// The text. `wide` writes it with other white space.
    pub fn rendered(&self, wide: bool) -> Rendered {
        let mut out = Rendered {
            text: String::new(),
            tokens: Vec::new(),
        };
        for paragraph in &self.paragraphs {
            if !out.text.is_empty() {
                out.text.push_str("\n\n");
            }
            let mut glue = true;
            for (n, token) in paragraph.iter().flatten().enumerate() {
                let closes = [",", ".", ";", "?", "!", "”", ":"].contains(&token.text.as_str());
                if !glue && !closes {
                    out.text.push_str(if wide && n % 9 == 0 { "\n" } else { " " });
                }
                let start = out.text.len();
                out.text.push_str(&token.text);
                out.tokens.push((token.clone(), Span::new(start, out.text.len())));
                glue = token.text == "“";
            }
        }
        out
    }
}
