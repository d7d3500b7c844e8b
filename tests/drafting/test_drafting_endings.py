"""The closing lines of a draft: each in its form, whatever the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.report import Report

ONE = "kind: 交流研讨材料\ninsights: [{theme: 为民}, {theme: 安全}, {theme: 质量}]\n"
ENDINGS = """
attachments: [学习笔记目录, 参训人员名单]
signature: true
contact: 王敏，电话：0531-87654321
copies: [市委组织部, 市直机关工委]
speaker: {unit: 某区教育局}
date: 2026-11-20
"""


def closing_lines(report: Report) -> list[tuple[str | None, str]]:
    return [
        (block.note, paragraph.text)
        for block in report.blocks
        if block.role == "tail"
        for paragraph in block.paragraphs
    ]


@pytest.mark.parametrize("kind", ["交流研讨材料", "心得体会"])
def test_every_kind_ends_in_the_closing_lines_that_the_outline_gives(
    drafts: Callable[..., Report], kind: str
) -> None:
    report = drafts(ONE.replace("交流研讨材料", kind) + ENDINGS)
    assert closing_lines(report) == [
        ("attachments", "附件：1.学习笔记目录"),
        ("attachments", "2.参训人员名单"),
        ("signature", "某区教育局"),
        ("date", "2026年11月20日"),
        ("contact", "（联系人：王敏，电话：0531-87654321）"),
        ("copies", "抄送：市委组织部，市直机关工委。"),
    ]
    assert report.blocks[-1].note == "copies"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("attachments: 目录", ["附件：目录"]),
        ("attachments: [附件1：目录, 2.名单, 3. 总结]", ["附件：1.目录", "2.名单", "3.总结"]),
        ("attachments: [一、目录, 二、名单]", ["附件：1.目录", "2.名单"]),
        ("attachments: [1.2026年计划, 2.课表]", ["附件：1.2026年计划", "2.课表"]),
        ("attachments: [1.5万元的预算, 2026年的计划]", ["附件：1.1.5万元的预算", "2.2026年的计划"]),
        ("attachments: [第一季度总结, 首先写好的]", ["附件：1.第一季度总结", "2.首先写好的"]),
        ("attachments: [《名单》。, 目录；]", ["附件：1.《名单》", "2.目录"]),
        ("attachments: 附件：目录。", ["附件：目录"]),
        ("attachments: {content: [附件：目录。]}", ["附件：目录。"]),
        ("attachments: {content: [附：目录]}", ["附：目录"]),
        ("attachments: |\n  目录\n  名单", ["附件：1.目录", "2.名单"]),
        ("attachments: false", []),
        ("signature: {unit: 某局, date: 2026-11-20}", ["某局", "2026年11月20日"]),
        ("signature: {unit: 某局}", ["某局"]),
        ("signature: {unit: [甲局, 乙局], date: 二〇二六年}", ["甲局", "乙局", "二〇二六年"]),
        ("signature: 某局　2026-11-20", ["某局　2026-11-20"]),
        ('signature: "汇报人：张三\\n2026年11月"', ["汇报人：张三", "2026年11月"]),
        ("signature: true\nspeaker: {unit: 某局}\ndate: 五月", ["某局", "五月"]),
        ("signature: true\nspeaker: {name: 张三}\ndate: false", ["张三"]),
        ("signature: true\ndate: false", ["【单位】"]),
        ("signature: true\nspeaker: {unit: 某局}", ["某局", "【日期】"]),
        ("signature: true\nspeaker: false\ndate: 五月", ["【单位】", "五月"]),
        ("signature: false", []),
        ("contact: （联系人：王敏）", ["（联系人：王敏）"]),
        ("contact: 联系人：王敏", ["（联系人：王敏）"]),
        ("contact: {content: [联系人：王敏]}", ["联系人：王敏"]),
        ("contact: [王敏, 联系电话：0531]", ["（联系人：王敏）", "（联系电话：0531）"]),
        ("copies: 市委组织部。", ["抄送：市委组织部。"]),
        ("copies: [抄报：市委, 抄送：甲局, 乙局]", ["抄报：市委。", "抄送：甲局，乙局。"]),
        ("copies: 主送：各科室", ["主送：各科室。"]),
        (
            "copies: [甲局, 某办公室　2026年11月20日印发]",
            ["抄送：甲局。", "某办公室　2026年11月20日印发"],
        ),
    ],
)
def test_closing_lines_are_put_into_their_form_and_content_is_left_as_it_is(
    drafts: Callable[..., Report], given: str, expected: list[str]
) -> None:
    assert [text for _, text in closing_lines(drafts(ONE + given + "\n"))] == expected


def test_what_is_missing_from_a_signature_is_a_gap_that_names_its_key(
    drafts: Callable[..., Report],
) -> None:
    report = drafts(ONE + "signature: true\n")
    gaps = {
        (span.text, span.origin.ref)
        for span in [span for line in report.lines() for span in line]
        if span.gap
    }
    assert {("【单位】", "speaker.unit"), ("【日期】", "date")} <= gaps
    assert [block.note for block in report.blocks[-2:]] == ["signature", "date"]


def test_whom_copies_go_to_does_not_say_what_the_report_is_about(
    drafts: Callable[..., Report],
) -> None:
    copies = "copies: [市纪委监委, 某医院护理部, 某中学教务处]\nattachments: 教案\n"
    without, given = drafts(ONE), drafts(ONE + copies)
    assert given.text.startswith(without.text)


SIGNED = ONE.replace("交流研讨材料", "学习情况报告") + "date: 2026-11-20\ntitle: 报告\n"


@pytest.mark.parametrize(
    ("given", "front", "end"),
    [
        ("speaker: {unit: 某局, name: 张三}", [], ["某局", "张三", "2026年11月20日"]),
        ("speaker: {unit: 某局}\nsignature: true", [], ["某局", "2026年11月20日"]),
        (
            "speaker: {unit: 某局, name: 张三}\nsignature: false",
            ["某局　张三", "（2026年11月20日）"],
            [],
        ),
        # A signature in other words, or a byline, is what the writer wants: neither is dropped.
        ("speaker: {name: 张三}\nsignature: 某局", ["张三", "（2026年11月20日）"], ["某局"]),
        (
            "speaker: {unit: 某局}\nbyline: [汇报人：张三]",
            ["汇报人：张三"],
            ["某局", "2026年11月20日"],
        ),
    ],
)
def test_a_report_to_an_office_names_its_writer_once_at_its_end(
    drafts: Callable[..., Report], given: str, front: list[str], end: list[str]
) -> None:
    report = drafts(f"{SIGNED}{given}\n")
    names = [p.text for block in report.blocks if block.role == "byline" for p in block.paragraphs]
    assert names == front
    assert [text for _, text in closing_lines(report)] == end
