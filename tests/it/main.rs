//! Integration tests, one binary.
mod import;
mod import_write;
