//! Documents of other programs, read and written.

mod packed;

mod doc;
mod docx;
mod html;
mod roundtrip;
mod template;
mod trees_and_tables;
mod word_out;
