//! Metadata in JSON-LD, with the words of schema.org.

use dom_query::Document;
use serde_json::{Map, Value};

use super::clean::squeezed;
use super::metadata::Metadata;

type Object = Map<String, Value>;

/// Objects looked through on one page; more belong to lists of other articles.
const MAX_OBJECTS: usize = 2_000;

/// What a page's JSON-LD gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    /// The first article.
    pub(super) article: Option<Metadata>,
    /// The name of the site that the page belongs to.
    pub(super) website: Option<String>,
}

/// Reads the first article among the page's JSON-LD; a site's name also where there is no article.
pub(super) fn read(document: &Document) -> Linked {
    let scripts = document.select("script[type*='ld+json']");
    let blocks: Vec<Value> = scripts
        .nodes()
        .iter()
        .filter_map(|node| parse(&node.text()))
        .collect();
    let mut objects = Vec::new();
    for block in &blocks {
        gather(block, &mut objects);
    }
    let website = objects.iter().find(|object| is_a(object, &["WebSite"]));
    Linked {
        article: objects
            .iter()
            .find(|object| is_article(object))
            .map(|article| fields(article, &objects)),
        website: website.and_then(|object| text(object, "name")),
    }
}

fn fields(article: &Object, objects: &[&Object]) -> Metadata {
    let author = names(article.get("author"), objects).or_else(|| names(article.get("creator"), objects));
    let title = text(article, "headline").or_else(|| text(article, "name"));
    Metadata {
        stated_title: title.clone(),
        title,
        byline: author,
        sites: names(article.get("publisher"), objects).into_iter().collect(),
        published: text(article, "datePublished").or_else(|| text(article, "dateCreated")),
        language: text(article, "inLanguage"),
        url: text(article, "url"),
    }
}

/// JSON as pages hold it: in comments or CDATA, with raw line ends inside strings.
fn parse(source: &str) -> Option<Value> {
    let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let source = source.trim().trim_start_matches("//").trim();
    let source = source.strip_prefix("<![CDATA[").unwrap_or(source);
    let source = source
        .strip_suffix("]]>")
        .unwrap_or(source)
        .trim()
        .trim_end_matches([';', '/']);
    serde_json::from_str(source).ok().or_else(|| {
        let spaced: String = source
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// All objects on the outer levels: lists and `@graph` are opened, properties are not.
fn gather<'a>(value: &'a Value, into: &mut Vec<&'a Object>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        Value::Object(object) if into.len() < MAX_OBJECTS => {
            into.push(object);
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"]
                .into_iter()
                .filter_map(|key| object.get(key))
            {
                gather(inner, into);
            }
        }
        _ => {}
    }
}

fn is_article(object: &Object) -> bool {
    is_a(
        object,
        &[
            "Report",
            "BlogPosting",
            "SocialMediaPosting",
            "LiveBlogPosting",
            "DiscussionForumPosting",
        ],
    ) || types(object).any(|name| name.ends_with("Article"))
}

fn is_a(object: &Object, wanted: &[&str]) -> bool {
    types(object).any(|name| wanted.contains(&name))
}

