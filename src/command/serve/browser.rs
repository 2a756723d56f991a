//! Opening a browser, in the way of the system at hand.

use std::process::{Command, Stdio};
use std::thread;

/// Opens `url`; whether something was found to open it with.
pub(super) fn open(url: &str) -> bool {
    let (program, first): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(first).arg(url);
    // What a browser says is not for this terminal.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Waited for, so that no dead process is left behind.
            thread::spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}
