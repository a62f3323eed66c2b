//! The window without a window: what it knows ([`State`]), what can be asked of it ([`Command`]), what it asks of
//! the world ([`Effect`]), and one function that goes from one state to the next ([`update`]).
//!
//! Knows nothing of egui, of files, threads or clocks: every action of the window is tested without a window.

pub mod adjusted;
pub mod columns;
pub mod command;
pub mod commands;
pub mod draft;
pub mod drag;
pub mod exports;
pub mod find;
pub mod findings;
pub mod found;
mod initials;
mod labels;
pub mod laid;
pub mod making;
pub mod parallels;
pub mod rows;
pub mod settings;
pub mod state;
pub mod status;
pub mod tabs;
mod update;

pub use command::{Command, Effect};
pub use state::State;
pub use update::update;
