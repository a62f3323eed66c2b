"""Makes GangmuSansSC.otf. Usage: make.py NotoSansCJK-Regular.ttc Unihan_OtherMappings.txt.bz2

It holds GB 2312 and the Table of General Standard Chinese Characters (8,105; the Unihan database's kTGH), the first
level of Big5, and the signs of documents: punctuation, blanks, numbers in circles and brackets, arrows, boxes and marks.
"""

import bz2
import re
import sys
import unicodedata

from fontTools import subset

NAME = "Gangmu Sans SC"
# Face 2 of the collection is the one for Simplified Chinese.
FACE = 2

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0391, 0x03C9), (0x2000, 0x206F), (0x2100, 0x214F), (0x2150, 0x218B),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2318, 0x2318), (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF),
    (0x2600, 0x2612), (0x2713, 0x2718), (0x2776, 0x2793), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFE10, 0xFE1F),
    (0xFE30, 0xFE6B), (0xFF01, 0xFFEE),
    # Text copied from PDF files has radicals in the place of characters: ⼯作.
    (0x2E80, 0x2EF3), (0x2F00, 0x2FD5),
]
# Seen in documents and in none of the lists.
SINGLE = "囍䶮喆堃淼垚犇骉€ɑɡńňǹḿ"

# What the source has no glyph for, and whose glyph is drawn instead. Bytes that could not be read are shown as □.
ALIASES = {"\uFFFD": "□", "▸": "▶", "▾": "▼", "◂": "◀", "▴": "▲", "‣": "▶", "‟": "“", "‛": "‘"}
LIKE_A_SPACE = [code for code in (0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F)]


def double_bytes(encoding, first, second):
    for high in first:
        for low in second:
            try:
                yield ord(bytes([high, low]).decode(encoding))
            except (UnicodeDecodeError, TypeError):
                pass


def general_standard(unihan):
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"U\+([0-9A-F]+)\tkTGH\t", line)
            if match:
                yield int(match.group(1), 16)


def characters(unihan):
    wanted = {code for first, last in RANGES for code in range(first, last + 1)} | set(map(ord, SINGLE))
    wanted.update(double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
    wanted.update(double_bytes("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]))
    wanted.update(general_standard(unihan))
    return wanted


def add_aliases(font):
    """Maps what has no glyph to one that can stand for it."""
    shown = font.getBestCmap()
    wanted = {ord(sign): ord(other) for sign, other in ALIASES.items()} | {code: 0x20 for code in LIKE_A_SPACE}
    for radical in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)):
        plain = unicodedata.normalize("NFKC", chr(radical))
        if len(plain) == 1:
            wanted[radical] = ord(plain)
    for table in font["cmap"].tables:
        for code, other in wanted.items():
            if table.isUnicode() and code not in shown and other in shown:
                table.cmap[code] = shown[other]


def rename(font):
    """A changed version has its own name; whose work it is stays in the records 0, 13 and 14."""
    plain = NAME.replace(" ", "")
    own = {1: NAME, 3: f"{font['name'].getDebugName(5)};{plain}", 4: NAME, 6: f"{plain}-Regular"}
    for record in font["name"].names:
        if record.nameID in own:
            record.string = own[record.nameID]
    top = font["CFF "].cff
    top.fontNames = [own[6]]
    top[0].FullName, top[0].FamilyName = NAME, NAME


def main(source, unihan):
    options = subset.Options(
        font_number=FACE,
        layout_features=[],
        hinting=False,
        desubroutinize=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=[*subset.Options().drop_tables, "BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
        recalc_timestamp=False,
    )
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters(unihan))
    subsetter.subset(font)
    add_aliases(font)
    rename(font)
    subset.save_font(font, "GangmuSansSC.otf", options)


if __name__ == "__main__":
    main(*sys.argv[1:])
