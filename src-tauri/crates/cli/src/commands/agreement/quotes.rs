//! Watches the quotation marks of a table while it is read.

use std::io::Read;

/// Where the reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the begin of a cell, where a quotation mark opens it.
    Begin,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark in such a cell: its end, or the first of two that stand for one.
    Closed,
}

/// The bytes of a table on their way to who reads its cells.
#[derive(Debug)]
pub struct Quotes<R> {
    from: R,
    state: State,
    /// The mark that some programs put before the first byte, as far as it was met.
    mark: usize,
    line: u64,
    opened: u64,
    ended: bool,
}

const MARK: &[u8] = b"\xEF\xBB\xBF";

impl<R> Quotes<R> {
    /// Before the first byte.
    pub fn new(from: R) -> Self {
        Self {
            from,
            state: State::Begin,
            mark: 0,
            line: 1,
            opened: 1,
            ended: false,
        }
    }

    /// The line, from 1, on which a quotation mark opened that nothing closed; none before everything was read.
    pub fn unclosed(&self) -> Option<u64> {
        (self.ended && self.state == State::Quoted).then_some(self.opened)
    }

    fn see(&mut self, byte: u8) {
        if self.state == State::Begin && self.line == 1 && MARK.get(self.mark) == Some(&byte) {
            self.mark += 1;
            return;
        }
        self.mark = MARK.len();
        self.state = match (self.state, byte) {
            (State::Begin, b'"') => {
                self.opened = self.line;
                State::Quoted
            }
            (State::Quoted, b'"') => State::Closed,
            (State::Closed, b'"') | (State::Quoted, _) => State::Quoted,
            (_, b',' | b'\r' | b'\n') => State::Begin,
            _ => State::Plain,
        };
        self.line += u64::from(byte == b'\n');
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.ended = read == 0 && !buffer.is_empty();
        for byte in &buffer[..read] {
            self.see(*byte);
        }
        Ok(read)
    }
}
