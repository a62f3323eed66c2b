//! Which blocks of a page are its article.

use super::blocks::{Block, WebPage};

/// So much of the page's sentences, in percent, must stand in the article.
const NEARLY_ALL: usize = 85;

/// The blocks of the article, and before them the heading that names the page where it stands outside.
pub(super) fn find(page: &WebPage) -> impl Iterator<Item = &Block> {
    let top = innermost(page);
    let inside = move |block: &Block| !block.chrome && page.is_in(block.element, top);
    let first = page
        .blocks
        .iter()
        .position(inside)
        .unwrap_or(page.blocks.len());
    let named = |block: &&Block| {
        let title = block.text.trim();
        !block.chrome && title.chars().count() >= 4 && page.title.trim().starts_with(title)
    };
    let already = page.blocks[first..]
        .iter()
        .filter(|block| inside(block))
        .take(8)
        .any(|block| named(&block));
    let heading = page.blocks[..first]
        .iter()
        .rev()
        .find(|block| named(block))
        .filter(|_| !already);
    heading.into_iter().chain(
        page.blocks[first..]
            .iter()
            .filter(move |block| inside(block)),
    )
}

/// The innermost element that holds nearly all of the page's sentences.
fn innermost(page: &WebPage) -> usize {
    let mut held = vec![0_usize; page.elements.len()];
    for block in &page.blocks {
        held[block.element] += worth(block);
    }
    // Every element stands behind the one it is in.
    for element in (1..held.len()).rev() {
        held[page.elements[element].parent] += held[element];
    }
    let needed = held[0] * NEARLY_ALL / 100;
    (0..held.len())
        .rev()
        .find(|&element| held[element] >= needed)
        .filter(|_| needed > 0)
        .unwrap_or(0)
}

/// How much a block counts: its characters that are no links, if it is a sentence or more.
fn worth(block: &Block) -> usize {
    const SENTENCE: usize = 15;
    let own = block.characters.saturating_sub(block.linked);
    let sentence = own >= SENTENCE && block.linked * 2 <= block.characters;
    if sentence && !block.chrome { own } else { 0 }
}
