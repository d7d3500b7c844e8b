"""Comments are written on the very words of a Word file, and nothing else in it changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from app.errors import InputError
from app.models.report import Remark
from app.placeholders.word import WordText
from app.word.document import WordDocument
from tests.placeholders.word_probe import PLACES, W, packed, probe
from tests.word.real_comments import fault

_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


def commented(inner: str, *stretches: tuple[int, int]) -> str:
    """The body's XML with a comment on each of these stretches of its first line."""
    data = packed({"document": f"<w:body><w:p>{inner}</w:p></w:body>"}, "题")
    remarks = [Remark(paragraph=0, start=start, end=end, text="改") for start, end in stretches]
    source = WordText(data)
    after = source.commented(remarks)
    assert fault(data, after, source, remarks) == ""
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == len(stretches)
        text = archive.read("word/document.xml").decode()
    return text[text.index("<w:p>") : text.index("</w:p>") + 6]


def test_a_run_is_cut_at_the_words_and_keeps_its_look() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    anchor = '<w:r><w:commentReference w:id="0"/></w:r>'
    runs = [_RUN.format(words) for words in ("落实", "项目", "制度")]
    made = commented(_RUN.format("落实项目制度"), (2, 4))
    assert made == f"<w:p>{runs[0]}{start}{runs[1]}{end}{anchor}{runs[2]}</w:p>"


def test_a_whole_run_is_not_cut() -> None:
    made = commented(_RUN.format("落实") + _RUN.format("项目"), (0, 2), (2, 4))
    assert made.count("<w:r>") == 4
    assert made.count(_RUN.format("项目")) == 1


@pytest.mark.parametrize(
    "inner",
    [
        _RUN.format("落实") + _RUN.format("项目") + _RUN.format("制度"),
        _RUN.format("落实  项目")
        + '<w:hyperlink w:anchor="a">'
        + _RUN.format("制度甲")
        + "</w:hyperlink>",
        '<w:ins w:id="1" w:author="a">' + _RUN.format("落实项目制度") + "</w:ins>",
        "<w:r><w:t>落实</w:t><w:tab/><w:t>项目</w:t><w:br/><w:t>制度</w:t></w:r>",
        '<w:r><w:t xml:space="preserve"> 落实 &amp;项目 </w:t></w:r>',
        "<w:r>\n  <w:rPr>\n<w:b/></w:rPr>\n <w:t>落实项目制度</w:t>\n</w:r>",
        "<w:sdt><w:sdtContent>" + _RUN.format("落实项目制度") + "</w:sdtContent></w:sdt>",
        '<w:r><w:t>落实</w:t></w:r><w:del w:id="1" w:author="a"><w:r>'
        "<w:delText>不</w:delText></w:r></w:del><w:r><w:t>项目制度</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>落实项</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>目制度</w:t></w:r>',
    ],
)
@pytest.mark.parametrize(
    "stretches", [[(0, 1)], [(1, 3)], [(0, 6)], [(1, 4), (2, 5)], [(1, 3), (3, 5)]]
)
def test_the_words_are_found_over_any_runs(inner: str, stretches: list[tuple[int, int]]) -> None:
    commented(inner, *stretches)


def test_words_everywhere_in_a_body_have_comments_and_those_elsewhere_none() -> None:
    data = probe([f"第{n}处的几个字" for n in range(len(PLACES))])
    source = WordText(data)
    remarks = [
        Remark(paragraph=n, start=1, end=4, text="看")
        for n, text in enumerate(source.lines)
        if len(text) > 4
    ]
    after = source.commented(remarks)
    own = [each for each in remarks if source.where(each.paragraph).part == "word/document.xml"]
    assert 0 < len(own) < len(remarks)
    assert fault(data, after, source, own) == ""


def test_comments_that_are_there_stay_and_numbers_go_on() -> None:
    data = packed({"document": f"<w:body><w:p>{_RUN.format('落实项目')}</w:p></w:body>"}, "题")
    once = WordDocument(data).commented([Remark(paragraph=0, start=0, end=2, text="一")])
    twice = WordDocument(once).commented([Remark(paragraph=0, start=1, end=3, text="二\n三")])
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    ids = [each.get(f"{{{W}}}id") for each in root]
    assert ids == ["0", "1"]
    assert ["".join(map(str, each.itertext())) for each in root] == ["一", "二三"]
    assert types.count("/word/comments.xml") == relations.count('"comments.xml"') == 1


def test_nothing_to_say_leaves_the_bytes_alone() -> None:
    data = packed({"document": f"<w:body><w:p>{_RUN.format('落实')}</w:p></w:body>"}, "题")
    assert WordDocument(data).commented([]) == data


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "<!-- -->", ""),
        ("", "<a>", "坏了"),
        ("<!DOCTYPE a>", "", "DOCTYPE 声明"),
        ("", "\0", "坏了"),
    ],
)
def test_what_a_comment_is_told_to_is_refused_where_it_is_broken(
    name: str, before: str, after: str, told: str
) -> None:
    made = packed({"document": "<w:body><w:p><w:r><w:t>文字</w:t></w:r></w:p></w:body>"}, "题")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    head, sign, rest = parts[name].partition("?>")
    parts[name] = f"{head}{sign}{before}{rest}{after}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, text in parts.items():
            archive.writestr(each, text)
    remarks = [Remark(paragraph=0, start=0, end=1, text="改")]
    if not told:
        assert WordText(out.getvalue()).commented(remarks)
        return
    with pytest.raises(InputError, match=told):
        WordText(out.getvalue()).commented(remarks)
