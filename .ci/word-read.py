"""Asserts by python-docx what a Word document of the program is: styles, levels, indents, lines, page."""

import sys
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

# Style: size, exact distance of lines, first line in hundredths of a character, outline level from 0.
OFFICIAL = {
    "Title": (22, 35, 0, None),
    "Heading 1": (16, 28, 200, 0),
    "Heading 2": (16, 28, 200, 1),
    "Heading 3": (16, 28, 200, 2),
    "Normal": (16, 28, 200, None),
}
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
LONGEST_HEADING = 60


def level(properties):
    found = properties.find(qn("w:outlineLvl")) if properties is not None else None
    return None if found is None else int(found.get(qn("w:val")))


def check_styles(document, large):
    for name, (size, line, first, outline) in OFFICIAL.items():
        style = document.styles[name]
        properties = style.element.find(qn("w:pPr"))
        indent = properties.find(qn("w:ind"))
        assert int(indent.get(qn("w:firstLineChars"))) == first, name
        assert level(properties) == outline, name
        assert style.font.size == Pt(22 if large else size), name
        spacing = style.paragraph_format.line_spacing
        assert spacing == (1.5 if large else Pt(line)), (name, spacing)


def check(path, large):
    document = Document(path)
    check_styles(document, large)
    section = document.sections[0]
    for side, millimetres in MARGINS.items():
        assert abs(getattr(section, side) - Mm(millimetres)) < Mm(0.2), side
    assert abs(section.page_width - Mm(210)) < Mm(0.2), "A4"
    for footer in (section.footer, section.even_page_footer):
        assert "PAGE" in footer._element.xml and "— " in footer.paragraphs[0].text
    headings = 0
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr
        assert paragraph.text.strip() == paragraph.text != "", "no empty paragraph, no blanks for an indent"
        assert properties.find(qn("w:numPr")) is None, "numbers are typed"
        own = level(properties)
        styled = level(paragraph.style.element.find(qn("w:pPr")))
        if own is not None or styled is not None:
            headings += 1
            assert len(paragraph.text) <= LONGEST_HEADING, paragraph.text
    assert headings > 2 and document.paragraphs[0].style.name == "Title"
    print(f"python-docx: {path.rsplit('/', 1)[-1]}: {len(document.paragraphs)} paragraphs, {headings} headings")


check(sys.argv[1], large=False)
check(sys.argv[2], large=True)
