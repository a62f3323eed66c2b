//! The command line's entry.

use gangmu::cli::{Streams, run};
use std::io::{self, IsTerminal};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: gangmu::memory::LargePages = gangmu::memory::LargePages;

fn main() -> ExitCode {
    let mut streams = Streams {
        input: &mut io::stdin(),
        out: &mut io::BufWriter::with_capacity(1 << 16, io::stdout()),
        err: &mut io::stderr(),
        progress: io::stderr().is_terminal() && !io::stdout().is_terminal(),
    };
    ExitCode::from(run(std::env::args_os(), &mut streams))
}
