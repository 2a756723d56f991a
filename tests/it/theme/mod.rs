//! The theme room from outside: every default template with every fixture, and
//! what a theme of the site's own may change, or get wrong.

mod effect;
mod export;
mod minified;
mod overlay;
mod sample;
mod support;
