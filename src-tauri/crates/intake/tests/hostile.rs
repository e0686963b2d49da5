//! Pages that are made to hurt: each is read, in a time that grows with its size.

use std::time::{Duration, Instant};

use factdesk_intake::read_page;
use rstest::rstest;

/// Far above what the pages take (at most some seconds, built for tests, on a busy machine), far below what a quadratic reading
/// would take (minutes).
const PATIENCE: Duration = Duration::from_secs(60);

#[rstest]
#[case::deep_blocks("<div>".repeat(100_000) + "end")]
#[case::deep_inline("<span>".repeat(100_000) + "end")]
#[case::deep_tables("<table><tr><td>".repeat(50_000) + "end")]
#[case::deep_lists("<ul><li>".repeat(50_000) + "end")]
#[case::just_below_the_depth("<div>".repeat(500) + &"<p>x".repeat(20_000) + "end")]
#[case::repeated_formatting((0..20_000).map(|n| format!("<p><b id={n}>x")).collect::<String>() + "end")]
#[case::misnested_formatting("<a><b><i><p></a></b></i>x".repeat(15_000) + "end")]
#[case::open_links("<a href=x><div>".repeat(50_000) + "end")]
#[case::attributes(format!("<p {}>end", (0..100_000).map(|n| format!("a{n}=1 ")).collect::<String>()))]
#[case::huge_attribute(format!("<p title='{}'>end", "a ".repeat(4 << 20)))]
#[case::foreign("<svg>".to_owned() + &"<td>".repeat(100_000) + "</svg>end")]
#[case::deep_behind_shallow_comments("<div></body><!--x-->".repeat(50_000) + "end")]
#[case::repeated_behind_closed((0..50_000).map(|n| format!("<p><b id={n}></p>")).collect::<String>() + "end")]
#[case::many_paragraphs("<p>x</p>".repeat(90_000) + "end")]
#[case::many_breaks("x<br>".repeat(90_000) + "end")]
#[case::many_double_breaks("x<br><br>".repeat(45_000) + "end")]
#[case::many_links("<a href=x>y</a> ".repeat(90_000) + "end")]
#[case::many_pictures("<img>".repeat(90_000) + "end")]
#[case::wide_and_deep(("<div>".repeat(100) + &"</div>".repeat(100)).repeat(900) + "<p>end")]
#[case::open_tags("<".repeat(1 << 20) + "end")]
#[case::open_comments("<!-- ".repeat(1 << 18) + "--> end")]
#[case::references("&amp;&#x110000;&nosuch;".repeat(50_000) + "end")]
#[case::misplaced_in_table("<table>".to_owned() + &"x<b>".repeat(20_000) + "</table>end")]
#[case::select("<select>".to_owned() + &"<option>x".repeat(50_000) + "</select><p>end")]
#[case::templates("<template>".repeat(50_000) + "end")]
#[case::frames("<iframe src=x></iframe>".repeat(50_000) + "end")]
fn a_page_made_to_hurt_is_read_in_good_time(#[case] html: String) {
    let start = Instant::now();
    let page = read_page(&html, None);
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    println!(
        "{:?}, {} bytes of text, {:?}",
        start.elapsed(),
        page.text.len(),
        page.warnings
    );
}

#[test]
fn the_text_of_a_deep_page_is_found() {
    let html = format!(
        "<title>Bridge</title>{}<p>It is closed.</p>",
        "<div>".repeat(100_000)
    );
    let page = read_page(&html, None);
    assert_eq!(
        (page.title.as_deref(), page.text.as_str()),
        (Some("Bridge"), "It is closed.")
    );
    assert_eq!(page.warnings.len(), 1, "the person is told");
}

#[rstest]
#[case::script("<p>It is closed.</p><script>alert(1)</script>")]
#[case::script_in_svg("<p>It is closed.</p><svg><script>alert(1)</script></svg>")]
#[case::handler("<p onclick='alert(1)'>It is closed.</p>")]
#[case::address("<p>It is <a href='javascript:alert(1)'>closed</a>.</p>")]
#[case::style("<p>It is closed.</p><style>p { background: url(alert) }</style>")]
#[case::frame("<p>It is closed.</p><iframe srcdoc='alert(1)'>alert(2)</iframe>")]
#[case::template("<p>It is closed.</p><template>alert(1)</template>")]
#[case::no_script("<p>It is closed.</p><noscript>alert(1)</noscript>")]
#[case::comment("<p>It is closed.</p><!-- alert(1) -->")]
fn nothing_that_runs_is_text(#[case] html: &str) {
    assert_eq!(read_page(html, None).text, "It is closed.");
}
