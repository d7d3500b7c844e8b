"""How a paragraph looks is told by itself, by its runs and by its styles."""

from __future__ import annotations

import pytest

from app.word.looks import Look, Looks, column_widths

STYLES = """<w:styles>
<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:jc w:val="center"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>
<w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("raw", "look"),
    [
        ("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", Look()),
        (
            '<w:p><w:pPr><w:jc w:val="right"/><w:ind w:firstLineChars="200"/></w:pPr></w:p>',
            Look("right", indented=True),
        ),
        ('<w:p><w:r><w:rPr><w:sz w:val="36"/></w:rPr></w:r></w:p>', Look(size=36)),
        ("<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>", Look(bold=True)),
        ("<w:p><w:r><w:rPr><w:b/></w:rPr></w:r><w:r><w:t>乙</w:t></w:r></w:p>", Look()),
        (
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
            Look("center", bold=True, size=44),
        ),
        (
            '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
            Look("center", size=44),
        ),
        ('<w:p><w:pPr><w:pStyle w:val="c"/><w:jc w:val="both"/></w:pPr></w:p>', Look()),
    ],
)
def test_a_paragraph_looks_as_it_and_its_styles_say(raw: str, look: Look) -> None:
    assert Looks(STYLES).of(raw) == look


def test_a_table_says_how_wide_its_columns_are() -> None:
    raw = '<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid></w:tbl>'
    assert column_widths(raw, 0) == (25, 75)
    assert column_widths("<w:tbl></w:tbl>", 0) == ()
