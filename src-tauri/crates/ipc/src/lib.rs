//! The contract: every command's name, input, output and error code.
