//! `vigie`: one binary, the server and its tools.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    server::commands::run(server::commands::Cli::parse())
}
