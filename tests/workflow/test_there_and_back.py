"""A report taken apart into an outline is drafted again, character for character."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_bank
from app.drafting.templates import template_kinds
from app.errors import ExitCode
from app.outline.pinning import pinned_share
from app.outline.reading import read_outline
from app.reading import read_report
from app.workflow.draft import DraftOptions, draft
from app.workflow.new import new

if TYPE_CHECKING:
    from app.outline.shapes import Language

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))

WILD = {
    "name_and_date_without_brackets": """学习贯彻全会精神心得体会
区财政局副局长 李明
2023年5月10日
近期，我学习了全会精神，主要有两点体会。
一是要细。多看一眼。
二是要快。早办一天。
""",
    "all_in_one_bracket": """在读书班上的交流发言
（区财政局　李明　2023.5.10）
各位领导，同志们：
我谈两点体会。
一、要细。多看一眼。
二、要快。早办一天。
汇报完毕。
""",
    "labels_under_the_title": """学习急救知识心得体会
单位：市第一医院骨科
姓名：王　敏
日期：二〇二三年五月
上周学习了急救知识，收获很多。
一是按压要快。二是按压要稳。
今后我会常练。
""",
    "an_impossible_day": """学习急救知识心得体会
王敏
2023年2月30日
上周学习了急救知识。
一是要快。练到不用想。
二是要稳。稳住就是快。
""",
    "open_names_under_the_title": """学习急救知识心得体会
【单位】　【姓名】
（20XX年X月X日）
上周学习了急救知识。
一是要快。练到不用想。
二是要稳。稳住就是快。
""",
    "points_in_the_openings_paragraph": """学习急救知识心得体会
上周学习了急救知识，有三点体会：一是按压要快，练到不用想；二是按压要稳；三是心要静。
下一步，我将做好两件事：一要每月练一次；二要教会家里人。
此致
敬礼！
王敏
2023年5月10日
""",
    "first_point_in_the_leads_paragraph": """各位同事：
这次学习有两点体会：一是要细。多看一眼。
二是要快。早办一天。
下一步，我将做到两点：一是每天检查。
二是每周总结。
谢谢大家！
""",
    "all_in_one_paragraph": """我有两点体会：一是细；二是快。下一步我将做到：一要查；二要改。
""",
    "an_official_end": """护理安全学习情况报告
按照安排，我们学习了护理安全。
一、学习情况
学了三个专题。
二、下一步打算
抓好培训。
附件：1.学习笔记目录
2.参训人员名单
市第一医院护理部
2023年5月10日
（联系人：王敏，电话：0531-87654321）
抄送：市卫生健康委，市直机关工委。
""",
    "an_end_in_another_order": """护理安全学习情况报告
按照安排，我们学习了护理安全。
一、学习情况
学了三个专题。
二、下一步打算
抓好培训。
市第一医院护理部　2023年5月10日
附：学习笔记目录
联系人：王敏 87654321
抄报：市卫生健康委
抄送：市直机关工委，
市总工会。
市第一医院办公室 2023年5月11日印发
""",
    "a_letters_end_and_two_units": """学习急救知识心得体会
上周学习了急救知识。
一是要快。练到不用想。
二是要稳。稳住就是快。
特此报告。
甲医院
乙医院
二〇二三年五月十日
附件1
学习笔记
第一天读了原文。
""",
    "words_like_keys": """编号：2023-7
内容：学习急救知识
标题：上周学习了急救知识，收获很多。
一是要快。措施：练到不用想。
二是要稳。主题:稳住就是快。
内容：今后我会常练。
""",
    "braces_and_colons": """学习 {工具}: 心得体会
{{单位}}　{{姓名}}
上周学习了工具，“单位: 甲”这样写就行 #1 要记住。
一是要快。true
二是要稳。false
""",
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
    "markdown_in_plain_text": """# **学习急救知识心得体会**
**王敏**　2026年5月
---
上周学习了急救知识，有*两点*体会。
**第一，要快。** 练到不用想。
**第二，要稳。** 稳住就是快。
## 下一步打算
- **一是每天检查**；
- **二是每周总结**。
***
**汇报完毕，谢谢大家！**
**汇报人：王敏**
""",
    "headings_of_markdown": """各位领导、同仁，大家下午好！
