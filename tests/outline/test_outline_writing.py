"""What is written as an outline reads back as the same outline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.outline import (
    Content,
    Course,
    Fact,
    Measure,
    Ordinals,
    Outline,
    Pin,
    Point,
    Section,
    Signature,
    Speaker,
    Study,
)
from app.outline.reading import parse_outline
from app.outline.taking import TRUE
from app.outline.writing import write_outline

CHARACTERS = st.characters(codec="utf-8")
LIKE_OTHER_VALUES = ["false", "no", "~", "null", "10:30", "010", "2022-10-16", "- a", "a: b", "? "]
LIKE_MARKUP = ["**大", "{{ 7*7 }}", "1. <w:p/>", "[b", "#a", "&", "*", "'", '"', "|", ">", "%", "@"]
BLANKS = ["\n", " a ", "a\n b\n\n", "　一", "\x85", "…", "：", "\ue000"]
LIKE_KEYS = [
    "编号：甲",
    "内容:甲",
    "标题：",
    "id:甲",
    "content：甲",
    "原先：甲",
    "for:甲",
    "期限: 甲",
]
ODD = st.sampled_from(["true", *LIKE_KEYS, *LIKE_OTHER_VALUES, *LIKE_MARKUP, *BLANKS])
PIECE = st.text(CHARACTERS, min_size=1, max_size=12) | ODD
TEXT = PIECE.filter(str.strip)
PINS = st.builds(
    Pin,
    id=st.sampled_from(
        ["seeds/title/8c1f", "general/insight.heading/0123ab", "甲/closing.call/1e5"]
    ),
    slots=st.dictionaries(TEXT, st.text(CHARACTERS, max_size=40), max_size=3),
)
PIECES = st.lists(PIECE | PINS, max_size=4).map(tuple)
WRITTEN = st.none() | st.just(value=False) | st.builds(Content, pieces=PIECES.filter(bool))
MAYBE = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


def one_line(written: object) -> bool:
    """Tell whether a theme or a heading stands in one line, as the outline wants it."""
    return "\\n" not in repr(written)


FACTS = st.builds(
    Fact, fact=TEXT, before=MAYBE, shows=MAYBE, lacks=MAYBE, change=MAYBE, learned=MAYBE
)
MEASURES = st.builds(Measure, measure=TEXT, by=MAYBE, check=MAYBE, whom=MAYBE)
POINTS = st.builds(
    Point,
    # A theme is a few words: one with a full-width colon is a key that was written so.
    theme=MAYBE.filter(lambda text: one_line(text) and "：" not in (text or "")),
    heading=WRITTEN.filter(one_line),
    facts=st.lists(FACTS, max_size=3).map(tuple),
    measures=st.lists(MEASURES, max_size=3).map(tuple),
    content=st.none() | PIECES,
    pin=st.lists(PINS, max_size=2).map(tuple),
).filter(lambda p: p.theme or p.heading or p.facts or p.measures or p.content or p.pin)
SECTIONS = st.builds(
    Section, lead=WRITTEN, items=st.lists(POINTS, min_size=1, max_size=3).map(tuple)
)
LISTED = (
    st.none()
    | st.just(value=False)
    | st.lists(TEXT, min_size=1, max_size=3).map(tuple)
    | st.builds(Content, pieces=PIECES.filter(bool))
)
SIGNATURES = st.builds(Signature, unit=TEXTS, date=MAYBE).filter(lambda made: made != Signature())
ORDINAL = st.sampled_from([None, "", "一是", "一、", "（一）", "1."])
OUTLINES = st.builds(
    Outline,
    kind=TEXT,
    title=WRITTEN,
    speaker=st.none()
    | st.just(value=False)
    | st.builds(Speaker, unit=MAYBE, post=MAYBE, name=MAYBE),
    # A date that is true says nothing, and is refused.
    date=MAYBE.filter(lambda text: text not in TRUE) | st.just(value=False),
    byline=LISTED,
    audience=WRITTEN,
    study=st.builds(
        Study,
        subject=MAYBE,
        form=MAYBE,
        organizer=MAYBE,
        period=MAYBE,
        courses=st.lists(st.builds(Course, title=TEXT, teacher=MAYBE), max_size=2).map(tuple),
    ),
    opening=WRITTEN,
    insights=SECTIONS | st.just(Section()),
    next_steps=st.none() | st.just(value=False) | SECTIONS,
    ordinals=st.builds(Ordinals, insights=ORDINAL, next_steps=ORDINAL),
    closing=WRITTEN,
    signoff=WRITTEN,
    attachments=LISTED,
    signature=WRITTEN | st.just(value=True) | SIGNATURES,
    contact=LISTED,
    copies=LISTED,
    voice=st.sampled_from([None, "plain", "official"]),
    length=st.none() | st.integers(1, 10**6),
    names=st.dictionaries(TEXT, TEXT, max_size=3),
)


@given(OUTLINES)
def test_reading_gives_back_what_was_written(outline: Outline) -> None:
    text = write_outline(outline)
    assert parse_outline(text, "o.yaml") == outline
    assert parse_outline(text.encode().decode(), "o.yaml") == outline


def test_the_form_of_the_contract() -> None:
    greeting = Pin(id="seeds/opening.greeting/41d0", slots={"单位": "*区委", "姓名": "**"})
    long = Pin(id="seeds/opening.content/41d0", slots={"甲": "一" * 60, "乙": "二" * 60})
    outline = Outline(
        kind="交流研讨材料",
        title=Content(pieces=(Pin(id="seeds/title/8c1f", slots={"学习内容": "《…》网络课程"}),)),
        speaker=False,
        date="2026-11-20",
        audience=Content(pieces=("各位领导，同志们",)),
        study=Study(subject="《…》", courses=(Course(title="甲", teacher="乙"),)),
        opening=Content(pieces=(greeting, "这一句照原文带上。", long)),
        insights=Section(
            items=(
                Point(theme="为民", facts=(Fact(fact="010"), Fact(fact="甲", lacks="乙"))),
                Point(theme="自律"),
            )
        ),
        next_steps=Section(
            lead=Content(pieces=("下一步，",)),
            items=(
                Point(
                    theme="学习",
                    measures=(
                        Measure(measure="甲" * 60, by="12月底", check="乙" * 60, whom="丙"),
                        Measure(measure="丁"),
                    ),
                ),
                Point(heading=False, content=("\n", "多行\n文字")),
            ),
        ),
        ordinals=Ordinals(insights="一是", next_steps=""),
        signoff=False,
        voice="official",
        length=1440,
        names={"XX区": "历下区"},
    )
    assert (
        write_outline(outline)
        == f"""\
