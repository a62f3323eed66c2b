"""Asserts what LibreOffice made of a document of the program: levels, distances of lines, indents, wording."""

import re
import sys
import xml.etree.ElementTree as tree

kind, path = sys.argv[1:]
names = {}
for _, (prefix, uri) in tree.iterparse(path, events=["start-ns"]):
    names.setdefault(prefix, uri)
root = tree.parse(path).getroot()


def name(short):
    prefix, local = short.split(":")
    return f"{{{names[prefix]}}}{local}"


styles = {style.get(name("style:name")): style for style in root.iter(name("style:style"))}


def looked_up(style, attribute):
    """A property of a paragraph along the chain of its styles."""
    while style is not None:
        properties = style.find(name("style:paragraph-properties"))
        if properties is not None and properties.get(attribute):
            return properties.get(attribute)
        style = styles.get(style.get(name("style:parent-style-name")))
    return None


def points(length):
    factors = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1}
    number, unit = re.fullmatch(r"(-?[\d.]+)(\w+)", length).groups()
    return float(number) * factors[unit]


body = root.find(name("office:body")).find(name("office:text"))
paragraphs = [p for p in body.iter() if p.tag in (name("text:p"), name("text:h"))]
paragraphs = [(p, "".join(p.itertext())) for p in paragraphs]
paragraphs = [(p, text) for p, text in paragraphs if text.strip()]
levels = [(int(p.get(name("text:outline-level"), 0)), text) for p, text in paragraphs]
first = [text for level, text in levels if level == (2 if kind == "html" else 1) and re.match("[一二三四五]、", text)]
assert len(first) == 3, (kind, levels)
assert all(len(text) <= 60 for level, text in levels if level), "a run-in paragraph is no heading"
for paragraph, text in paragraphs[2:]:
    style = styles.get(paragraph.get(name("text:style-name")))
    line = looked_up(style, name("fo:line-height"))
    indent = looked_up(style, name("fo:text-indent"))
    # Of pages LibreOffice forgets that the distance is exact; this is why rich text goes to the clipboard too.
    if kind != "html":
        assert line and abs(points(line) - 28) < 0.3, (kind, text, line)
    assert indent and abs(points(indent) - 32) < 1, (kind, text, indent)
print(f"LibreOffice: {kind}: {len(paragraphs)} paragraphs, {sum(level > 0 for level, _ in levels)} headings")
