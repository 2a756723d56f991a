//! The arguments of `dafu serve`.

use clap::Args;

use super::{Before, Day};

/// `dafu serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// 端口（默认 4000，被占用时用后面空着的一个）；写 0 由系统选
    ///
    /// The port (default: 4000, or the next free one); 0 leaves it to the system
    #[arg(long, value_name = "端口")]
    pub port: Option<u16>,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
}
