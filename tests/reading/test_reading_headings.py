import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.headings import split_head

LONG = "读书" * 31


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("读原著。要常读。", ("读原著", "。", "要常读。")),
        ("读原著！要常读。", ("读原著", "！", "要常读。")),
        ("读原著；要常读。", ("读原著", "；", "要常读。")),
        ("思想上：要常读。", ("思想上", "：", "要常读。")),
        ("讲：要常读。", ("讲", "：", "要常读。")),
        ("感悟到“不忘。初心”之道。要常读。", ("感悟到“不忘。初心”之道", "。", "要常读。")),
        ("学好《论语：新注》。要常读。", ("学好《论语：新注》", "。", "要常读。")),
        ("落实“分包制度。要常读。", ("落实“分包制度", "。", "要常读。")),
        ("总书记指出：要读原著。要常读。", ("总书记指出：要读原著", "。", "要常读。")),
        ("书中说：“要读原著。”要常读。", ("", "", "书中说：“要读原著。”要常读。")),
        ("每天8:30到岗。要常读。", ("每天8:30到岗", "。", "要常读。")),
        ("读原著，悟原理", ("读原著，悟原理", "", "")),
        ("读原著，悟原理；", ("读原著，悟原理", "；", "")),
        ("读原著，悟原理，", ("读原著，悟原理", "，", "")),
        ("读原著　　" + LONG + "。", ("读原著", "　　", LONG + "。")),
        ("守初心　担使命", ("守初心　担使命", "", "")),
        (LONG + "。要常读。", ("", "", LONG + "。要常读。")),
        ("书" * 40 + "。", ("", "", "书" * 40 + "。")),
        ("", ("", "", "")),
        ("。读", ("", "", "。读")),
    ],
)
def test_a_heading_ends_at_the_first_stop_outside_quotation_marks(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert split_head(text) == expected


def test_a_longer_heading_may_stand_alone_where_paragraphs_follow() -> None:
    assert split_head("书" * 40 + "。", followed=True) == ("书" * 40, "。", "")


@given(st.text("一是“”《》。：；，　 ab", max_size=80), st.booleans())
def test_the_parts_of_a_head_are_always_the_whole(text: str, followed: bool) -> None:
    assert "".join(split_head(text, followed=followed)) == text
