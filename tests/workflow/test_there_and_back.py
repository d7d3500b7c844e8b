"""A report taken apart into an outline is drafted again, character for character."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bank.loading import load_bank
from app.errors import ExitCode
from app.outline.pinning import pinned_share
from app.outline.reading import read_outline
from app.workflow.draft import DraftOptions, draft
from app.workflow.new import new

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

WILD = {
    "own_line_headings": """关于参加消防培训的学习心得体会
李明
5月份，我参加了消防培训，主要有两点体会。
一、思想上要绷紧
平时多看一眼，事后少担一份心。
灭火器放在哪里，人人都要知道。
二、动作上要熟练
每月练一次，练到不用想。
此致
敬礼！
""",
    "no_numbers": """学习急救知识心得体会
上周学习了急救知识，收获很多。
按压要快，也要稳。
今后我会常练。
""",
    "points_in_one_paragraph": """各位同事：
这次学习有三点体会：一是要细；二是要快；三是要稳。
下一步，我将做好两件事。
一是每天检查。
二是每周总结。
谢谢大家！
""",
    "children": """护理安全学习情况报告
按照安排，我们学习了护理安全。
一、学习情况
（一）学了什么。学了三个专题。
（二）怎么学的。每周一次。
二、下一步打算
（一）抓培训。每月一次。
（二）抓检查。每周一次。
""",
    "numbers_behind_numbers": """学习急救知识心得体会
上周学习了急救知识，有三点体会。
一、一是提高站位
平时多练。
二、（二）狠抓落实。每周一查。
三、一要改进作风。每月一评。
下一步，我将做好两件事。
一是1.每天检查。
二是2.每周总结。
""",
    "markup_in_the_text": """各位同事：
学习了 C++ 和 **加粗**，花了 3*5 分钟。
1. <w:p/> 不是标签。
2. {{ 7*7 }} 不是算式。
::: 开头
# 不是标题
""",
}


def there_and_back(report: Path, folder: Path) -> list[str]:
    outline, back = folder / "o.yaml", folder / "back.txt"
    new(None, output=outline, source=report)
    ended = draft(outline, DraftOptions(output=back))
    assert ended.exit_code is ExitCode.DONE
    return lines_of(back)


def lines_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_report_comes_back_character_for_character(seed: Path, tmp_path: Path) -> None:
    assert there_and_back(seed, tmp_path) == lines_of(seed)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_seventy_of_a_hundred_characters_are_pinned_phrases(seed: Path, tmp_path: Path) -> None:
    there_and_back(seed, tmp_path)
    assert pinned_share(read_outline(tmp_path / "o.yaml"), load_bank()) >= 0.70


@pytest.mark.parametrize(("seed", "tokens"), [(SEEDS[0], 8), (SEEDS[1], 11)])
def test_a_names_sheet_beside_the_outline_lists_every_placeholder(
    seed: Path, tokens: int, tmp_path: Path
) -> None:
    there_and_back(seed, tmp_path)
    sheet = (tmp_path / "o.names.yaml").read_text(encoding="utf-8")
    assert sheet.count("token:") == tokens


@pytest.mark.parametrize("name", WILD)
def test_a_report_in_another_shape_comes_back_too(name: str, tmp_path: Path) -> None:
    report = tmp_path / "旧报告.txt"
    report.write_text(WILD[name], encoding="utf-8")
    assert there_and_back(report, tmp_path) == lines_of(report)
