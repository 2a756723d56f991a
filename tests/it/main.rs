//! Integration tests, one binary.
mod theme;
