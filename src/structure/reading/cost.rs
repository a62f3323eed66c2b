//! What each move costs, in tenths of the smallest that matters.

/// A sequence that begins with another number than one: at a paragraph's start, inside one.
pub(super) const BEGINS_LATE: (u32, u32) = (160, 320);
/// The same where the last such number in the document was one less: the numbers run on.
pub(super) const RUNS_ON: u32 = 40;
/// A sequence that begins with 最后, which only closes a text where nothing has gone before.
pub(super) const BEGINS_LAST: u32 = 400;
/// A number is left out, and each further one.
pub(super) const GAP: (u32, u32) = (120, 20);
/// The most that a gap costs.
pub(super) const WIDE_GAP: u32 = 300;
/// The number of the member before comes again.
pub(super) const REPEAT: u32 = 160;
/// The numbers run backwards.
pub(super) const BACKWARDS: u32 = 320;
/// An enumeration begun inside a paragraph goes on at a line's start.
pub(super) const TO_LINE_START: u32 = 30;
/// One at line starts goes on inside a paragraph.
pub(super) const TO_INLINE: u32 = 60;
/// An enumeration inside paragraphs goes on in another paragraph.
pub(super) const NEXT_PARAGRAPH: u32 = 60;
/// The members have different forms (1. and 1、).
pub(super) const OTHER_FORM: u32 = 20;
/// A lone member: inside a paragraph, a line with text behind it, a line of its own, a plain line.
pub(super) const LONE: [u16; 4] = [260, 140, 60, 400];
/// Opening under an item whose sentence or paragraph is over.
pub(super) const STALE: u32 = 220;
/// Opening at a line's start under an item inside a paragraph.
pub(super) const LINE_UNDER_INLINE: u32 = 250;
/// A line without a number under an item inside a paragraph.
pub(super) const PLAIN_UNDER_INLINE: u32 = 1_000;
/// Numbers that begin again in a later paragraph, under an item with the same marker.
pub(super) const UNDER_ITS_LIKE: u32 = 300;
/// Opening beside a sequence that is still alive.
pub(super) const BESIDE_LIVE: u32 = 180;
/// Opening beside one whose lines a paragraph has followed.
pub(super) const BESIDE_LEFT: u32 = 60;
/// Opening beside one that stood in a paragraph which is over.
pub(super) const BESIDE_OVER: u32 = 40;
/// Opening beside one in the same paragraph whose members are whole sentences.
pub(super) const BESIDE_INLINE: u32 = 140;
/// The least that opening beside another costs.
pub(super) const LEAST_BESIDE: u32 = BESIDE_OVER;
const _: () = assert!(
    LEAST_BESIDE <= BESIDE_LIVE && LEAST_BESIDE <= BESIDE_LEFT && LEAST_BESIDE <= BESIDE_INLINE
);
/// Opening the same kind of sequence again beside the last.
pub(super) const RESTART: u32 = 30;
/// Not knowing whether a fresh paragraph has left the item; given back when the sequence goes on.
pub(super) const PENDING: u32 = 100;
/// As many fresh paragraphs as an earlier sibling had.
pub(super) const AS_SIBLINGS: u32 = 20;
/// Standing under an item below the top although the speaker has turned to all listeners since.
pub(super) const TURNED_AWAY: u32 = 150;
/// Going on with what was open before an attachment began, or standing under it.
pub(super) const OTHER_PART: u32 = 300;
/// A chapter or section under an item that is none of the text's divisions.
pub(super) const DIVISION_UNDER_ITEM: u32 = 200;
/// A section beside a chapter.
pub(super) const BESIDE_CHAPTER: u32 = 300;
/// The most that leaving out 第八部分… costs where a sentence begins with it.
pub(super) const DIVISION_IN_TEXT: u32 = 150;
/// Leaving out a marker that stands in the middle of a sentence, where a paragraph's break may be lost.
pub(super) const DOUBTFUL: u32 = 100;
/// The least that leaving out a heading with `#` marks costs: more than that a line below it stands alone, or that its
/// number is not the first.
pub(super) const MARKED: u16 = 600;
/// Leaving out what a rule of the user's names.
pub(super) const USER_RULE: u16 = 4_000;
/// Marks that contradict the nesting.
pub(super) const AGAINST_MARKUP: u32 = 150;
/// A heading with `#` marks under what has none.
pub(super) const UNDER_UNMARKED: u32 = 400;
/// A scheme under another, where the document has put the other under the first.
pub(super) const TURNED_ROUND: u32 = 100;
/// A pair of schemes that the document has nested so before.
pub(super) const SEEN_BEFORE: u32 = 20;
