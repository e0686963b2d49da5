//! Units, their normal names and how they convert.

use crate::reading::Token;

/// A unit of measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Unit {
    /// Normal name.
    pub name: &'static str,
    /// What it measures; only amounts of one kind compare.
    pub kind: &'static str,
    /// How many of the base unit of its kind one of it is.
    pub factor: f64,
}

/// Words, normal name, kind, factor to the base unit of the kind.
const UNITS: &[(&str, &str, &str, f64)] = &[
    ("%|percent|per-cent|pct", "%", "share", 1.0),
    ("point|points", "points", "points", 1.0),
    (
        "km|kms|kilometre|kilometres|kilometer|kilometers",
        "km",
        "length",
        1000.0,
    ),
    ("m|metre|metres|meter|meters", "m", "length", 1.0),
    (
        "cm|centimetre|centimetres|centimeter|centimeters",
        "cm",
        "length",
        0.01,
    ),
    (
        "mm|millimetre|millimetres|millimeter|millimeters",
        "mm",
        "length",
        0.001,
    ),
    ("mile|miles", "mi", "length", 1609.344),
    ("foot|feet|ft", "ft", "length", 0.3048),
    ("inch|inches", "in", "length", 0.0254),
    ("yard|yards", "yd", "length", 0.9144),
    (
        "kg|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes",
        "kg",
        "mass",
        1.0,
    ),
    ("g|gram|grams|gramme|grammes", "g", "mass", 0.001),
    ("tonne|tonnes|t", "t", "mass", 1000.0),
    ("ton|tons", "ton", "mass", 1000.0),
    ("pound|pounds|lb|lbs", "lb", "mass", 0.453_592),
    ("litre|litres|liter|liters", "l", "volume", 1.0),
    ("gallon|gallons", "gal", "volume", 3.785_41),
    ("barrel|barrels", "bbl", "oil", 1.0),
    ("hectare|hectares|ha", "ha", "area", 10_000.0),
    ("acre|acres", "acre", "area", 4046.86),
    ("mph", "mph", "speed", 1.609_344),
    ("kph|kmh", "km/h", "speed", 1.0),
    ("knots|knot", "kn", "speed", 1.852),
    ("mw|megawatt|megawatts", "MW", "power", 1.0),
    ("gw|gigawatt|gigawatts", "GW", "power", 1000.0),
    ("second|seconds", "s", "time", 1.0 / 3600.0),
    ("minute|minutes", "min", "time", 1.0 / 60.0),
    ("hour|hours", "h", "time", 1.0),
    ("day|days", "d", "time", 24.0),
    ("week|weeks", "wk", "time", 168.0),
    ("month|months", "month", "time", 730.5),
    ("year|years", "yr", "time", 8766.0),
    ("decade|decades", "decade", "time", 87_660.0),
    ("dollar|dollars|usd", "USD", "USD", 1.0),
    ("euro|euros|eur", "EUR", "EUR", 1.0),
    ("gbp|sterling", "GBP", "GBP", 1.0),
    ("yen|jpy", "JPY", "JPY", 1.0),
    ("yuan|renminbi|rmb|cny", "CNY", "CNY", 1.0),
    ("rupee|rupees|inr", "INR", "INR", 1.0),
    ("rouble|roubles|ruble|rubles|rub", "RUB", "RUB", 1.0),
    ("franc|francs|chf", "CHF", "CHF", 1.0),
];

/// Signs that stand before a sum of money.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
];

/// What stands right before the sign of a dollar or a real, and the currency that the two name.
const PREFIXES: &[(&str, &str)] = &[
    ("us", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("hk", "HKD"),
    ("nz", "NZD"),
    ("s", "SGD"),
    ("r", "BRL"),
    ("nt", "TWD"),
];

/// Codes that stand before a sum of money, in capitals.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN",
    "CZK", "HUF", "TRY", "UAH", "KRW", "BRL", "MXN", "ZAR",
];

/// The unit written after a number at token `at`, with how many tokens it takes.
pub(super) fn after(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    let token = tokens.get(at)?;
    if token.is("per") && tokens.get(at + 1).is_some_and(|t| t.is("cent")) {
        return named("%").map(|unit| (unit, 2));
    }
    if token.is("km")
        && tokens.get(at + 1).is_some_and(|t| t.is("/"))
        && tokens.get(at + 2).is_some_and(|t| t.is("h"))
    {
        return named("kph").map(|unit| (unit, 3));
    }
    let degrees = token.is("°").then(|| tokens.get(at + 1)).flatten();
    if let Some(scale) = degrees.filter(|t| t.is_any(&["c", "f"])) {
        let (name, kind) = if scale.is("c") {
            ("°C", "celsius")
        } else {
            ("°F", "fahrenheit")
        };
        return Some((
            Unit {
                name,
                kind,
                factor: 1.0,
            },
            2,
        ));
    }
    // A hyphen joins a number to its unit: "six-week", "60-km".
    let hyphen = usize::from(token.is("-") && token.span.start == tokens[at.checked_sub(1)?].span.end);
    let word = &tokens.get(at + hyphen)?.lower;
    // A capital M is a million, never a metre.
    if tokens[at + hyphen].text == "M" {
        return None;
    }
    named(word).map(|unit| (unit, 1 + hyphen))
}

/// The currency whose sign or code token `at` is.
pub(super) fn sign(token: &Token) -> Option<Unit> {
    let by_sign = SIGNS.iter().find(|(sign, _)| token.is(sign));
    let by_code = || CODES.iter().find(|code| token.text == **code);
    let name = by_sign.map(|(_, name)| name).or_else(by_code)?;
    Some(currency(name))
}

/// The country's dollar or real whose sign has this token glued before it: "A$5", "HK$5".
pub(super) fn prefixed(token: &Token) -> Option<Unit> {
    let (_, name) = PREFIXES.iter().find(|(prefix, _)| token.is(prefix))?;
    Some(currency(name))
}

fn currency(name: &'static str) -> Unit {
    Unit {
        name,
        kind: name,
        factor: 1.0,
    }
}

fn named(word: &str) -> Option<Unit> {
    let (_, name, kind, factor) = UNITS
        .iter()
        .find(|(words, ..)| words.split('|').any(|w| w == word))?;
    Some(Unit {
        name,
        kind,
        factor: *factor,
    })
}
