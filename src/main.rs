//! Reads the command line and calls one function.

use std::process::ExitCode;

use clap::Parser;
use mailfix::cli::{self, Cli};

fn main() -> ExitCode {
    match cli::run(Cli::parse()) {
        Ok(status) => status.into(),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let exit_code = error.exit_code();
            // With the causes of the error, which is what `#` asks for.
            cli::complain(&format!("{:#}", anyhow::Error::from(error)));
            exit_code
        }
    }
}
