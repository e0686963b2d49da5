//! Hints of one wire copy in several texts of a case.

use std::collections::{BTreeMap, HashSet};

use factdesk_desk::{capture, proof, source};
use factdesk_domain::CaseId;
use factdesk_language::copies;

use super::{Host, Reply, parse};
use crate::wire::common::ByCase;
use crate::wire::copies::{CopyGroup, CopyMember, WireCopies};

impl Host {
    /// Lists articles and captured files of a case that share much of their wording. A file that is an article's
    /// own counts once.
    ///
    /// # Errors
    /// An unknown case; the database.
    pub fn copies_list(&self, input: &ByCase) -> Reply<WireCopies> {
        let case: CaseId = parse::id("case", &input.case_id)?;
        let (members, texts) = self.texts_of(case)?;
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let pairs = copies(&borrowed);
        let origins = self.desk.read(|c| source::list(c, self.desk.desk_case()))?;
        let origin = |outlet: &str| {
            let named = origins.iter().find(|one| one.name.eq_ignore_ascii_case(outlet));
            named.and_then(|one| one.origin_group.clone())
        };
        let mut found: Vec<CopyGroup> = groups(members.len(), &pairs)
            .into_iter()
            .map(|(places, share)| {
                let members: Vec<CopyMember> = places.iter().map(|&place| members[place].clone()).collect();
                let origin_group = members.iter().find_map(|one| origin(one.outlet.as_deref()?));
                CopyGroup {
                    members,
                    share: f64::from(share) / 1000.0,
                    origin_group,
                }
            })
            .collect();
        found.sort_by(|a, b| b.share.total_cmp(&a.share));
        Ok(WireCopies { groups: found })
    }

    fn texts_of(&self, case: CaseId) -> Reply<(Vec<CopyMember>, Vec<String>)> {
        let view = self.view(case)?;
        let (mut members, mut texts, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for article in &view.articles {
            seen.extend(article.layout.original.as_ref().map(|file| file.sha256.clone()));
            texts.push(article.layout.text.to_string());
            members.push(CopyMember {
                noun: "article".to_owned(),
                id: article.id.to_string(),
                title: article.title.clone(),
                outlet: article.outlet.clone(),
            });
        }
        for one in self.desk.read(|c| capture::list(c, case))? {
            if !seen.insert(one.sha256.clone()) {
                continue;
            }
            if let Some(copy) = proof::text_of(&self.desk, &one.sha256)? {
                texts.push(copy.text);
                members.push(CopyMember {
                    noun: "capture".to_owned(),
                    id: one.id.to_string(),
                    title: one
                        .name
                        .or(one.final_address)
                        .unwrap_or_else(|| "Pasted text".to_owned()),
                    outlet: None,
                });
            }
        }
        Ok((members, texts))
    }
}

/// Joins pairs that hang together; each group with the least share of its pairs.
fn groups(texts: usize, pairs: &[(usize, usize, u16)]) -> Vec<(Vec<usize>, u16)> {
    let mut root: Vec<usize> = (0..texts).collect();
    let find = |root: &[usize], mut place: usize| {
        while root[place] != place {
            place = root[place];
        }
        place
    };
    for &(a, b, _) in pairs {
        let (a, b) = (find(&root, a), find(&root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, (Vec<usize>, u16)> = BTreeMap::new();
    for &(a, _, share) in pairs {
        let group = groups.entry(find(&root, a)).or_insert((Vec::new(), 1000));
        group.1 = group.1.min(share);
    }
    for place in 0..texts {
        if let Some(group) = groups.get_mut(&find(&root, place)) {
            group.0.push(place);
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_hang_together_are_one_group() {
        let pairs = [(0, 2, 900), (2, 4, 600), (1, 5, 300)];
        let expected = vec![(vec![0, 2, 4], 600), (vec![1, 5], 300)];
        assert_eq!(groups(6, &pairs), expected);
        assert!(groups(3, &[]).is_empty());
    }
}
