//! Nouns for groups of people, and which groups exclude each other.

use super::table::Table;
use std::sync::LazyLock;

/// A kind of people. Two different kinds of [`Group::Civilian`], [`Group::Military`] and
/// [`Group::Police`] exclude each other; [`Group::Anyone`] fits all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Group {
    Anyone,
    Woman,
    Man,
    Civilian,
    Child,
    Military,
    Police,
    Worker,
    Captive,
    Patient,
}

/// Nouns (stems are too coarse here) by group; singular and plural are both listed by rule.
const NOUNS: &[(Group, &str)] = &[
    (
        Group::Anyone,
        "person people other victim adult individual local resident inhabitant villager citizen suspect passenger \
         body bystander parent friend neighbour neighbor voter member \
         life casualty survivor protester protestor demonstrator tourist guest customer driver pedestrian teenager youth \
         pensioner motorist fan spectator migrant refugee settler farmer shopper attacker gunman rioter colleague boss \
         co-worker partner coworker",
    ),
    (
        Group::Woman,
        "woman mother daughter sister wife grandmother mom lady",
    ),
    (Group::Man, "man father son brother husband grandfather dad"),
    (Group::Civilian, "civilian noncombatant non-combatant"),
    (
        Group::Child,
        "child kid baby infant toddler schoolchild boy girl minor pupil student schoolboy schoolgirl",
    ),
    (
        Group::Military,
        "soldier serviceman servicewoman troop fighter combatant militant rebel sailor marine airman insurgent guerrilla \
        peacekeeper conscript commando servicemember",
    ),
    (
        Group::Police,
        "policeman policewoman officer police constable gendarme guard",
    ),
    (
        Group::Worker,
        "worker employee staff doctor nurse teacher journalist reporter medic paramedic firefighter miner engineer clerk \
        receptionist official accountant manager rescuer volunteer contractor lawyer judge",
    ),
    (Group::Captive, "hostage prisoner detainee inmate captive"),
    (Group::Patient, "patient"),
];

static TABLE: LazyLock<Table<&'static str, Group>> = LazyLock::new(|| {
    let rows = NOUNS.iter().rev();
    rows.flat_map(|(group, nouns)| nouns.split_whitespace().map(move |noun| (noun, *group)))
        .collect()
});

/// The group a noun (lower case, any number) names.
pub(crate) fn group(word: &str) -> Option<Group> {
    let singular = match word {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "policemen" => "policeman",
        "servicemen" => "serviceman",
        "lives" => "life",
        "bodies" => "body",
        "persons" => "person",
        "schoolchildren" => "schoolchild",
        "gunmen" => "gunman",
        "babies" => "baby",
        "casualties" => "casualty",
        _ => word,
    };
    let of = |noun: &str| TABLE.get(noun).copied();
    of(singular).or_else(|| of(singular.strip_suffix('s')?))
}

impl Group {
    /// Whether counts of the two can be counts of the same people.
    pub fn fits(self, other: Group) -> bool {
        self == other || self == Group::Anyone || other == Group::Anyone
    }
}