/// The types of an object without their vocabulary.
fn types(object: &Object) -> impl Iterator<Item = &str> {
    let types = match object.get("@type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    types
        .iter()
        .filter_map(|name| name.as_str())
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// A property that is a string, or the first string of a list or a `@value`.
fn text(object: &Object, key: &str) -> Option<String> {
    let value = match object.get(key)? {
        Value::Array(items) => items.first()?,
        other => other,
    };
    let value = value
        .as_str()
        .or_else(|| value.get("@value")?.as_str())
        .or_else(|| value.get("name")?.as_str())?;
    Some(unescaped(value)).filter(|text| !text.is_empty())
}

/// The names of people or organisations, given as strings, objects, references into the graph, or lists.
fn names(value: Option<&Value>, objects: &[&Object]) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let items = match value? {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    for item in items {
        let name = match item {
            Value::String(name) => Some(unescaped(name)),
            Value::Object(object) => text(object, "name").or_else(|| {
                let id = object.get("@id")?.as_str()?;
                let target = objects.iter().find(|other| {
                    other.contains_key("name") && other.get("@id").and_then(Value::as_str) == Some(id)
                })?;
                text(target, "name")
            }),
            _ => None,
        };
        let name = name.filter(|name| !name.is_empty() && super::web_address(name).is_none());
        found.extend(name.filter(|name| !found.contains(name)));
    }
    (!found.is_empty()).then(|| found.join(", "))
}

/// JSON-LD is no HTML, but many pages write character references into it.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return squeezed(text);
    }
    let safe = text.replace('<', "&lt;");
    let document = Document::from(format!("<textarea>\n{safe}</textarea>"));
    squeezed(&document.select_single("textarea").text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn read_json(json: &str) -> Metadata {
        read_all(json).article.unwrap_or_default()
    }

    fn read_all(json: &str) -> Linked {
        read(&Document::from(format!(
            "<script type=\"application/ld+json\">{json}</script>"
        )))
    }

    #[test]
    fn an_article_is_read_field_by_field() {
        let found = read_json(
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Fish &amp; chips",
            "author":[{"@type":"Person","name":"Ana Ruiz"},{"name":"Tom Hale"}],"publisher":{"name":"The Ferry"},
            "datePublished":"2024-05-02T08:00:00Z","inLanguage":"en-GB","url":"https://ferry.example/1"}"#,
        );
        assert_eq!(found.title.as_deref(), Some("Fish & chips"));
        assert_eq!(found.byline.as_deref(), Some("Ana Ruiz, Tom Hale"));
        assert_eq!(found.sites, ["The Ferry"]);
        assert_eq!(found.published.as_deref(), Some("2024-05-02T08:00:00Z"));
        assert_eq!(found.language.as_deref(), Some("en-GB"));
        assert_eq!(found.url.as_deref(), Some("https://ferry.example/1"));
    }

    #[rstest]
    #[case::string(r#""Ana Ruiz""#)]
    #[case::object(r#"{"name":"Ana Ruiz"}"#)]
    #[case::list_in_the_name(r#"{"name":["Ana Ruiz"]}"#)]
    #[case::reference(r##"{"@id":"#ana"}"##)]
    #[case::twice(r#"["Ana Ruiz",{"name":"Ana Ruiz"}]"#)]
    #[case::profile(r#"["https://social.example/ana","Ana Ruiz"]"#)]
    fn an_author_comes_in_many_shapes(#[case] author: &str) {
        let found = read_json(&format!(
            r##"{{"@graph":[{{"@type":"WebPage"}},{{"@type":["Thing","schema:NewsArticle"],"author":{author}}},
            {{"@id":"#ana","@type":"Person","name":"Ana Ruiz"}}]}}"##
        ));
        assert_eq!(found.byline.as_deref(), Some("Ana Ruiz"));
    }

    #[rstest]
    #[case::line_end_in_a_string("{\"@type\":\"Article\",\"headline\":\"Bridge\nclosed\"}")]
    #[case::comment("<!-- {\"@type\":\"Article\",\"headline\":\"Bridge closed\"} -->")]
    #[case::cdata("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Bridge closed\"}\n//]]>")]
    fn untidy_json_is_read(#[case] json: &str) {
        assert_eq!(read_json(json).title.as_deref(), Some("Bridge closed"));
    }

    #[rstest]
    #[case::broken("{\"@type\":\"Article\",")]
    #[case::other_type("{\"@type\":\"Recipe\",\"name\":\"Soup\"}")]
    #[case::number("7")]
    #[case::odd_values("{\"@type\":\"Article\",\"headline\":{\"a\":[]},\"author\":[1,null,[[]]]}")]
    fn what_is_no_article_gives_nothing(#[case] json: &str) {
        assert_eq!(read_json(json), Metadata::default());
    }

    #[test]
    fn a_site_has_its_name_without_an_article() {
        let linked = read_all("[{\"@type\":\"WebSite\",\"name\":\"The Ferry\"}]");
        assert_eq!(
            (linked.article, linked.website.as_deref()),
            (None, Some("The Ferry"))
        );
    }

    #[test]
    fn deep_json_is_survived() {
        assert_eq!(read_json(&"[".repeat(100_000)), Metadata::default());
    }
}
