//! `dafu serve`, asked as a browser asks.

mod browser;
mod pages;
mod previews;
mod random;
mod refusals;
mod reloading;
