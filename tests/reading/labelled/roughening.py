"""Labelled reports made rough by rule: what they are to the eye stays, how they are typed does not.

Each function takes a report with its marks and gives one with the marks where they belong now.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMERALS = "零一二三四五六七八九十"
_MARK = re.compile(r"(⟦[^⟧]*⟧|[⟨⟩])")
_HALF = str.maketrans("，。：；！？（）", ",.:;!?()")
# A heading alone in its line, and the beginning of the paragraph below it.
_HEADED = re.compile(
    r"(⟦(?:insight|body weakness|body background)(?: \d)?⟧[^⟦\n]{2,40}⟩)\n[　 ]*(?=[^⟦\s]{20})"
)
_WIDTH = 24


def half_width(marked: str) -> str:
    """Return the report with half-width marks."""
    parts = _MARK.split(marked)
    return "".join(part if _MARK.fullmatch(part) else part.translate(_HALF) for part in parts)


def without_final_stops(marked: str) -> str:
    """Return the report without a stop at the end of any paragraph."""
    return re.sub(r"[。；](?=\n|$)", "", marked)


def with_blank_lines(marked: str) -> str:
    """Return the report with a blank line before each paragraph, and an indent."""
    return marked.replace("\n", "\n\n　　")


def with_invisible_characters(marked: str) -> str:
    """Return the report with a zero-width space at both ends of every line."""
    return "\n".join(f"\u200b{line}\u200b" if line else line for line in marked.split("\n"))


def in_markdown(marked: str) -> str:
    """Return the report with ## before each heading that is alone in its line."""
    roles = "insight|action_lead|body weakness|body background"
    return re.sub(rf"^(　*)(⟦(?:{roles})⟧[^⟦\n]{{2,40}})$", r"\1## \2", marked, flags=re.M)


def in_bold(marked: str) -> str:
    """Return the report with its headings in bold."""
    return re.sub(r"⟨([^⟩\n]*)⟩", r"⟨**\1**⟩", marked)


def glued(marked: str, by: str) -> str:
    """Return the report with what stands between headings and the paragraphs below them."""
    return _HEADED.sub(rf"\1{by}", marked)


def unglued(marked: str) -> str:
    """Return the report with headings in lines of their own that ran into their text."""
    return re.sub(r"(⟦insight(?: \d)?⟧[^⟦\n]{2,40}⟩)[。：]\**(?=[^⟦\n]{20})", r"\1\n", marked)


def with_points_apart(marked: str) -> str:
    """Return the report with every point in a line of its own."""
    return re.sub(r"(?<=[^\n　 >*\-#])(⟦(?:action|insight)(?: \d)?⟧)", r"\n\1", marked)


def without(marked: str, role: str) -> str:
    """Return the report without its passages of a role."""
    return re.sub(rf"⟦{role}[^⟧]*⟧[^⟦]*", "", marked)


def without_bridge(marked: str) -> str:
    """Return the report without the sentence that announces its insights."""
    opening = re.compile(r"(⟦opening⟧[^⟦]*?[。！])([^。！⟦\n]{4,40}[。：])(\s*)(?=⟦insight⟧)")
    return opening.sub(r"\1\3", marked)


def with_a_new_lead(marked: str, lead: str) -> str:
    """Return the report with other words before its actions."""
    old = re.compile(r"⟦action_lead⟧[^⟦⟨\n]{4,60}[：:。](?=\s*⟦action⟧)")
    return old.sub(f"⟦action_lead⟧{lead}", marked)


def with_a_new_name(marked: str, name: str) -> str:
    """Return the report with other words over its actions."""
    old = re.compile(r"(⟦action_lead⟧[^⟨⟦\n]{0,6}⟨)[^⟩\n]{2,14}(?=⟩\n)")
    return old.sub(rf"\1{name}", marked)


def without_number(marked: str, number: int) -> str:
    """Return the report without the number of one of its insights."""
    numeral = _NUMERALS[number]
    forms = "|".join((f"{numeral}、", f"第{numeral}，", f"{numeral}是", f"（{numeral}）"))
    return re.sub(rf"(⟦insight⟧)(?:{forms})(?=⟨)", r"\1", marked)


