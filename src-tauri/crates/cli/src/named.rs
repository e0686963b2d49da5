//! Objects named on the command line: by position or by option, whichever the person thinks of.

use clap::Args;

macro_rules! named {
    ($($(#[doc = $doc:literal])+ $name:ident = $long:literal, $value:literal;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Args)]
        #[group(required = true, multiple = false)]
        pub struct $name {
            /// Its id
            #[arg(value_name = $value)]
            placed: Option<String>,
            /// Its id, as an option
            #[arg(long = $long, value_name = $value)]
            optioned: Option<String>,
        }

        impl $name {
            /// The id as it was written; it may name nothing.
            pub fn as_str(&self) -> &str {
                self.placed.as_deref().or(self.optioned.as_deref()).unwrap_or_default()
            }
        }
    )+};
}

named! {
    /// A case.
    CaseName = "case", "CASE";
    /// An article.
    ArticleName = "article", "ARTICLE";
    /// A claim.
    ClaimName = "claim", "CLAIM";
    /// A source.
    SourceName = "source", "SOURCE";
    /// A piece of evidence.
    EvidenceName = "evidence", "EVIDENCE";
    /// A verdict.
    VerdictName = "verdict", "VERDICT";
    /// A comment.
    CommentName = "comment", "COMMENT";
    /// An entry of the search log.
    LookupName = "lookup", "LOOKUP";
    /// A record of a reply.
    ReplyName = "reply", "REPLY";
    /// A marked passage.
    PassageName = "passage", "PASSAGE";
}

/// Claims that one change is for: by position or by option, as many as the person likes.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = true)]
pub struct ClaimNames {
    /// Their ids
    #[arg(value_name = "CLAIM")]
    placed: Vec<String>,
    /// An id, as an option; may be given several times
    #[arg(long = "claim", value_name = "CLAIM")]
    optioned: Vec<String>,
}

impl ClaimNames {
    /// The ids as they were written, each once; they may name nothing.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        let all = || self.placed.iter().chain(&self.optioned);
        all()
            .enumerate()
            .filter(move |(place, text)| !all().take(*place).any(|earlier| earlier == *text))
            .map(|(_, text)| text.as_str())
    }
}
