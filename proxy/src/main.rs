//! Candor.

use std::process::ExitCode;

fn main() -> ExitCode {
    candor::command::run(std::env::args_os()).into()
}