def numbered(marked: str, role: str, write: Callable[[int], str]) -> str:
    """Return the report with the points of a role numbered in another way."""

    def anew(found: re.Match[str]) -> str:
        ordinal = read_ordinal(found[2])
        return found[1] + (write(ordinal.number) if ordinal else found[2])

    return re.sub(rf"(⟦{role}⟧)([^⟨⟦\n]{{1,8}}?)(?=⟨)", anew, marked)


def wrapped(marked: str) -> str:
    """Return the report broken into lines of one width."""
    return "\n".join(map(_wrapped_line, marked.split("\n")))


def _wrapped_line(line: str) -> str:
    broken, width = "", 0
    for part in _MARK.split(line):
        if _MARK.fullmatch(part):
            broken += part
            continue
        for sign in part:
            if width >= _WIDTH and sign not in "，。；：、！？”）》":
                broken, width = broken + "\n", 0
            broken, width = broken + sign, width + 1
    return broken


def _in_words(number: int) -> str:
    words = ("首先，", "其次，", "再次，", "最后，")
    return words[number - 1] if number <= len(words) else f"第{_NUMERALS[number]}，"


_INSIGHTS = partial(numbered, role="insight")
_ACTIONS = partial(numbered, role="action")
ROUGHENINGS: dict[str, Callable[[str], str]] = {
    "half-width marks": half_width,
    "no final stops": without_final_stops,
    "blank lines": with_blank_lines,
    "invisible characters": with_invisible_characters,
    "Markdown": in_markdown,
    "bold headings": in_bold,
    "headings and a blank": partial(glued, by="　"),
    "headings and a stop": partial(glued, by="。"),
    "headings alone": unglued,
    "points apart": with_points_apart,
    "lines of one width": wrapped,
    "no salutation": partial(without, role="salutation"),
    "no byline": partial(without, role="byline"),
    "no closing": partial(without, role="closing"),
    "no tail": partial(without, role="(?:tail|signoff)"),
    "no bridge": without_bridge,
    "a lead of no known words": partial(with_a_new_lead, lead="光说不行，得动手。"),
    "a lead that asks": partial(with_a_new_lead, lead="怎么办？办法是有的："),
    "an unknown name over actions": partial(with_a_new_name, name="山高水长"),
    "no first number": partial(without_number, number=1),
    "no second number": partial(without_number, number=2),
    "no third number": partial(without_number, number=3),
    "no numbers": partial(_INSIGHTS, write=lambda _: ""),
    "insights by 第一，": partial(_INSIGHTS, write=lambda n: f"第{_NUMERALS[n]}，"),
    "insights by 1.": partial(_INSIGHTS, write=lambda n: f"{n}."),
    "insights by 一、": partial(_INSIGHTS, write=lambda n: f"{_NUMERALS[n]}、"),
    "insights by 首先，": partial(_INSIGHTS, write=_in_words),
    "insights by a bare 一": partial(_INSIGHTS, write=lambda n: f"{_NUMERALS[n]} "),
    "insights by 体会一：": partial(_INSIGHTS, write=lambda n: f"体会{_NUMERALS[n]}："),
    "insights by 镜头一：": partial(_INSIGHTS, write=lambda n: f"镜头{_NUMERALS[n]}："),
    "insights by 第一问，": partial(_INSIGHTS, write=lambda n: f"第{_NUMERALS[n]}问，"),
    "actions by 第一，": partial(_ACTIONS, write=lambda n: f"第{_NUMERALS[n]}，"),
    "actions by （1）": partial(_ACTIONS, write=lambda n: f"（{n}）"),
    "actions by ①": partial(_ACTIONS, write=lambda n: chr(ord("①") + n - 1)),
    "actions by 一要": partial(_ACTIONS, write=lambda n: f"{_NUMERALS[n]}要"),
    "actions by ◆": partial(_ACTIONS, write=lambda _: "◆ "),
}
"""What may be done to a report, by what it does."""
