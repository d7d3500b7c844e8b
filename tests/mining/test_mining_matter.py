"""What of a report belongs to its year."""

from __future__ import annotations

import pytest

from app.mining.slots.matter import yearly_matter
from app.mining.slots.owners import Owned


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2023年5月10日，我们去了现场。", ["time 2023年5月10日"]),
        ("二〇二三年底前完成。", ["time 二〇二三年底"]),
        ("二〇二三年五月十日，2023.5.10。", ["time 二〇二三年五月十日", "time 2023.5.10"]),
        (
            "今年3月和去年底，上半年，第三季度。",
            ["time 今年3月", "time 去年底", "time 上半年", "time 三季度"],
        ),
        ("2022年以来，10月份，近期。", ["time 2022年以来", "time 10月份", "time 近期"]),
        ("走访12个乡镇、37座小型水库。", ["figure 12个乡镇", "figure 37座小型水库"]),
        ("补装14盏感应灯，摘果3筐，做了2 例。", ["figure 14盏感应灯", "figure 3筐"]),
        (
            "在3号机组，第4次，第5轮，6户，1.5万户。",
            ["figure 3号机组", "figure 6户", "figure 1.5万户"],
        ),
        ("增长3.5%，投入1,200余万元。", ["figure 3.5%", "figure 1,200余万元"]),
        (
            "三十多户群众搬了家，二十八名干部下乡。",
            ["figure 三十多户群众搬了", "figure 二十八名干部下乡"],
        ),
        ("按照市委组织部要求学习。", ["name 市委组织部"]),
        ("学习《数字政府建设》第四卷。", ["name 《数字政府建设》第四卷"]),
        ("张伟教授、王丽老师讲课。", ["name 张伟教授", "name 王丽老师"]),
        ("党的二十大和二十届三中全会。", ["name 党的二十大", "name 二十届三中全会"]),
        ("“十四五”规划开局，推进“三区同建”。", ["name “十四五”规划", "name “三区同建”"]),
        ("区财政局的李明说过。", ["name 区财政局", "name 李明"]),
        ("做到两个确立，统筹“五位一体”，一名党员，三点体会。", []),
        ("XX市20XX年完成X项，X光片。", []),
        ("联系电话0531-87654321。", []),
        ("iPhone 15 和 5G 基站，3*5。", []),
        ("", []),
    ],
)
def test_times_figures_and_names(line: str, expected: list[str]) -> None:
    owned = [Owned("区财政局", "单位", "unit"), Owned("李明", "姓名", "person")]
    found = yearly_matter([line], owned)
    assert [f"{one.kind} {one.words}" for one in found] == expected


def test_what_stands_twice_in_a_line_is_told_once_and_in_another_line_again() -> None:
    found = yearly_matter(["今年要快，今年要稳。", "今年要细。"])
    assert [(one.words, one.paragraph) for one in found] == [("今年", 0), ("今年", 1)]
