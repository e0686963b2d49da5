#![no_main]

/// A panic of the library that draws pages is caught and counted as an unreadable page; the fuzzer's own hook would
/// end the run at it. A panic that nobody catches still does.
fn let_panics_be_caught() {
    std::panic::set_hook(Box::new(|what| eprintln!("{what}")));
}

libfuzzer_sys::fuzz_target!(init: let_panics_be_caught(), |bytes: &[u8]| factdesk_fuzz::run("pdf", bytes));
