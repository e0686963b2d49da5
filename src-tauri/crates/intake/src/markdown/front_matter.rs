//! Front matter: the `key: value` lines between two lines of `---` that lead a Markdown file.
//!
//! Only what articles carry is read: one-line values, quoted or not, and lists of them. This is deliberately
//! no YAML: nothing is typed, referenced or nested.

/// The fields in the order of the file, keys in lower case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter(Vec<(String, String)>);

impl FrontMatter {
    /// The first of `keys` that has a value.
    pub(super) fn get(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let values: Vec<&str> = self
                .0
                .iter()
                .filter(|(own, value)| own == key && !value.is_empty())
                .map(|(_, v)| &**v)
                .collect();
            (!values.is_empty()).then(|| values.join(", "))
        })
    }
}

/// Front matter and the rest. Without a closing line, or with a line that is no field, there is none: a rule
/// of dashes may lead a text too.
pub(super) fn split(source: &str) -> (FrontMatter, &str) {
    let whole = (FrontMatter::default(), source);
    let Some(rest) = source
        .strip_prefix("---")
        .and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix('\n'))
    else {
        return whole;
    };
    let mut fields = Vec::new();
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        offset += line.len();
        match line.trim_end() {
            "---" | "..." => return (FrontMatter(fields), &rest[offset..]),
            line if !read_line(line, &mut fields) => return whole,
            _ => {}
        }
    }
    whole
}

/// Reads one line into `fields`; `false` when it is no line of front matter.
fn read_line(line: &str, fields: &mut Vec<(String, String)>) -> bool {
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return true;
    }
    if let Some(item) = content.strip_prefix("- ") {
        let Some((key, _)) = fields.last().cloned() else {
            return false;
        };
        fields.push((key, unquoted(item)));
        return true;
    }
    // An indented line belongs to something nested, which no article field is.
    if line.starts_with([' ', '\t']) {
        return !fields.is_empty();
    }
    let Some((key, value)) = key_and_value(content) else {
        return false;
    };
    match value
        .trim()
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'))
    {
        Some(list) => fields.extend(list.split(',').map(|item| (key.clone(), unquoted(item)))),
        None => fields.push((key, unquoted(value))),
    }
    true
}

/// A key is one word, and a blank follows its colon.
fn key_and_value(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let word = !key.is_empty() && !key.chars().any(char::is_whitespace);
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (word && apart).then(|| (key.to_lowercase(), value))
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    if let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inner) = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return inner.replace("''", "'");
    }
    // Outside quotation marks " #" begins a comment.
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::bare("title: Bridge: closed", "Bridge: closed")]
    #[case::double("title: \"The \\\"old\\\" bridge\"", "The \"old\" bridge")]
    #[case::single("title: 'It''s closed'", "It's closed")]
    #[case::comment("title: Bridge # draft", "Bridge")]
    #[case::hash_in_a_word("title: Route C#7", "Route C#7")]
    #[case::list("title: [One, \"Two\"]", "One, Two")]
    #[case::lines("title:\n  - One\n  - Two", "One, Two")]
    #[case::case_of_the_key("Title: Bridge", "Bridge")]
    #[case::nested("image:\n  src: a.png\ntitle: Bridge", "Bridge")]
    fn a_field_is_read(#[case] lines: &str, #[case] title: &str) {
        let source = format!("---\n{lines}\n---\nBody\n");
        let (fields, body) = split(&source);
        assert_eq!((fields.get(&["title"]).as_deref(), body), (Some(title), "Body\n"));
    }

    #[rstest]
    #[case::a_rule("---\nThe bridge is closed.\n---\nIt is.")]
    #[case::never_closed("---\ntitle: Bridge\n\nIt is closed.")]
    #[case::not_first("\n---\ntitle: Bridge\n---\n")]
    #[case::dashes_only("---")]
    fn other_beginnings_are_text(#[case] source: &str) {
        assert_eq!(split(source), (FrontMatter::default(), source));
    }
}
