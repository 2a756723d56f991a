//! What is not answered.

use std::io::{Read, Write};

use super::browser::Served;
use crate::support::Sandbox;

#[test]
fn only_who_asks_for_this_server_by_its_name_is_answered() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let port = served.host.rsplit(':').next().expect("a port");
    let asked =
        |host: &str| served.send(&format!("GET /hf/ HTTP/1.1\r\nHost: {host}\r\n\r\n")).status;
    assert_eq!(asked(&served.host), 200);
    assert_eq!(asked(&format!("localhost:{port}")), 200);
    for host in ["dafu.example.gov.cn", "127.0.0.1", "evil.example", "", "127.0.0.1:1"] {
        assert_eq!(asked(host), 421, "{host}");
    }
    assert_eq!(served.send("GET /hf/ HTTP/1.1\r\n\r\n").status, 400);
}

#[test]
fn nothing_but_rows_of_the_plan_is_read() {
    let sandbox = Sandbox::full();
    sandbox.reply("gxt-2023-5", &[("公开属性", "不予公开"), ("编号", "\"55\"")]);
    let served = Served::of(&sandbox);
    for path in [
        "/hf/../dafu.yaml",
        "/hf/%2e%2e/dafu.yaml",
        "/hf/..%2fdafu.yaml",
        "/dafu.yaml",
        "/hf/dafu.yaml",
        "/hf/content/replies/gxt-2023-1.md",
        "/hf//dafu.yaml",
        "//dafu.yaml",
        "/hf/r/gxt-2023-1.html/",
        "/hf/R/gxt-2023-1.html",
        "/hf/r/gxt-2023-5.html",
        "/hf/manifest.json",
        "/hf/r\\gxt-2023-1.html",
        "/@dafu/../dafu.yaml",
        "/@dafu/serve.css",
    ] {
        let answer = served.ask(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("base_url:"), "{path}");
    }
}

#[test]
fn only_get_and_head_are_answered() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let asked = |method: &str| {
        served.send(&format!("{method} /hf/ HTTP/1.1\r\nHost: {}\r\n\r\n", served.host))
    };
    let head = asked("HEAD");
    assert_eq!((head.status, head.body.len()), (200, 0));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
        assert_eq!(asked(method).status, 405, "{method}");
    }
}

#[test]
fn who_asks_too_much_or_nonsense_takes_nothing_down() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let host = &served.host;
    let long = format!("GET /hf/ HTTP/1.1\r\nHost: {host}\r\nX: {}", "a".repeat(17_000));
    assert_eq!(served.send(&long).status, 431);
    let many = format!("GET /hf/ HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X: a\r\n".repeat(100));
    assert_eq!(served.send(&many).status, 431);
    assert_eq!(served.send("\u{16}\u{3}\u{1} nonsense\r\n\r\n").status, 400);
    // Many who say nothing do not keep anybody from being answered.
    let mut silent: Vec<_> = (0..200).map(|_| served.connect()).collect();
    for stream in &mut silent {
        stream.write_all(b"GET /hf/ HTT").expect("it is sent");
    }
    assert_eq!(served.get("").status, 200);
    // They are not waited for without end.
    let mut answer = Vec::new();
    silent[0].read_to_end(&mut answer).expect("it is answered");
    assert!(answer.starts_with(b"HTTP/1.1 408 "), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn only_our_own_script_is_let_in() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let head = served.get("").head;
    let policy = head.lines().find_map(|line| line.strip_prefix("Content-Security-Policy: "));
    // Beside it, the theme's: the search page has one.
    let script = format!(
        "script-src http://{host}/@dafu/serve.js http://{host}/hf/assets/search.",
        host = served.host
    );
    let policy = policy.expect("a policy");
    assert!(policy.starts_with(&script) && policy.matches("http:").count() == 2, "{head}");
    assert!(!served.get("").text().contains("<script>"));
}

#[test]
fn a_port_in_use_is_said() {
    let sandbox = Sandbox::full();
    let served = Served::of(&sandbox);
    let port = served.host.rsplit(':').next().expect("a port");
    let run = sandbox.run(&["serve", "--port", port]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains(&format!("端口 {port} 已被占用")), "{}", run.stderr);
    assert!(run.stderr.contains("--port"), "{}", run.stderr);
}
