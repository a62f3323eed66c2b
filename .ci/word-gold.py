"""Ten texts as Word documents, with typed and with automatic numbers: the outline must be that of the text."""

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

cli, folder = sys.argv[1], Path(sys.argv[2])
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
HAN = "一二三四五六七八九"


def han(number):
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else HAN[tens - 1] + "十"
    return ten + (HAN[ones - 1] if ones else "")


# What is typed, the format that counts so, what is written around the number.
FAMILIES = [
    (r"([一二三四五六七八九十]+)、", "chineseCounting", "%1、", han),
    (r"（([一二三四五六七八九十]+)）", "chineseCountingThousand", "（%1）", han),
    (r"(\d+)\.", "decimal", "%1.", str),
    (r"(\d+)．", "decimal", "%1．", str),
    (r"（(\d+)）", "decimal", "（%1）", str),
    (r"第([一二三四五六七八九十]+)条", "chineseCounting", "第%1条", han),
    (r"第([一二三四五六七八九十]+)章", "chineseCounting", "第%1章", han),
]


class Lists:
    """One abstract list for each family; where counting begins anew, a list that says where it starts."""

    def __init__(self):
        self.last = {}
        self.lists = []

    def number(self, line):
        indent = re.match(r"\s*", line).group()
        for family, (pattern, _, _, write) in enumerate(FAMILIES):
            found = re.match(pattern, line[len(indent) :])
            if not found:
                continue
            number = next((n for n in range(1, 100) if write(n) == found[1]), None)
            text = line[len(indent) + found.end() :]
            # A blank behind the number would be the number's own in Word.
            if number is None or text.startswith((" ", "\t", "\u3000")):
                self.last.pop(family, None)
                return None
            if self.last.get(family) != number - 1 or number == 1:
                self.lists.append((family, number))
            self.last[family] = number
            own = max(i for i, (of, _) in enumerate(self.lists) if of == family)
            return own + 1, indent + text
        return None

    def part(self):
        levels = "".join(
            f'<w:abstractNum w:abstractNumId="{family}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
            f'<w:lvlText w:val="{text}"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>'
            for family, (_, format, text, _) in enumerate(FAMILIES)
        )
        lists = "".join(
            f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{family}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for at, (family, start) in enumerate(self.lists)
        )
        return f"<w:numbering {W}>{levels}{lists}</w:numbering>"


def document(lines, automatic):
    lists, body, numbered = Lists(), [], 0
    for line in lines:
        own = lists.number(line) if automatic else None
        properties = ""
        if own:
            numbered += 1
            properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{own[0]}"/></w:numPr></w:pPr>'
            line = own[1]
        body.append(f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>')
    parts = {
        "_rels/.rels": RELS,
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/numbering.xml": lists.part(),
    }
    return parts, numbered


def outline(path):
    done = subprocess.run([cli, "--format", "md", path], capture_output=True, text=True)
    return done.stdout


texts = sorted(folder.glob("*.txt"))
wanted, tried, all_numbered = 10, 0, 0
with tempfile.TemporaryDirectory() as work:
    for path in texts:
        lines = path.read_text(encoding="utf-8").splitlines()
        # Indents are properties in Word, not blanks.
        lines = [line.strip(" \t\u3000") for line in lines]
        parts, numbered = document(lines, automatic=True)
        if numbered < 5 or tried == wanted:
            continue
        tried, all_numbered = tried + 1, all_numbered + numbered
        plain = Path(work, "plain.txt")
        plain.write_text("\n".join(lines) + "\n", encoding="utf-8")
        expected = outline(plain)
        for kind, parts in (("typed", document(lines, automatic=False)[0]), ("automatic", parts)):
            made = Path(work, f"{kind}.docx")
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in parts.items():
                    archive.writestr(name, content)
            found = outline(made)
            if found != expected:
                import difflib

                print(f"{path.name}, {kind}:", *difflib.unified_diff(expected.splitlines(), found.splitlines(), lineterm=""), sep="\n")
                sys.exit(1)
assert tried == wanted, f"only {tried} texts have numbers"
print(f"gold: {tried} texts as Word documents, {all_numbered} numbers written by Word's lists")
