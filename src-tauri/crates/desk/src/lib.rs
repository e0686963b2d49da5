//! The local database: operation log, tables, search, archive, backup.