这次学习有两点体会。
## 一、按压要快
平时多练。
## 二、按压要**稳**
稳住就是快。
### 下一步
1\\. 每天检查。
2\\. 每周总结。
> 注：文中人名都是化名。
""",
    "a_web_page_pasted": """<h2>学习急救知识心得体会</h2>
<p>上周学习了急救知识，有两点体会。</p>
<p><strong>一是要快。</strong>练到不用想。</p>
<p>&nbsp;&nbsp;二是要稳。稳住就是快。</p>
<p>总之，路在脚下。</p>
<p>申请人：王敏</p>
""",
    "several_lines_of_a_title_and_notes": """守初心　担使命！
——在……上的讲话
作者 王敏
（____年__月）
尊敬的各位领导，
各位同事，大家好！我谈两点体会。
一是要快。练到不用想[1]。
二是要稳。稳住就是快。
述职人：____
注：1.人名是化名。
2.数字是约数。
[1] 见《急救手册》。
""",
    "invisible_characters_at_the_edges": """\u200b学习急救知识心得体会\u200b
\u200b区财政局　王敏\u200b
（2023年5月10日）\u200b
\u200b各位同事：\u200b
\u200b上周学习了急救知识，有两点体会。\u200b
\u200b一是要快。\u200b练到不用想。\u200b
二是要稳。稳住就是快。\u200e
\u200b下一步，我将做到：\u200b
\u2060一要每月练一次。
\u2060二要教会家里人。
\u200b汇报完毕。\u200b
附件：1.目录\u200b
2.名单\u200b
某局\u200b
2023年5月10日\u200b
""",
    "two_reports_in_one_file": """学习急救知识心得体会
王敏
上周学习了急救知识，有两点体会。
一是要快。练到不用想。
二是要稳。稳住就是快。
2023年5月10日
学习消防知识心得体会
李强
上月学习了消防知识，有两点体会。
一是要细。多看一眼。
二是要早。早办一天。
谢谢大家！
""",
    "markup_in_the_text": """各位同事：
学习了 C++ 和 **加粗**，花了 3*5 分钟。
1. <w:p/> 不是标签。
2. {{ 7*7 }} 不是算式。
::: 开头
# 不是标题
""",
}


def there_and_back(report: Path, folder: Path, language: Language = "zh") -> list[str]:
    outline, back = folder / "o.yaml", folder / "back.txt"
    new(None, output=outline, source=report, language=language)
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


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", WILD)
def test_a_report_in_another_shape_comes_back_too(
    name: str, language: Language, tmp_path: Path
) -> None:
    report = tmp_path / "旧报告.txt"
    report.write_text(WILD[name], encoding="utf-8")
    assert there_and_back(report, tmp_path, language) == lines_of(report)


@pytest.mark.parametrize("kind", template_kinds())
@pytest.mark.parametrize("name", WILD)
def test_a_report_comes_back_whatever_its_kind(name: str, kind: str, tmp_path: Path) -> None:
    report = tmp_path / "旧报告.txt"
    _, _, text = WILD[name].partition("\n")
    report.write_text(f"这一年的{kind}\n{text}", encoding="utf-8")
    assert there_and_back(report, tmp_path) == lines_of(report)
    # A 心得体会 that greets somebody is spoken, and taken for a talk.
    assert read_outline(tmp_path / "o.yaml").kind in {kind, "交流研讨材料"}


@pytest.mark.parametrize("suffix", [".md", ".json", ".docx"])
@pytest.mark.parametrize("name", ["an_official_end", "an_end_in_another_order"])
def test_every_format_keeps_which_closing_line_each_is(
    name: str, suffix: str, tmp_path: Path
) -> None:
    report = tmp_path / "旧报告.txt"
    report.write_text(WILD[name], encoding="utf-8")
    there_and_back(report, tmp_path)
    written = tmp_path / f"稿{suffix}"
    draft(tmp_path / "o.yaml", DraftOptions(output=written))
    assert closing_lines(written) == closing_lines(report)


def closing_lines(path: Path) -> list[tuple[str | None, str]]:
    return [
        (block.note, paragraph.text)
        for block in read_report(path).blocks
        if block.role == "tail"
        for paragraph in block.paragraphs
    ]
