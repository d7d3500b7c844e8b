"""What a writer wants: the outline of a report.

Field titles are the Chinese keys, descriptions and examples what an editor shows of them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.messages import N_
from app.models.base import Model


class Pin(Model):
    """A phrase of the bank that must stand here, with the values of its slots."""

    id: str = Field(title="编号", description=N_("词库里一条语句的编号，nigao phrases 可查"))
    slots: dict[str, str] = Field({}, title="槽位", description="这条语句的每个空里填什么")


class Content(Model):
    """What a block holds, in order: pinned phrases and texts; a newline starts a paragraph."""

    pieces: tuple[Pin | str, ...] = Field(
        title="内容",
        description=N_(r"依次写出的文字和固定语句；\n 另起一段"),
        serialization_alias="content",
    )


Written = Content | Literal[False] | None
"""A block of the report: given, `False` (the report has none), or None (left to the bank)."""


class Speaker(Model):
    """Who gives the report."""

    unit: str | None = Field(
        None, title="单位", description="发言人的单位", examples=["XX区政务服务中心", "XX医院骨科"]
    )
    post: str | None = Field(
        None, title="职务", description="发言人的职务", examples=["副主任", "护士长"]
    )
    name: str | None = Field(None, title="姓名", description="发言人的姓名")


class Course(Model):
    """A course that was attended."""

    title: str = Field(title="题目", description=N_("课程的题目"))
    teacher: str | None = Field(None, title="主讲", description="谁主讲")


class Study(Model):
    """What was studied, how, when, and who organised it."""

    subject: str | None = Field(
        None,
        title="名称",
        description="学了什么，如《…》、某次会议精神",
        examples=["《数字政府建设》", "全国两会精神"],
    )
    form: str | None = Field(
        None,
        title="形式",
        description="怎么学的，如 网络课程、专题辅导、读书班",
        examples=["网络课程", "专题辅导", "读书班", "专题培训班"],
    )
    organizer: str | None = Field(
        None,
        title="组织单位",
        description="谁组织的，如 市委组织部",
        examples=["市委组织部", "机关党委"],
    )
    period: str | None = Field(
        None, title="时间", description="什么时候，如 10月份", examples=["10月份", "今年3月至4月"]
    )
    courses: tuple[Course, ...] = Field((), title="课程", description="听了哪些课")


class Fact(Model):
    """What happened, and the writer's own answers about it; all stand in the draft as they are."""

    fact: str = Field(title="事情", description=N_("一件真事：谁、什么时候、做了什么、结果怎样"))
    before: str | None = Field(None, title="原先", description="这件事以前怎么想、怎么做")
    shows: str | None = Field(None, title="说明", description="这件事说明了什么")
    thought: str | None = Field(None, title="想法", description="由此怎么想、为什么")
    lacks: str | None = Field(None, title="差距", description="还差什么")
    change: str | None = Field(None, title="改变", description="以后哪里不一样")
    learned: str | None = Field(None, title="所学", description="学的哪一句、哪一节让你想起这件事")


class Measure(Model):
    """What will be done, by when, how that is checked, for whom it is, and because of what."""

    measure: str = Field(title="做法", description=N_("要做的一件实事"))
    by: str | None = Field(
        None, title="期限", description="什么时候做完，如 12月底", examples=["12月底", "明年3月"]
    )
    check: str | None = Field(None, title="检验", description="怎么看做没做到")
    whom: str | None = Field(None, title="受益", description="谁得好处", serialization_alias="for")
    because: str | None = Field(None, title="缘由", description="这一条是从哪件事来的")


class Point(Model):
    """An insight or an action; an `inline` one goes on in the paragraph before it."""

    inline: bool = Field(False, title="接上", description="写 true，就接在上一段后面，不另起一段")
    theme: str | None = Field(
        None,
        title="主题",
        description="这一条的主题，如 为民、自律、高质量发展",
        examples=["为民", "自律", "担当", "高质量发展"],
    )
    heading: Written = Field(
        None, title="标题", description="这一条的标题；不写由词库拟，没有标题就写 false"
    )
    facts: tuple[Fact, ...] = Field((), title="事例", description="你自己、本单位的事例")
    measures: tuple[Measure, ...] = Field((), title="措施", description="你自己、本单位的措施")
    content: tuple[Pin | str, ...] | None = Field(
        None, title="内容", description="这一条的全部文字；写了就不从词库选"
    )
    pin: tuple[Pin, ...] = Field((), title="固定", description="这一条里一定要用的语句")

    @property
    def told(self) -> str:
        """Return all that the point's facts say, answers too, a line each."""
        return "\n".join(words for fact in self.facts for _, words in fact if words)


