//! `dafu serve`, asked as a browser asks.

mod browser;
mod pages;
mod refusals;
mod reloading;
