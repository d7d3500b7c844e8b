"""A commented outline to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.outline import Fact
from app.outline.writing import EDITOR_LINES, write_scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What differs between a speech and a paper that is handed in; kinds of the user's own have
# templates that say so themselves.
_AUDIENCE = {"交流研讨材料": "各位领导，同志们", "心得体会": "false"}
_SIGNOFF = {"心得体会": "false"}
_COLUMN = 22

_STARTER = """\
# {kind}的提纲。填好以后运行：nigao draft 提纲.yaml
# 井号后面是说明；写在值的后面，# 前空两格。
# 空着的，由词库来拟，或在成稿里留出醒目的【……】；写 false，成稿里就没有这一部分。
# 冒号用半角，后面空一格；以 * & [ {{ 开头的内容要加引号。键写英文也行（title、insights……）。

文种: {scalar}
标题:                 # 空着由词库来拟
发言人:               # 写在标题下面；不署名写 false
  单位:               # 如 XX区政务服务中心
  职务:               # 如 副主任
  姓名:
日期:                 # 如 2026-11-20；不写日期就写 false
{audience}# 如 各位领导，同志们；书面材料不称呼，写 false

学习内容:
  名称:               # 学了什么，如 《……》、……会议精神
  形式:               # 怎么学的，如 网络课程、专题辅导、读书班
  组织单位:           # 谁组织的，如 市委组织部
  时间:               # 什么时候学的，如 10月份
  课程:               # 听了哪些课，每门一行，如下一行；主讲写姓名，或姓名加职称
    # - {{题目: ……, 主讲: ……}}

开头:                 # 空着由词库来拟；也可以自己写一段
体会:                 # 一条一项，一般三条；文中“几点体会”会自己数
{points}
下一步:               # 空着，就从每件事的“改变”里来；也可以一条一项写出来；没有打算写 false
  # - 主题: ……        # 几个字，可以不写
  #   措施:           # 要做的实事，每件一行
  #     - 年底前……

结尾:                 # 空着由词库来拟；也可以自己写一段
{signoff}# 如“汇报完毕。”；没有这一句就写 false
语体:                 # 平实 或 庄重；空着就看文种、学习内容和发言人
篇幅:                 # 多少字，如 1500；或讲多久，如 8分钟
名称对照:             # 文中占位的名称各是什么，每个一行，如下一行
  # XX区: 历下区

# 还可以写（去掉行首的井号）：
# 署名: [【单位】【职务】　【姓名】, （【日期】）]   # 标题下面几行怎么写；不写在标题下写 false
# 附件: [学习笔记目录, 参训人员名单]   # “附件：”和序号自己会写
# 落款: true                           # 文末写发言人的单位和日期；或写 {{单位: ……, 日期: ……}}
# 联系人: 王敏，电话：0531-87654321
# 抄送: 市委组织部，市直机关工委       # “抄送：”和句号自己会写
# 序号: {{体会: 一是, 下一步: 一是}}   # 第一条怎么编号；不编号写 false
# 每一条体会或打算里：
#   内容: [……]        # 这一条的全部文字；写了就不从词库选
#   接上: true        # 接在上一段后面，不另起一段
#   固定: ……          # 一定要用的语句的编号，nigao phrases 可查
# 一件事后面还可以答几句，想到哪句答哪句，都照原话写进成稿：
#   事例:
#     - 事情: ……
#       原先: ……        # 这件事以前怎么想、怎么做
#       说明: ……        # 这件事说明了什么
#       想法: ……        # 由此怎么想、为什么
#       差距: ……        # 还差什么
#       改变: ……        # 以后哪里不一样
#       所学: ……        # 学的哪一句、哪一节让你想起这件事
# 一条措施也可以：
#   措施:
#     - {{做法: ……, 期限: ……, 检验: ……, 受益: ……, 缘由: ……}}   # 几时做完、怎么验、谁受益、从何来
# 要自己写几条前面的引语，就把体会或下一步写成：
#   引语: 下一步，我将……
#   条目:
#     - 主题: ……
"""

_THEMES = ("为民", "自律", "担当")
_HEADING = "    标题:             # 空着从答的话里取；没有标题就写 false\n"
_FACTS = "    事例:             # 自己的、本单位的真事，每件一行，如下一行；空着会留出位置\n"


def starter(
    kind: str,
    told: Sequence[tuple[str, str]] = (),
    asked: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return a commented outline of this kind in Chinese, to be filled in.

    `told` are facts, each behind its theme, that the points are made of; a theme may be empty.
    `asked` are questions by the key they ask for; each point bears others in its comments. It
    drafts as it stands: what is empty becomes a choice of the bank or a visible placeholder.
    """
    return EDITOR_LINES + _STARTER.format(
        kind=kind,
        scalar=write_scalar(kind),
        points=_points(told or [(theme, "") for theme in _THEMES], asked or {}),
        audience=_line("称谓", _AUDIENCE.get(kind, "")),
        signoff=_line("结束语", _SIGNOFF.get(kind, "")),
    )


def _points(told: Sequence[tuple[str, str]], asked: Mapping[str, Sequence[str]]) -> str:
    """Return the points, what is to know of each key at the first of them."""
    text = ""
    for number, (theme, fact) in enumerate(told):
        key = f"  - {_line('主题', write_scalar(theme) if theme else '', 18)}"
        lines = "    事例:\n" if text else _FACTS
        lines += f"      - {write_scalar(fact)}\n" if fact else ""
        if not text:
            key, lines = (
                f"{key}# 这一条讲什么，几个字\n{_HEADING}",
                f"{lines}      # - 今年我们……\n",
            )
        text += f"{key.rstrip()}\n{lines}{_questions(asked, number)}"
    return text


def _questions(asked: Mapping[str, Sequence[str]], number: int) -> str:
    """Return the lines of a point that ask about its fact, in words the other points do not use."""
    fields = ((name, field.title) for name, field in Fact.model_fields.items())
    put = ((title, asked[name]) for name, title in fields if asked.get(name))
    return "".join(f"      # {title}：{texts[number % len(texts)]}\n" for title, texts in put)


def _line(key: str, value: str, column: int = _COLUMN) -> str:
    """Return a key with its value, filled up to the column of the comments."""
    line = f"{key}: {value}"
    # A Chinese character is as wide as two others.
    wide = sum(ord(char) > 0x2E80 for char in line)
    return line + " " * max(2, column - len(line) - wide)
