//! Small texts, each with the outline that a careful reader would draw.

mod found;
mod lines;

mod cells;
mod markdown;
mod offices;
mod outlines;
mod own_words;
mod pasted;
mod places;
mod plain;
mod reports;
mod series;
mod site_pages;
mod small_heads;
mod speeches;
mod spoken;
mod standards;
mod titles;
mod wrapped;
