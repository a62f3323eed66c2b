//! The window without a window: commands, and what is shown after them.

mod drawn;
mod lots;
#[path = "../parts/mod.rs"]
mod parts;

mod adjusted;
mod draft;
mod find;
mod scripts;
mod views;
