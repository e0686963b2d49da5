//! Reviewers: names, marks, roles.

use factdesk_desk::history::{Filter, find};
use factdesk_desk::reviewer::{self, NewReviewer};
use factdesk_domain::reviewer::{ReviewerChange, ReviewerColour, Role};

use crate::support::{Bench, desk};

fn renamed(bench: &Bench, name: &str) -> factdesk_desk::Result<()> {
    let change = ReviewerChange::Name(name.into());
    reviewer::edit(&bench.desk, bench.me, bench.me, vec![change]).map(|_| ())
}

#[test]
fn a_card_changes_in_every_case_that_has_it() {
    let bench = desk();
    let case = bench.case();
    let changes = vec![
        ReviewerChange::Name("Mara Lindqvist".into()),
        ReviewerChange::Role(Role::Editor),
        ReviewerChange::Initials(Some("MX".into())),
        ReviewerChange::Colour(Some(ReviewerColour::Teal)),
    ];
    reviewer::edit(&bench.desk, bench.me, bench.me, changes).unwrap();
    for of in [case, bench.desk.desk_case()] {
        let card = bench.desk.read(|c| reviewer::list(c, of)).unwrap().remove(0);
        assert_eq!((card.name.as_str(), card.role), ("Mara Lindqvist", Role::Editor));
        assert_eq!(
            (card.mark().as_str(), card.colour),
            ("MX", Some(ReviewerColour::Teal))
        );
    }
    let filter = Filter {
        case: Some(case),
        ..Filter::default()
    };
    let told = bench.desk.read(|c| find(c, &filter, 10)).unwrap();
    let told: Vec<&str> = told.iter().map(|one| one.sentence.as_str()).collect();
    assert!(told.contains(&"Reviewer renamed: Mara Lindqvist"), "{told:?}");
    assert!(told.contains(&"Role of a reviewer changed: editor"), "{told:?}");
    bench.assert_rebuild_changes_nothing();
    bench.desk.undo(bench.me, Some(case)).unwrap();
    let card = bench.desk.read(|c| reviewer::show(c, bench.me)).unwrap();
    assert_eq!(card.role, Role::Checker, "a slip is taken back whole");
    bench.assert_rebuild_changes_nothing();
}

#[test]
fn two_reviewers_of_one_desk_have_two_names() {
    let bench = desk();
    let add = |name: &str| {
        let new = NewReviewer {
            initials: Some("ab".into()),
            ..NewReviewer::named(name, Role::SecondReader)
        };
        reviewer::add_card(&bench.desk, bench.me, new)
    };
    add("Ada Brink").unwrap();
    assert_eq!(add(" ada brink ").unwrap_err().code(), "name_taken");
    assert_eq!(renamed(&bench, "Ada Brink").unwrap_err().code(), "name_taken");
    renamed(&bench, "Mara Lindqvist").unwrap();
    renamed(&bench, "Mara Lindqvist").unwrap();
}

#[test]
fn two_people_of_one_name_from_two_desks_are_told_apart() {
    let (here, there) = (desk(), desk());
    let case = here.case();
    for bench in [&here, &there] {
        renamed(bench, "Mara Lindqvist").unwrap();
    }
    there
        .desk
        .receive(here.desk.operations_of(case).unwrap())
        .unwrap();
    let claim = there.claim(case, "Eleven were wounded.");
    let both = there.desk.read(|c| reviewer::list(c, case)).unwrap();
    assert_eq!(both.len(), 2, "{claim}");
    let called = reviewer::told_apart(&both);
    assert_ne!(called[&here.me], called[&there.me]);
    assert!(called[&here.me].starts_with("Mara Lindqvist ("));
    assert_eq!(reviewer::shared_names(&both), ["Mara Lindqvist"]);
    let change = ReviewerChange::Initials(Some("M2".into()));
    reviewer::edit(&there.desk, there.me, there.me, vec![change]).unwrap();
    let both = there.desk.read(|c| reviewer::list(c, case)).unwrap();
    let called = reviewer::told_apart(&both);
    assert_eq!(called[&there.me], "Mara Lindqvist (M2)");
    assert_eq!(called[&here.me], "Mara Lindqvist (ML)");
}

#[test]
fn people_with_names_of_their_own_are_called_by_them() {
    let bench = desk();
    renamed(&bench, "Mara Lindqvist").unwrap();
    reviewer::add(&bench.desk, bench.me, "Ada Brink", Role::Editor).unwrap();
    let all = bench
        .desk
        .read(|c| reviewer::list(c, bench.desk.desk_case()))
        .unwrap();
    assert_eq!(reviewer::told_apart(&all)[&bench.me], "Mara Lindqvist");
    assert!(reviewer::shared_names(&all).is_empty());
}
