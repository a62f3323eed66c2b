//! Gangmu 纲目 reads a Chinese document and finds the hierarchical outline its writer had in mind.
//!
//! One way, each arrow a function:
//!
//! ```text
//! bytes ─ input/decode → Source ─ noise, scan → candidates ─ structure → Outline ─ correction → Outline
//! Document ─ export → bytes          Document ─ app: rows, commands, update ─ gui
//! ```
//!
//! Finding cannot fail; only reading and writing files return `Result`. Offsets are bytes of the decoded text.
//! The modules, in reading order:

pub mod app;
pub mod body;
pub mod check;
pub mod cli;
pub mod correction;
pub mod decode;
pub mod diagnostic;
pub mod document;
pub mod draft;
pub mod explain;
pub mod export;
pub mod face;
#[cfg(feature = "gui")]
pub mod gui;
pub mod hands;
pub mod input;
pub mod kept;
pub mod key;
pub mod memory;
pub mod message;
pub mod mindmap;
pub mod noise;
pub mod numeral;
pub mod outline;
mod outline_reader;
pub mod paragraph;
pub mod parallel;
pub mod rules;
pub mod save;
pub mod scan;
pub mod scheme;
pub mod sign;
pub mod span;
mod spare;
mod structure;
pub mod weight;
