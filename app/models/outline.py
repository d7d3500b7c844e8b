"""What a writer wants: the outline of a report. Field titles are the Chinese keys."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.models.base import Model


class Pin(Model):
    """A phrase of the bank that must stand here, with the values of its slots."""

    id: str = Field(title="编号")
    slots: dict[str, str] = Field({}, title="槽位")


class Content(Model):
    """What a block holds, in order: pinned phrases and texts; a newline starts a paragraph."""

    pieces: tuple[Pin | str, ...] = Field(title="内容")


Written = Content | Literal[False] | None
"""A block of the report: given, `False` (the report has none), or None (left to the bank)."""


class Speaker(Model):
    """Who gives the report."""

    unit: str | None = Field(None, title="单位")
    post: str | None = Field(None, title="职务")
    name: str | None = Field(None, title="姓名")


class Course(Model):
    """A course that was attended."""

    title: str = Field(title="题目")
    teacher: str | None = Field(None, title="主讲")


class Study(Model):
    """What was studied, how, when, and who organised it."""

    subject: str | None = Field(None, title="名称")
    form: str | None = Field(None, title="形式")
    organizer: str | None = Field(None, title="组织单位")
    period: str | None = Field(None, title="时间")
    courses: tuple[Course, ...] = Field((), title="课程")


class Fact(Model):
    """What happened, and the writer's own answers about it; all stand in the draft as they are."""

    fact: str = Field(title="事情")
    before: str | None = Field(None, title="原先")
    shows: str | None = Field(None, title="说明")
    thought: str | None = Field(None, title="想法")
    lacks: str | None = Field(None, title="差距")
    change: str | None = Field(None, title="改变")
    learned: str | None = Field(None, title="所学")


class Measure(Model):
    """What will be done, by when, how that is checked, for whom it is, and because of what."""

    measure: str = Field(title="做法")
    by: str | None = Field(None, title="期限")
    check: str | None = Field(None, title="检验")
    whom: str | None = Field(None, title="受益", serialization_alias="for")
    because: str | None = Field(None, title="缘由")


class Point(Model):
    """An insight or an action; an `inline` one goes on in the paragraph before it."""

    inline: bool = Field(False, title="接上")
    theme: str | None = Field(None, title="主题")
    heading: Written = Field(None, title="标题")
    facts: tuple[Fact, ...] = Field((), title="事例")
    measures: tuple[Measure, ...] = Field((), title="措施")
    content: tuple[Pin | str, ...] | None = Field(None, title="内容")
    pin: tuple[Pin, ...] = Field((), title="固定")

    @property
    def told(self) -> str:
        """Return all that the point's facts say, answers too, a line each."""
        return "\n".join(words for fact in self.facts for _, words in fact if words)


class Section(Model):
    """Points, and the words that lead into them; an `inline` lead goes on in a paragraph."""

    inline: bool = Field(False, title="接上")
    lead: Written = Field(None, title="引语")
    items: tuple[Point, ...] = Field((), title="条目")


class Ordinals(Model):
    """How the points are numbered: the first number of the run (一是, 一、); empty for none."""

    insights: str | None = Field(None, title="体会")
    next_steps: str | None = Field(None, title="下一步")


class Signature(Model):
    """Whose report it is and when, at its end; the units one below the other."""

    unit: tuple[str, ...] = Field((), title="单位")
    date: str | None = Field(None, title="日期")


Listed = tuple[str, ...] | Content | Literal[False] | None
"""Closing lines: texts that are put into their form, or content that stands as it is."""


class Outline(Model):
    """A report to be drafted. Only `kind` and `insights` are needed.

    `signature` is `True` for the speaker's unit and the date. A `voice` that is left out is told
    by the rest. `length` is in characters. `names` maps placeholder names to the real ones.
    """

    kind: str = Field(title="文种")
    title: Written = Field(None, title="标题")
    speaker: Speaker | Literal[False] | None = Field(None, title="发言人")
    date: str | Literal[False] | None = Field(None, title="日期")
    byline: Listed = Field(None, title="署名")
    audience: Written = Field(None, title="称谓")
    study: Study = Field(Study(), title="学习内容")
    opening: Written = Field(None, title="开头")
    insights: Section = Field(title="体会")
    next_steps: Section | Literal[False] | None = Field(None, title="下一步")
    ordinals: Ordinals = Field(Ordinals(), title="序号")
    closing: Written = Field(None, title="结尾")
    signoff: Written = Field(None, title="结束语")
    attachments: Listed = Field(None, title="附件")
    signature: Signature | Content | bool | None = Field(None, title="落款")
    contact: Listed = Field(None, title="联系人")
    copies: Listed = Field(None, title="抄送")
    voice: Literal["plain", "official"] | None = Field(None, title="语体")
    length: int | None = Field(None, title="篇幅")
    names: dict[str, str] = Field({}, title="名称对照")

    @property
    def tells(self) -> bool:
        """Tell whether any insight has a fact, or words of its own."""
        return any(point.facts or point.content for point in self.insights.items)
