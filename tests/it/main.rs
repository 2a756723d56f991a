//! Integration tests, one binary.
mod publish;
