//! Gangmu 纲目 reads a Chinese document and finds the hierarchical outline its writer had in mind.
//!
//! ```
//! use gangmu::document::{Document, FindOptions};
//! use gangmu::export::{Export, ExportOptions};
//!
//! let text = "青澜市防汛工作方案\n\n一、工作目标\n确保安全度汛。\n二、工作措施\n一是盯住雨情。二是备足物资。\n";
//! let document = Document::find(text.into(), &FindOptions::default());
//! let options = ExportOptions::default();
//! let markdown = Export::new(&document, &document.outline, &options).bytes();
//! assert_eq!(
//!     String::from_utf8_lossy(&markdown),
//!     "# 青澜市防汛工作方案\n\n## 一、工作目标\n\n## 二、工作措施\n\n### 一是盯住雨情\n\n### 二是备足物资\n"
//! );
//! ```
//!
//! Files of all kinds are read by [`input::read`]. One way, each arrow a function:
//!
//! ```text
//! bytes ─ input, decode → Source ─ line, noise, paragraph → paragraphs ─ scan → candidates ─ structure → Outline
//! Outline ─ correction → Outline as the user has it
//! Document ─ export → bytes                                       (window and command line)
//! State ─ rows → view → [Command] ─ update → State, [Effect] ─ effects → Command …         (window)
//! ```
//!
//! Finding cannot fail; only reading and writing files return `Result`. Offsets are bytes of the decoded text. The
//! modules stand in groups, in reading order; `ARCHITECTURE.md` says what each knows.

// What all are made of.
pub mod hands;
pub mod memory;
pub mod message;
pub mod numeral;
pub mod sign;
pub mod span;
mod spare;

// Files become text, and what is made of it becomes files.
pub mod decode;
pub mod input;
pub mod save;

// Text becomes an outline.
pub mod diagnostic;
pub mod document;
pub mod line;
pub mod noise;
pub mod outline;
mod outline_reader;
pub mod paragraph;
pub mod rules;
pub mod scan;
pub mod scheme;
mod structure;

// The outline as its user has it.
pub mod correction;
pub mod draft;
pub mod kept;
pub mod key;

// What there is to be seen in it.
pub mod body;
pub mod check;
pub mod explain;
pub mod mindmap;
pub mod parallel;
pub mod weight;

// What it is written as.
pub mod export;
pub mod face;

// The programs.
pub mod app;
pub mod cli;
#[cfg(feature = "gui")]
pub mod gui;
