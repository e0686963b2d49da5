//! Values, rules, operations and how they merge. No I/O, no clock, no database.
