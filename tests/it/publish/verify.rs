//! `verify`: a folder against a manifest.

use std::fs;

use dafu::publish::{Difference, read_manifest, verify};

use super::{FIRST, Site};

fn differences(site: &Site) -> Vec<Difference> {
    let manifest = read_manifest(&site.root.join("live.json")).unwrap();
    verify(&manifest, &site.output()).unwrap()
}

fn published(name: &str) -> Site {
    let site = Site::new(name);
    site.publish(FIRST).unwrap();
    fs::copy(site.output().join("manifest.json"), site.root.join("live.json")).unwrap();
    site
}

#[test]
fn folder_as_published_is_equal() {
    assert_eq!(differences(&published("verify-equal")), []);
}

#[test]
fn manifest_itself_and_dot_files_at_the_top_are_ignored() {
    let site = published("verify-ignored");
    site.write(".htaccess", "of the host");
    site.write("manifest.json", "anything");
    assert_eq!(differences(&site), []);
    fs::remove_file(site.output().join("manifest.json")).unwrap();
    assert_eq!(differences(&site), []);
}

#[test]
fn every_difference_is_named_in_order() {
    let site = published("verify-different");
    fs::remove_file(site.output().join("data/2023.csv")).unwrap();
    site.write("index.html", "hume");
    site.write("r/gxt-2023-166/plan.pdf", "attachment, longer");
    site.write("r/.hidden", "extra");
    site.write("r/manifest.json", "extra");
    site.write("答复.html", "extra");
    fs::remove_file(site.output().join("years/2023.html")).unwrap();
    fs::create_dir(site.output().join("years/2023.html")).unwrap();
    assert_eq!(
        differences(&site),
        [
            Difference::Missing("data/2023.csv".to_owned()),
            Difference::Changed("index.html".to_owned()),
            Difference::Extra("r/.hidden".to_owned()),
            Difference::Changed("r/gxt-2023-166/plan.pdf".to_owned()),
            Difference::Extra("r/manifest.json".to_owned()),
            Difference::Changed("years/2023.html".to_owned()),
            Difference::Extra("答复.html".to_owned()),
        ]
    );
}

#[test]
fn file_in_place_of_a_folder_is_an_extra_and_what_was_in_it_missing() {
    let site = published("verify-folder");
    fs::remove_dir_all(site.output().join("years")).unwrap();
    site.write("years", "a file");
    assert_eq!(
        differences(&site),
        [Difference::Extra("years".to_owned()), Difference::Missing("years/2023.html".to_owned()),]
    );
}

#[test]
fn folder_that_is_not_there_is_an_error() {
    let site = published("verify-nowhere");
    let manifest = read_manifest(&site.root.join("live.json")).unwrap();
    verify(&manifest, &site.root.join("nowhere")).unwrap_err();
}
