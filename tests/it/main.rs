//! Integration tests, one binary.

mod markdown;
