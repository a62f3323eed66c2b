"""Prints the characters that the embedded font holds, one code point a line (U+4E00).

GB 2312 and the Table of General Standard Chinese Characters (8,105; the Unihan database's kTGH), the first level of
Big5, and the signs of documents: punctuation, blanks, numbers in circles and brackets, arrows, boxes and marks.
"""

import bz2
import re
import sys

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0391, 0x03C9), (0x2000, 0x206F), (0x2100, 0x214F), (0x2150, 0x218B),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2600, 0x2612),
    (0x2713, 0x2718), (0x2E3A, 0x2E3B), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFE10, 0xFE1F), (0xFE30, 0xFE6B),
    (0xFF01, 0xFFEE), (0x25B8, 0x25B8), (0x25BE, 0x25BE), (0xFFFD, 0xFFFD),
]


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


characters = {code for first, last in RANGES for code in range(first, last + 1)}
characters.update(double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
characters.update(double_bytes("big5", range(0xA4, 0xC7), list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF))))
characters.update(general_standard(sys.argv[1]))
print("\n".join(f"U+{code:04X}" for code in sorted(characters)))
