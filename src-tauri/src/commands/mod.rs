//! One thin function per command of the contract: hand over, one call, hand back.
//!
//! Every command is async and works on a thread of its own: the window's thread never waits for the disk.

pub mod article;
pub mod capture;
pub mod case;
pub mod claim;
pub mod desk;
pub mod evidence;
pub mod history;
pub mod model;
pub mod relation;
pub mod report;
pub mod verdict;
pub mod version;

/// The handler of every command, registered one by one.
#[macro_export]
macro_rules! handlers {
    () => {
        tauri::generate_handler![
            $crate::commands::desk::desk_show,
            $crate::commands::desk::settings_show,
            $crate::commands::desk::settings_set,
            $crate::commands::model::model_show,
            $crate::commands::model::model_use,
            $crate::commands::model::model_choose,
            $crate::commands::desk::search,
            $crate::commands::desk::backup_make,
            $crate::commands::desk::scale_list,
            $crate::commands::desk::reviewer_add,
            $crate::commands::desk::reviewer_use,
            $crate::commands::desk::draft_save,
            $crate::commands::desk::place_save,
            $crate::commands::desk::link_open,
            $crate::commands::desk::window_close,
            $crate::commands::case::case_create,
            $crate::commands::case::case_edit,
            $crate::commands::case::case_show,
            $crate::commands::case::case_analyse,
            $crate::commands::case::sample_open,
            $crate::commands::article::article_choose,
            $crate::commands::article::article_import,
            $crate::commands::article::import_cancel,
            $crate::commands::article::article_paste,
            $crate::commands::article::article_show,
            $crate::commands::article::article_edit,
            $crate::commands::article::article_retract,
            $crate::commands::version::article_update_choose,
            $crate::commands::version::article_update,
            $crate::commands::version::version_list,
            $crate::commands::version::version_compare,
            $crate::commands::version::orphan_list,
            $crate::commands::version::statement_place,
            $crate::commands::version::passage_place,
            $crate::commands::version::statement_retract,
            $crate::commands::article::passage_mark,
            $crate::commands::article::passage_unmark,
            $crate::commands::claim::walk_step,
            $crate::commands::claim::claim_list,
            $crate::commands::claim::claim_show,
            $crate::commands::model::claim_similar,
            $crate::commands::claim::claim_create,
            $crate::commands::claim::claim_accept,
            $crate::commands::claim::claim_accept_many,
            $crate::commands::claim::claim_retract_many,
            $crate::commands::claim::claim_edit,
            $crate::commands::claim::claim_split,
            $crate::commands::claim::claim_merge,
            $crate::commands::claim::claim_park,
            $crate::commands::claim::claim_flag,
            $crate::commands::claim::claim_retract,
            $crate::commands::claim::statement_edit,
            $crate::commands::claim::comment_add,
            $crate::commands::claim::comment_retract,
            $crate::commands::claim::tag_set,
            $crate::commands::claim::recheck_set,
            $crate::commands::relation::relation_set,
            $crate::commands::relation::relation_decide_many,
            $crate::commands::relation::contested_list,
            $crate::commands::evidence::source_list,
            $crate::commands::evidence::source_show,
            $crate::commands::evidence::origin_group_list,
            $crate::commands::evidence::source_add,
            $crate::commands::evidence::source_edit,
            $crate::commands::evidence::evidence_add,
            $crate::commands::evidence::evidence_edit,
            $crate::commands::evidence::evidence_flag,
            $crate::commands::evidence::evidence_retract,
            $crate::commands::evidence::lookup_add,
            $crate::commands::evidence::lookup_retract,
            $crate::commands::evidence::reply_ask,
            $crate::commands::evidence::reply_edit,
            $crate::commands::evidence::reply_retract,
            $crate::commands::capture::capture_choose,
            $crate::commands::capture::capture_files,
            $crate::commands::capture::capture_paste,
            $crate::commands::capture::capture_url,
            $crate::commands::capture::capture_cancel,
            $crate::commands::capture::capture_list,
            $crate::commands::capture::capture_show,
            $crate::commands::capture::capture_image,
            $crate::commands::capture::capture_save_as,
            $crate::commands::capture::capture_retract,
            $crate::commands::capture::file_erase,
            $crate::commands::capture::archive_show,
            $crate::commands::capture::archive_verify,
            $crate::commands::capture::archive_cancel,
            $crate::commands::capture::copies_list,
            $crate::commands::capture::claims_table,
            $crate::commands::capture::claims_import,
            $crate::commands::capture::quote_check,
            $crate::commands::capture::evidence_prove,
            $crate::commands::verdict::verdict_give,
            $crate::commands::verdict::verdict_withdraw,
            $crate::commands::report::report_preview,
            $crate::commands::report::report_export,
            $crate::commands::report::report_save_as,
            $crate::commands::history::history_list,
            $crate::commands::history::history_verify,
            $crate::commands::history::undo,
            $crate::commands::history::redo,
            $crate::commands::history::undo_act,
        ]
    };
}
