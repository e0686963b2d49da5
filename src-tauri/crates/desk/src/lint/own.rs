//! What is the article under check itself, or a copy of it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use factdesk_domain::CaseId;
use factdesk_language::copies;
use rusqlite::{Connection, named_params};

use crate::{Desk, Result, proof};

/// The articles of a case, as far as evidence can be one of them.
#[derive(Debug, Default)]
pub(super) struct Articles {
    case: String,
    /// Hashes of the files that their versions were read from.
    originals: HashSet<String>,
    /// Hashes of the texts of their versions.
    texts: HashSet<String>,
    /// Their addresses, without what does not tell pages apart.
    addresses: HashSet<String>,
    /// Hashes of their present texts.
    present: Vec<String>,
}

impl Articles {
    pub(super) fn read(c: &Connection, case: CaseId) -> rusqlite::Result<Self> {
        let mut articles = Self {
            case: case.to_string(),
            ..Self::default()
        };
        let mut statement = c.prepare_cached(
            "SELECT version.original ->> 'sha256' AS original, version.text_sha256, article.url,
                 version.id = article.current_version AS present
             FROM article
             JOIN article_version AS version ON version.case_id = article.case_id AND version.article = article.id
             WHERE article.case_id = :case AND article.retracted = 0 ORDER BY version.id",
        )?;
        let mut rows = statement.query(named_params! { ":case": articles.case })?;
        while let Some(row) = rows.next()? {
            let text: String = row.get("text_sha256")?;
            articles
                .originals
                .extend(row.get::<_, Option<String>>("original")?);
            let url: Option<String> = row.get("url")?;
            articles.addresses.extend(url.as_deref().and_then(page_of));
            if row.get("present")? {
                articles.present.push(text.clone());
            }
            articles.texts.insert(text);
        }
        Ok(articles)
    }

    /// What a piece of evidence is of them by name: its file, the text of that, or its address; in words.
    pub(super) fn named<'a>(
        &self,
        file: Option<&str>,
        text: Option<&str>,
        mut addresses: impl Iterator<Item = &'a String>,
    ) -> Option<String> {
        let same = file.is_some_and(|file| self.originals.contains(file))
            || text.is_some_and(|text| self.texts.contains(text));
        let there = addresses.any(|one| page_of(one).is_some_and(|page| self.addresses.contains(&page)));
        match (same, there) {
            (true, _) => Some("is the article under check".to_owned()),
            (_, true) => Some("lies at the address of the article under check".to_owned()),
            _ => None,
        }
    }
}

/// Which texts share the wording of which articles, as far as somebody compared them. Texts are named by their hash
/// and never change, so nothing here grows old.
#[derive(Debug, Default)]
pub(super) struct Copies(Mutex<HashMap<(String, String), bool>>);

impl Copies {
    fn known(&self) -> MutexGuard<'_, HashMap<(String, String), bool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files, of those named with their texts, that share much of their wording with an article.
    pub(super) fn of_articles(
        &self,
        desk: &Desk,
        articles: &Articles,
        files: &BTreeMap<String, String>,
    ) -> Result<HashSet<String>> {
        let new: BTreeMap<&String, &String> = {
            let known = self.known();
            let is_known = |text: &String| {
                let pair = |article: &String| (text.clone(), article.clone());
                articles
                    .present
                    .iter()
                    .all(|article| known.contains_key(&pair(article)))
            };
            files.iter().filter(|(_, text)| !is_known(text)).collect()
        };
        if !new.is_empty() {
            self.compare(desk, articles, &new)?;
        }
        let known = self.known();
        let alike = |text: &String| {
            articles
                .present
                .iter()
                .any(|article| known.get(&(text.clone(), article.clone())) == Some(&true))
        };
        let alike = files.iter().filter(|(_, text)| alike(text));
        Ok(alike.map(|(file, _)| file.clone()).collect())
    }

    fn compare(&self, desk: &Desk, articles: &Articles, new: &BTreeMap<&String, &String>) -> Result<()> {
        let mut texts = desk.read(|c| present_texts(c, &articles.case, &articles.present))?;
        let first_file = texts.len();
        let mut names: Vec<&String> = Vec::new();
        for (file, text) in new {
            if let Some(copy) = proof::text_of(desk, file)? {
                texts.push(copy.text);
                names.push(text);
            }
        }
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut known = self.known();
        for text in new.values() {
            for article in &articles.present {
                known.insert(((*text).clone(), article.clone()), false);
            }
        }
        for (a, b, _) in copies(&borrowed) {
            let (article, file) = (a.min(b), a.max(b));
            if article < first_file && file >= first_file {
                let pair = (
                    names[file - first_file].clone(),
                    articles.present[article].clone(),
                );
                known.insert(pair, true);
            }
        }
        Ok(())
    }
}

/// The texts of these hashes, in their order.
fn present_texts(c: &Connection, case: &str, hashes: &[String]) -> Result<Vec<String>> {
    let mut statement = c.prepare_cached(
        "SELECT text FROM article_version WHERE case_id = :case AND text_sha256 = :hash ORDER BY id LIMIT 1",
    )?;
    let mut texts = Vec::with_capacity(hashes.len());
    for hash in hashes {
        texts.push(statement.query_row(named_params! { ":case": case, ":hash": hash }, |row| row.get(0))?);
    }
    Ok(texts)
}

/// The host of an address, in small letters; none for what has no host.
pub(super) fn host_of(address: &str) -> Option<String> {
    let rest = address.trim().split_once("://")?.1;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = match host.strip_prefix('[') {
        Some(literal) => literal.split(']').next()?,
        None => host.split(':').next()?,
    };
    let host = host.trim_end_matches('.').to_lowercase();
    (!host.is_empty()).then_some(host)
}

/// An address without scheme, `www.`, fragment and closing stroke: what tells one page from another.
fn page_of(address: &str) -> Option<String> {
    let host = host_of(address)?;
    let rest = address.trim().split_once("://")?.1;
    let path = rest.find(['/', '?']).map_or("", |at| &rest[at..]);
    let path = path.split('#').next().unwrap_or_default().trim_end_matches('/');
    Some(format!("{}{path}", host.trim_start_matches("www.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_found_in_any_address_and_nowhere_else() {
        let host = |address: &str| host_of(address).unwrap_or_default();
        assert_eq!(host("https://www.Rumour.example/a?b#c"), "www.rumour.example");
        assert_eq!(host("http://me:secret@rumour.example:8080/"), "rumour.example");
        assert_eq!(host("https://rumour.example.?q"), "rumour.example");
        assert_eq!(host("https://[2001:db8::1]/a"), "2001:db8::1");
        assert_eq!(host("rumour.example/a"), "");
        assert_eq!(host("mailto:me@rumour.example"), "");
    }

    #[test]
    fn one_page_has_many_addresses() {
        let page = |address: &str| page_of(address).unwrap();
        assert_eq!(
            page("https://www.paper.example/a/"),
            page("http://paper.example/a#part")
        );
        assert_ne!(
            page("https://paper.example/a?id=1"),
            page("https://paper.example/a?id=2")
        );
    }
}
