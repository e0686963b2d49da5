#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| factdesk_fuzz::run("bundle_operations", bytes));
