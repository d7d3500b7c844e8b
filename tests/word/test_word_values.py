"""Equations, alternative texts and words under a phonetic guide are found and filled."""

from __future__ import annotations

import pytest
from lxml import etree

from app.word.document import Replacement, WordDocument
from tests.placeholders.word_probe import paragraph
from tests.word.test_word_document import body, changed, lines, part

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_SAID = 'descr="甲"'


def equation(*texts: str) -> str:
    """A paragraph with an equation of these texts."""
    runs = "".join(f"<m:r><w:rPr/><m:t>{text}</m:t></m:r>" for text in texts)
    return f"<w:p><m:oMath {_MATH}><m:f><m:num>{runs}</m:num></m:f></m:oMath></w:p>"


def drawing(told: str, picture: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" {told}/><a:graphic>'
        f'<pic:cNvPr id="0" name="a.png" {picture}/></a:graphic></wp:inline></w:drawing>'
    )


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def ruby(base: str, before: str = "", after: str = "") -> str:
    """A paragraph whose words in the middle have a reading over them."""
    reading = "<w:rt><w:r><w:t>mǒu</w:t></w:r></w:rt>"
    held = f"<w:rubyBase><w:r><w:rPr><w:b/></w:rPr><w:t>{base}</w:t></w:r></w:rubyBase>"
    guide = f"<w:ruby><w:rubyPr><w:hps/></w:rubyPr>{reading}{held}</w:ruby>"
    return (
        f"<w:p><w:r><w:t>在</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>{before}{guide}{after}</w:r>"
        "<w:r><w:t>的</w:t></w:r></w:p>"
    )


def test_words_in_an_equation_are_lines_and_quantities_are_none() -> None:
    data = body(paragraph("文") + equation("x", "【单位】", "XX%", "X", "3×5", "增速", "a[i"))
    words = ["【单位】", "XX%", "增速", "a[i"]
    assert lines(data)[0] == ("正文第 1 段", "文")
    assert [line for line in lines(data) if line[0] == "公式"] == [("公式", each) for each in words]
    made = part(changed(data, "XX", "5<\n6"))
    assert "<m:t>5&lt; 6%</m:t>" in made
    assert made.replace("5&lt; 6", "XX") == part(data)


def test_texts_of_word_within_an_equation_are_those_of_the_paragraph() -> None:
    data = body(f"<w:p><m:oMath {_MATH}><m:r><w:t>【单位】</w:t></m:r></m:oMath></w:p>")
    assert [text for _, text in lines(data) if text] == ["【单位】"]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (run(drawing('descr="XX&amp;的照片"')), ["XX&的照片"]),
        (run(drawing("descr=\"甲\" title='乙'")), ["甲", "乙"]),
        # What the picture itself says again is the same text.
        (run(drawing('descr="甲"', 'descr="甲"')), ["甲"]),
        (run(drawing('descr="甲"', 'descr="乙"')), ["甲", "乙"]),
        (
            run(
                f"<mc:AlternateContent><mc:Choice>{drawing(_SAID)}</mc:Choice><mc:Fallback>"
                '<w:pict><v:shape id="1" alt="甲"/></w:pict></mc:Fallback></mc:AlternateContent>'
            ),
            ["甲"],
        ),
        # Two pictures of which the same is said are two.
        (run(drawing('descr="甲"')) + run(drawing('descr="甲"')), ["甲", "甲"]),
        (run('<w:pict><v:rect style="a" alt="甲"/></w:pict>'), ["甲"]),
        # Where a picture came from is no text for people.
        (run(drawing('descr="http://a.b/XX"')), []),
        (run(drawing('descr="C:\\XX\\甲"')), []),
        (run(drawing('descr="XX.jpeg" title=" "')), []),
        (paragraph("descr=甲 alt=乙"), []),
    ],
)
def test_an_alternative_text_is_one_line(xml: str, expected: list[str]) -> None:
    told = [text for label, text in lines(body(xml)) if label == "图片的说明文字"]
    assert told == expected


def test_an_alternative_text_is_filled_wherever_the_file_says_it() -> None:
    data = body(run(drawing('descr="XX的照片"', "descr='XX的照片'")))
    made = part(changed(data, "XX", '"甲"\n<乙>'))
    value = "&quot;甲&quot; &lt;乙&gt;的照片"
    assert f'descr="{value}"' in made
    assert f"descr='{value}'" in made


def test_a_phonetic_guide_ends_where_its_words_change() -> None:
    made = part(changed(body(ruby("XX")), "XX", "甲"))
    plain = "<w:p><w:r><w:t>在</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r>"
    assert plain + "<w:r><w:t>的</w:t></w:r></w:p>" in made


def test_other_guides_and_one_with_more_in_its_run_stay() -> None:
    data = body(ruby("XX") + ruby("某"))
    assert part(changed(data, "XX", "甲")).count("<w:ruby>") == 1
    for more in ({"before": "<w:tab/>"}, {"after": "<w:br/>"}):
        made = part(changed(body(ruby("XX", **more)), "XX", "甲"))
        assert "<w:t>甲</w:t></w:r></w:rubyBase></w:ruby>" in made


@pytest.mark.parametrize(
    "more",
    [
        "<w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase>",
        "<w:rubyBase><w:r><w:t>乙</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:rubyBase><w:rubyBase/>",
        "<w:rubyBase/>",
        "<w:rubyBase></w:rubyBase>",
        "<w:rt/>",
        "<w:ruby><w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby>",
    ],
)
@pytest.mark.parametrize("at", ["</w:ruby>", "<w:rubyBase>"], ids=["behind", "before"])
def test_a_guide_with_more_in_it_than_word_writes_stays_whole(more: str, at: str) -> None:
    odd = ruby("XX").replace(at, more + at)
    made = part(changed(body(odd), "XX", "甲"))
    assert "<w:t>甲</w:t>" in made
    etree.fromstring(made.encode())


def test_words_beside_a_guide_change_without_it() -> None:
    document = WordDocument(body(ruby("某")))
    made = part(document.changed({0: [Replacement(0, 1, "于"), Replacement(2, 3, "之")]}))
    assert "<w:t>于</w:t>" in made
    assert "<w:t>之</w:t>" in made
    assert "<w:ruby>" in made


def test_an_equation_in_a_reading_goes_with_the_reading() -> None:
    within = ruby("XX市").replace("<w:t>mǒu</w:t>", f"<w:t>mǒu</w:t>{equation('XX')}")
    made = changed(body(within), "XX", "甲")
    assert "甲市" in part(made)
    assert "mǒu" not in part(made)
