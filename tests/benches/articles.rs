//! Articles made for the measurements: news about made-up places, each different, with speakers, numbers and quotes.

use std::fmt::Write as _;

/// Length at which an article ends, in bytes; a thousand of them are about 3 MB.
const LENGTH: usize = 3000;
/// Articles that tell of the same event, as the outlets of one region do.
const OF_ONE_EVENT: usize = 10;
/// Facts that the articles of one event tell.
const FACTS: usize = 14;
/// Of so many tellings of a fact one has another number.
const ONE_DIFFERS_IN: usize = 12;

/// Syllables of the names of places and families. Each event has names of its own, as events have.
const FIRST: &[&str] = &[
    "Vel", "Ost", "Kar", "Tol", "Bren", "Sor", "Dun", "Ilv", "Luz", "Mar", "Nor", "Ole", "Pel", "Quar",
    "Ras", "Tarn",
];
const SECOND: &[&str] = &["a", "e", "i", "o", "an", "er", "in", "or"];
const THIRD: &[&str] = &[
    "mark", "sund", "haven", "ford", "vik", "ton", "berg", "dal", "moor", "sted",
];
const GIVEN: &[&str] = &[
    "Ada", "Mikael", "Ruta", "Jonas", "Imre", "Sana", "Petra", "Oleh", "Tomas", "Nadia", "Ebba", "Luis",
    "Kofi", "Maren", "Yusuf", "Clara",
];
const ROLES: &[&str] = &[
    "the mayor",
    "the chief of police",
    "a spokeswoman of the ministry",
    "the head of the hospital",
    "an engineer of the port",
    "the director of the water office",
    "a union leader",
    "the governor",
    "a member of the council",
    "the head of the fire brigade",
    "a professor of hydrology",
    "the prosecutor",
];
const COUNTED: &[&str] = &[
    "residents",
    "passengers",
    "workers",
    "soldiers",
    "houses",
    "vehicles",
    "pupils",
    "protesters",
    "vessels",
    "patients",
    "farms",
    "officers",
    "tonnes of grain",
    "litres of fuel",
    "families",
    "turbines",
];
const HAPPENED: &[&str] = &[
    "were wounded",
    "were evacuated",
    "were damaged",
    "were registered",
    "were missing",
    "were detained",
    "had been counted",
    "were without power",
    "were rescued",
    "were turned away",
];
const CAUSES: &[&str] = &[
    "a flood broke the northern dyke",
    "a train left the rails",
    "a storehouse burned down",
    "a strike closed the port",
    "a gas line exploded",
    "a bridge gave way",
    "an armed group entered the town",
    "a ferry ran aground",
    "the dam was opened at night",
    "a storm tore down the masts",
    "a market was shelled",
    "a mine collapsed",
];
const OUTLETS: &[&str] = &[
    "the Northern Courier",
    "Radio Velm",
    "the Harbour Gazette",
    "Channel Nine",
    "the Daily Register",
    "the Evening Post",
];
const QUOTES: &[&str] = &[
    "We had no warning at all",
    "Nobody asked us before the gates were opened",
    "The figures of the ministry are wrong",
    "We will publish every document by Friday",
    "There was never any danger to the town",
    "I saw it from my own window",
    "The order did not come from this office",
    "We count on help from the capital",
];
const PLAIN: &[&str] = &[
    "Traffic on the coastal road was halted for the rest of the day.",
    "Schools in the district stay closed until further notice.",
    "A commission is to report to the council within six weeks.",
    "Both sides have asked for observers from abroad.",
    "It is the third case of its kind in the region within a year.",
    "Shops near the square opened again in the afternoon.",
];

/// Numbers that look chosen at random and are the same in every run (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Each seed gives other numbers.
    pub fn new(seed: usize) -> Self {
        Self((seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number from 0 up to `end`, which is left out.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 33) % end as u64).expect("BUG: below a usize")
    }

    /// One of some words.
    pub fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}

/// What the articles of one event have in common.
struct Event {
    places: Vec<String>,
    people: Vec<String>,
    cause: &'static str,
    facts: Vec<Fact>,
}

/// What most articles of an event agree on.
struct Fact {
    number: usize,
    counted: &'static str,
    happened: &'static str,
    place: String,
}

impl Fact {
    fn new(dice: &mut Dice, place: String) -> Self {
        Self {
            number: 2 + dice.below(400),
            counted: dice.of(COUNTED),
            happened: dice.of(HAPPENED),
            place,
        }
    }

    /// The number as one article gives it: now and then another than the rest.
    fn as_told(&self, dice: &mut Dice) -> usize {
        match dice.below(ONE_DIFFERS_IN) {
            0 => self.number + 1 + dice.below(40),
            _ => self.number,
        }
    }
}

impl Event {
    fn new(number: usize) -> Self {
        let dice = &mut Dice::new(1_000_000 + number);
        let places: Vec<String> = (0..5).map(|_| made_up(dice)).collect();
        let facts = (0..FACTS).map(|n| Fact::new(dice, places[n % places.len()].clone()));
        Self {
            facts: facts.collect(),
            places,
            people: (0..8)
                .map(|_| format!("{} {}", dice.of(GIVEN), made_up(dice)))
                .collect(),
            cause: dice.of(CAUSES),
        }
    }
}

fn made_up(dice: &mut Dice) -> String {
    [dice.of(FIRST), dice.of(SECOND), dice.of(THIRD)].concat()
}

/// The text of article `n`, as a file of plain text begins in this program.
pub fn text(n: usize) -> String {
    let event = Event::new(n / OF_ONE_EVENT);
    let (place, cause) = (&event.places[0], event.cause);
    let dice = &mut Dice::new(n);
    let mut text = format!("date 2026-{:02}-{:02} ", 1 + n / 28 % 12, 1 + n % 28);
    let _ = write!(text, "Report {n} from {place}: what is known after {cause}\n\n");
    let mut sentences = 0;
    while text.len() < LENGTH {
        text.push_str(&sentence(dice, &event));
        sentences += 1;
        text.push_str(if sentences % 4 == 0 { "\n\n" } else { " " });
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn sentence(dice: &mut Dice, event: &Event) -> String {
    let fact = &event.facts[dice.below(FACTS)];
    let Fact {
        counted,
        happened,
        place,
        ..
    } = fact;
    let told = fact.as_told(dice);
    let name = &event.people[dice.below(event.people.len())];
    let (role, outlet, other, cause) = (
        dice.of(ROLES),
        dice.of(OUTLETS),
        dice.of(COUNTED),
        dice.of(CAUSES),
    );
    let number = 1 + dice.below(28);
    match dice.below(11) {
        0 => format!(
            "{name}, {role}, said that {told} {counted} {happened} in {place} after {}.",
            event.cause
        ),
        1 => format!("“{},” said {name}, {role} of {place}.", dice.of(QUOTES)),
        2 => format!("According to {outlet}, {told} {counted} {happened} near {place}."),
        3 => format!("{name} denied that {cause} in {place}."),
        4 => format!("{told} {counted} {happened} in {place}, {role} told {outlet}."),
        5 => format!(
            "Repairs in {place} will cost {} million crowns, {name} told the council.",
            fact.number
        ),
        6 => format!("At least {told} {counted} {happened} in {place} when {cause} on {number} March."),
        7 => format!("{outlet} reported that {role} of {place} had been warned in writing by {name}."),
        8 => format!("No {other} were seen in {place} that night, {name} wrote in a statement on Monday."),
        9 => format!(
            "The share of {other} in {place} rose by {} per cent within a year.",
            fact.number % 60
        ),
        _ => dice.of(PLAIN).to_owned(),
    }
}
