//! `article`: what is under check.

use clap::Subcommand;
use factdesk_desk::Desk;
use factdesk_desk::article::{self, Article};
use factdesk_domain::article::ArticleChange;
use serde_json::{Value, json};

use super::{case, versions};
use crate::failure::Failure;
use crate::named::ArticleName;
use crate::output::Answer;
use crate::reach::{Reach, id};
use crate::shown;
use crate::words::{cleared_or_date, filled, prose, something};

/// Verbs of articles.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List the articles of a case
    List {
        /// Case
        #[arg(long)]
        case: String,
    },
    /// Show an article with its text
    Show {
        #[command(flatten)]
        article: ArticleName,
    },
    /// Correct what is known about an article; an empty text clears a field
    Edit {
        #[command(flatten)]
        article: ArticleName,
        #[command(flatten)]
        known: Box<Known>,
    },
    /// Give an article a new text; what stands in it finds its place there
    Update(versions::Update),
    /// List the versions of an article
    Versions {
        #[command(flatten)]
        article: ArticleName,
    },
    /// Compare two versions of an article, word by word
    Compare(versions::Compare),
    /// Take an article out of its case
    Retract {
        #[command(flatten)]
        article: ArticleName,
        /// Why
        #[arg(long, value_parser = prose, allow_hyphen_values = true)]
        reason: Option<String>,
    },
}

/// What is known about an article.
#[derive(Debug, clap::Args)]
pub struct Known {
    /// Title
    #[arg(long, value_parser = prose, allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Who carried it
    #[arg(long, value_parser = prose)]
    pub outlet: Option<String>,
    /// Who wrote it
    #[arg(long, value_parser = prose)]
    pub byline: Option<String>,
    /// When it was published: YYYY, YYYY-MM, YYYY-MM-DD or an instant; empty clears
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Its language, as in BCP 47
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Its address
    #[arg(long)]
    pub url: Option<String>,
}

/// Does what the verb says.
///
/// # Errors
/// An unknown case or article; an article that claims stand in; the desk.
pub fn run(verb: Verb, reach: &Reach) -> Result<Answer, Failure> {
    match verb {
        Verb::List { case } => list(&reach.read()?, &case),
        Verb::Show { article } => show(&reach.read()?, article.as_str()),
        Verb::Edit { article, known } => edit(&reach.write()?, article.as_str(), *known),
        Verb::Update(asked) => versions::update(asked, reach),
        Verb::Versions { article } => versions::versions(&article, reach),
        Verb::Compare(asked) => versions::compare(&asked, reach),
        Verb::Retract { article, reason } => {
            let desk = reach.write()?;
            let article = id("article", article.as_str())?;
            article::retract(&desk, desk.me()?, article, reason.and_then(filled))?;
            Ok(Answer::id("article", article))
        }
    }
}

fn list(desk: &Desk, case: &str) -> Result<Answer, Failure> {
    let case = case::known(desk, case)?;
    let articles = desk.read(|c| article::list(c, case))?;
    let json: Vec<Value> = articles.iter().map(card).collect();
    let rows: Vec<Vec<String>> = articles
        .iter()
        .map(|one| {
            let published = one
                .published
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            let outlet = shown::short(one.outlet.as_deref().unwrap_or_default(), 30);
            vec![
                one.id.to_string(),
                published,
                outlet,
                shown::short(&one.title, 90),
            ]
        })
        .collect();
    Ok(Answer::new(json!({ "articles": json }), shown::columns(&rows)))
}

fn card(article: &Article) -> Value {
    json!({
        "id": article.id,
        "case": article.case,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "version": article.current_version,
        "retracted": article.retracted,
    })
}

fn show(desk: &Desk, text: &str) -> Result<Answer, Failure> {
    let id = id("article", text)?;
    let (article, version) = desk.read(|c| {
        let article = article::show(c, id)?;
        let version = article::version(c, article.current_version)?;
        Ok((article, version))
    })?;
    let mut json = card(&article);
    json["text"] = json!(version.text);
    json["text_sha256"] = json!(version.text_sha256);
    json["original"] = json!(version.original);
    let text = format!(
        "{}\n\n{}",
        shown::line(&article.title),
        shown::lines(&version.text)
    );
    Ok(Answer::new(json, text))
}

fn edit(desk: &Desk, text: &str, known: Known) -> Result<Answer, Failure> {
    let article = id("article", text)?;
    let mut changes = Vec::new();
    changes.extend(known.title.map(ArticleChange::Title));
    changes.extend(known.outlet.map(|text| ArticleChange::Outlet(filled(text))));
    changes.extend(known.byline.map(|text| ArticleChange::Byline(filled(text))));
    if let Some(text) = known.published {
        changes.push(ArticleChange::Published(cleared_or_date(&text, "published")?));
    }
    changes.extend(known.language.map(|tag| ArticleChange::Language(filled(tag))));
    changes.extend(known.url.map(|url| ArticleChange::Url(filled(url))));
    something(&changes)?;
    article::edit(desk, desk.me()?, article, changes)?;
    Ok(Answer::id("article", article))
}