# yaml-language-server: $schema=./outline.schema.json
# 上一行给编辑器看：在这里运行 nigao schema outline -o outline.schema.json，它就会提示、查错。
kind: 交流研讨材料
title: {{id: seeds/title/8c1f, slots: {{学习内容: 《…》网络课程}}}}
speaker: false
date: '2026-11-20'
audience: 各位领导，同志们
study:
  subject: 《…》
  courses:
    - {{title: 甲, teacher: 乙}}
opening:
  content:
    - {{id: seeds/opening.greeting/41d0, slots: {{单位: '*区委', 姓名: '**'}}}}
    - 这一句照原文带上。
    - id: seeds/opening.content/41d0
      slots:
        甲: {"一" * 60}
        乙: {"二" * 60}
insights:
  - theme: 为民
    facts:
      - '010'
      - {{fact: 甲, lacks: 乙}}
  - theme: 自律
next_steps:
  lead: 下一步，
  items:
    - theme: 学习
      measures:
        - measure: {"甲" * 60}
          by: 12月底
          check: {"乙" * 60}
          for: 丙
        - 丁
    - heading: false
      content:
        - "\\n"
        - "多行\\n文字"
ordinals: {{insights: 一是, next_steps: false}}
signoff: false
voice: official
length: 1440
names:
  XX区: 历下区
"""
    )
