//! A page reloads when it would be another one, and only then.

use super::browser::Served;
use crate::support::{BODY, Sandbox};

#[test]
fn a_page_reloads_when_its_source_is_saved_and_no_other_does() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let mut concerned = served.listen("r/gxt-2023-1.html");
    let mut other = served.listen("r/jyt-2024-3.html");
    sandbox.reply_with("gxt-2023-1", &[], &BODY.replace("两处示范中心", "三处示范中心"));
    assert_eq!(concerned.next(), "reload");
    assert_eq!(other.next(), "findings");
    assert!(served.get("r/gxt-2023-1.html").text().contains("三处示范中心"));
}

#[test]
fn a_page_that_comes_to_be_shows_where_there_was_none() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let mut waiting = served.listen("r/gxt-2024-8.html");
    sandbox.reply("gxt-2024-8", &[("编号", "\"88\"")]);
    assert_eq!(waiting.next(), "reload");
    assert_eq!(served.get("r/gxt-2024-8.html").status, 200);
}

#[test]
fn the_last_good_site_is_served_while_its_settings_cannot_be_used() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let mut events = served.listen("r/gxt-2023-1.html");
    let right = sandbox.read("dafu.yaml");
    sandbox.write("dafu.yaml", "dafu: 1\ntitle: [");
    assert_eq!(events.next(), "reload");
    let page = served.get("r/gxt-2023-1.html");
    assert_eq!(page.status, 200);
    assert!(page.parts().1.contains("还是改动以前的样子"), "{}", page.parts().1);
    let mut events = served.listen("r/gxt-2023-1.html");
    sandbox.write("dafu.yaml", &right);
    assert_eq!(events.next(), "reload");
}

#[test]
fn a_folder_that_is_renamed_is_followed() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let mut events = served.listen("r/gxt-2023-1.html");
    let folder = sandbox.root().join("content");
    std::fs::rename(folder.join("replies"), folder.join("answers")).expect("it is renamed");
    assert_eq!(events.next(), "reload");
    assert_eq!(served.get("r/gxt-2023-1.html").status, 404);
    let mut events = served.listen("r/gxt-2023-1.html");
    std::fs::rename(folder.join("answers"), folder.join("replies")).expect("and back");
    assert_eq!(events.next(), "reload");
    assert_eq!(served.get("r/gxt-2023-1.html").status, 200);
}

#[test]
fn a_word_list_is_watched_where_it_lies() {
    let sandbox = Sandbox::full();
    let config = sandbox.read("dafu.yaml");
    sandbox.write("content/lists/words.yaml", "- { wrong: 登陆, right: 登录 }\n");
    sandbox.write("dafu.yaml", config + "words: { wrong: content/lists/words.yaml }\n");
    let served = Served::of(&sandbox);
    let mut events = served.listen("r/gxt-2023-1.html");
    sandbox.write("content/lists/words.yaml", "- { wrong: 示范中心, right: 样板中心 }\n");
    assert_eq!(events.next(), "reload");
    assert!(served.get("r/gxt-2023-1.html").parts().1.contains("样板中心"));
}