class Section(Model):
    """Points, and the words that lead into them; an `inline` lead goes on in a paragraph."""

    inline: bool = Field(False, title="接上", description="写 true，就接在上一段后面，不另起一段")
    lead: Written = Field(None, title="引语", description="这几条前面的引语")
    items: tuple[Point, ...] = Field((), title="条目", description="逐条写出")


class Ordinals(Model):
    """How the points are numbered: the first number of the run (一是, 一、); empty for none."""

    insights: str | None = Field(
        None,
        title="体会",
        description="体会怎么编号：第一条的序号",
        examples=["一是", "一、", "（一）"],
    )
    next_steps: str | None = Field(
        None,
        title="下一步",
        description="打算怎么编号：第一条的序号",
        examples=["一是", "一、", "（一）"],
    )


class Signature(Model):
    """Whose report it is and when, at its end; the units one below the other."""

    unit: tuple[str, ...] = Field((), title="单位", description="谁的报告；几个单位写成列表")
    date: str | None = Field(
        None,
        title="日期",
        description="成文日期，如 2026-11-20",
        examples=["2026-11-20", "2026年11月"],
    )


Listed = tuple[str, ...] | Content | Literal[False] | None
"""Closing lines: texts that are put into their form, or content that stands as it is."""


class Outline(Model):
    """A report to be drafted. Only `kind` and `insights` are needed.

    `signature` is `True` for the speaker's unit and the date. A `voice` that is left out is told
    by the rest. `length` is in characters. `names` maps placeholder names to the real ones.
    """

    kind: str = Field(
        title="文种", description=N_("哪一种文稿，如 心得体会、交流研讨材料；nigao new 列出全部")
    )
    title: Written = Field(None, title="标题", description="标题；不写由词库拟")
    speaker: Speaker | Literal[False] | None = Field(
        None, title="发言人", description="谁来讲，写在标题下面"
    )
    date: str | Literal[False] | None = Field(
        None, title="日期", description="日期，写在标题下面", examples=["2026-11-20", "2026年11月"]
    )
    byline: Listed = Field(
        None,
        title="署名",
        description="标题下面几行怎么写，如 【单位】【职务】 【姓名】、（【日期】）；不写照常",
    )
    audience: Written = Field(
        None,
        title="称谓",
        description="开头怎么称呼，如 各位领导，同志们",
        examples=["各位领导，同志们", "各位领导，各位同事"],
    )
    study: Study = Field(Study(), title="学习内容", description="学了什么、怎么学的")
    opening: Written = Field(None, title="开头", description="开头一段；不写由词库拟")
    insights: Section = Field(title="体会", description=N_("体会，一般三条；有几条，文中自己数"))
    next_steps: Section | Literal[False] | None = Field(
        None, title="下一步", description="下一步打算"
    )
    ordinals: Ordinals = Field(Ordinals(), title="序号", description="怎么编号")
    closing: Written = Field(None, title="结尾", description="结尾一段；不写由词库拟")
    signoff: Written = Field(
        None,
        title="结束语",
        description="最后一句，如 汇报完毕。",
        examples=["汇报完毕。", "我的发言完了，谢谢大家。"],
    )
    attachments: Listed = Field(
        None, title="附件", description="附件的名称，一个一行；“附件：”和序号自己会写"
    )
    signature: Signature | Content | bool | None = Field(
        None, title="落款", description="文末署名和日期：true 就是发言人的单位和日期；不写由文种定"
    )
    contact: Listed = Field(
        None, title="联系人", description="联系人和电话，如 王敏，电话：0531-87654321；括号自己会写"
    )
    copies: Listed = Field(
        None,
        title="抄送",
        description="抄送给谁，如 市委组织部；“抄送：”和句号自己会写",
        examples=["市委组织部", "市委组织部，市直机关工委"],
    )
    voice: Literal["plain", "official"] | None = Field(
        None,
        title="语体",
        description="语体：平实（plain）或 庄重（official）；不写，就看文种、学习内容和发言人",
    )
    length: int | None = Field(
        None,
        title="篇幅",
        description="多长：字数（1500）或讲话时间（8分钟）",
        examples=[1500, "8分钟"],
    )
    names: dict[str, str] = Field(
        {}, title="名称对照", description="占位的名称各是什么，如 XX区: 历下区"
    )

    @property
    def tells(self) -> bool:
        """Tell whether any insight has a fact, or words of its own."""
        return any(point.facts or point.content for point in self.insights.items)
