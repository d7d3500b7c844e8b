"""The closing lines of a report in the keys of its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.models.outline import Content, Signature
from tests.outline.plain_reading import block, check, ending, report

if TYPE_CHECKING:
    from app.models.report import Block


@pytest.mark.parametrize(
    ("made", "key", "expected"),
    [
        (ending("attachments", "附件：目录"), "attachments", ("目录",)),
        (ending("attachments", "附件：1.目录", "2.名单"), "attachments", ("目录", "名单")),
        (
            ending("attachments", "附件：1.1.目录", "2.名单"),
            "attachments",
            "附件：1.1.目录\n2.名单",
        ),
        (ending("attachments", "附：1、目录", "2、名单"), "attachments", "附：1、目录\n2、名单"),
        (
            ending("attachments", "附件1：目录", "附件2：名单"),
            "attachments",
            "附件1：目录\n附件2：名单",
        ),
        (ending("attachments", "附件："), "attachments", "附件："),
        (ending("copies", "抄送：甲局，乙局。"), "copies", ("甲局，乙局",)),
        (ending("copies", "抄送：甲局，", "乙局。"), "copies", "抄送：甲局，\n乙局。"),
        (ending("copies", "抄报：甲。", "抄送：乙。"), "copies", ("抄报：甲", "抄送：乙")),
        (ending("copies", "抄送：甲局"), "copies", "抄送：甲局"),
        (
            ending("copies", "抄送：甲局。", "某办公室　2026年5月1日印发"),
            "copies",
            ("甲局", "某办公室　2026年5月1日印发"),
        ),
        (ending("contact", "（联系人：王敏，电话：0531）"), "contact", ("王敏，电话：0531",)),
        (ending("contact", "联系人：王敏"), "contact", "联系人：王敏"),
        (ending("contact", "(联系人:王敏)"), "contact", ("(联系人:王敏)",)),
        (ending("contact", "（此件公开发布）"), "contact", ("（此件公开发布）",)),
    ],
)
def test_closing_lines_are_taken_out_of_their_form_where_it_is_the_usual_one(
    made: Block, key: str, expected: object
) -> None:
    outline = check(report(block("opening", "甲。"), made))
    wanted = Content(pieces=(expected,)) if isinstance(expected, str) else expected
    assert getattr(outline, key) == wanted
    assert outline.signoff is False


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["某局", "2026年5月1日"], Signature(unit=("某局",), date="2026年5月1日")),
        (
            ["甲局", "乙局", "二〇二六年五月"],
            Signature(unit=("甲局", "乙局"), date="二〇二六年五月"),
        ),
        (["2026年5月1日"], Signature(date="2026年5月1日")),
        (["某局", "20XX年X月X日"], Signature(unit=("某局",), date="20XX年X月X日")),
        (["某局", "2026-05-01"], "某局\n2026-05-01"),
        (["某局", "（2026年5月1日）"], "某局\n（2026年5月1日）"),
        (["汇报人：张三", "2026年5月1日"], "汇报人：张三\n2026年5月1日"),
        (["某局　2026年5月1日"], "某局　2026年5月1日"),
        (["某局"], "某局"),
    ],
)
def test_units_and_date_of_a_signature_are_told_apart(lines: list[str], expected: object) -> None:
    made = [ending("date" if "年" in line else "signature", line) for line in lines]
    outline = check(report(block("opening", "甲。"), *made))
    wanted = Content(pieces=(expected,)) if isinstance(expected, str) else expected
    assert outline.signature == wanted


def test_closing_lines_in_another_order_stay_in_it() -> None:
    outline = check(
        report(
            block("opening", "甲。"),
            ending("date", "2026年5月1日"),
            ending("signature", "某局"),
            ending("attachments", "附件：目录"),
            ending("copies", "抄送：甲。"),
            ending("contact", "（联系人：乙）"),
        )
    )
    assert outline.signature == Content(pieces=("2026年5月1日\n某局\n附件：目录",))
    assert outline.copies == Content(pieces=("抄送：甲。\n（联系人：乙）",))
