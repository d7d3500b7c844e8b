"""Synthetic reports, one after another: the text of each, its frames, and every name in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from typing import Literal, NamedTuple

from tests.archive.houses import House, NameKind, all_names, houses
from tests.archive.words import by_role, lines, lists, sections

Half = Literal["tuned", "held", "all"]

_SLOT = re.compile(r"\{([^{}]+)\}")
_NUMERALS = "一二三四五六"
_STYLES = ("{}、", "（{}）", "{}是", "{}要", "第{}，", "#.")
_STUDIES = ("专题培训班", "读书班", "业务轮训", "理论学习班", "能力提升班", "集中学习")
_BYLINES = ("{自己}", "{本单位}　{自己}", "{本单位}\n{自己}", "（{本单位}{自己}）")
_SALUTATIONS = ("各位领导，同志们：", "各位领导、各位同事：", "尊敬的各位领导：", "同志们：")
_TITLES = ("学习心得体会", "参加{形式}的心得体会", "在{形式}上的发言", "{形式}学习体会")
# A house's own name stands in a heading where a general word may.
_NAMED_INSTEAD = {"场域": "{地}", "做法": "{物}", "对象": "{简称}"}
_SHARE_NAMED = 0.03
# Writers are no machines: a sibling may be made otherwise, or have a word before the frame.
_SHARE_ODD, _SHARE_VARIED, _FEWEST_ALIKE = 0.12, 0.06, 2
_ADDED = ("更", "始终", "还", "进一步", "切实")
_SIGNOFFS = ("汇报完毕。", "谢谢大家！", "我的发言完了，谢谢！", "以上是我的汇报。")


class Planted(NamedTuple):
    """A name that stands in a report, and at which character."""

    kind: NameKind
    words: str
    start: int


class Made(NamedTuple):
    """A report of an archive: its file name, its text, what was planted in it, and its house."""

    name: str
    text: str
    frames: tuple[str, ...]
    formulas: tuple[str, ...]
    planted: tuple[Planted, ...]
    house: str


def archive(count: int, seed: int = 0, half: Half = "all") -> Iterator[Made]:
    """Yield the reports of an archive; each depends on the seed and its number alone."""
    for number in range(count):
        rng = Random(f"{seed}:{number}")  # noqa: S311
        yield _Writing(rng, half).report(f"{number:06}.txt")


def blotted(frame: str) -> str:
    """Return a frame with its slots blotted out, as frames are compared."""
    return _SLOT.sub("{}", frame)


@cache
def heading_frames(role: str, half: Half) -> tuple[str, ...]:
    """Return the known frames of headings of a role, or every second one of them."""
    frames = by_role("frames")[role]
    return {"all": frames, "tuned": frames[::2], "held": frames[1::2]}[half]


class _Writing:
    """One report as it grows."""

    def __init__(self, rng: Random, half: Half) -> None:
        self._rng = rng
        self._half: Half = half
        self._house: House = rng.choice(houses())
        self._writer = rng.choice(self._house.people)
        self._text = ""
        self._frames: list[str] = []
        self._formulas: list[str] = []
        self._planted: list[Planted] = []
        self._said: set[str] = set()
        self._fixed = {
            "形式": rng.choice(_STUDIES),
            "组织": rng.choice(("上级", "组织部门", "工会", "党支部", "主管部门")),
            "日数": rng.choice("三四五"),
        }
        self._official = rng.random() < 0.5

    def report(self, name: str) -> Made:
        self._front()
        self._opening()
        self._points("insight", self._rng.choice((2, 3, 3, 3, 4)))
        if self._rng.random() < 0.2:
            self._weaknesses()
        if self._rng.random() < 0.7:
            self._steps()
        self._end()
        return Made(
            name,
            self._text,
            tuple(dict.fromkeys(self._frames)),
            tuple(dict.fromkeys(self._formulas)),
            tuple(self._planted),
            self._house.unit,
        )

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share

    def _front(self) -> None:
        if self._chance(0.75):
            self._say(self._rng.choice(_TITLES))
            self._line()
            if self._chance(0.7):
                self._byline()
        if self._chance(0.55):
            self._say(self._rng.choice(_SALUTATIONS))
            self._line()

    def _byline(self) -> None:
        self._say(self._rng.choice(_BYLINES))
        self._line()

    def _opening(self) -> None:
        if self._chance(0.3):
            self._say("大家好！我是{本单位}的{自己}。")
        self._formula("opening")
        for _ in range(self._rng.randint(1, 3)):
            self._sentence("转接")
        if self._chance(0.75):
            self._formula("bridge")
        self._line()

    def _points(self, role: str, count: int, style: str | None = None) -> None:
        """Write a run of points: mostly under headings of one frame, else under any."""
        headings = self._headings(role, count)
        style = style or self._rng.choice(_STYLES[:5] if role == "insight" else _STYLES)
        own_line = style in ("{}、", "（{}）", "#.") and self._chance(0.6)
        for number, heading in enumerate(headings):
            numeral = _NUMERALS[number]
            self._text += f"{number + 1}." if style == "#." else style.format(numeral)
            self._say(heading)
            if own_line:
                self._line()
            else:
                self._text += "。"
            self._body(role, nested=own_line and style == "{}、" and self._chance(0.25))

    def _headings(self, role: str, count: int) -> list[str]:
        """Return headings with their slots filled; what was planted is noted."""
        kind = self._rng.random()
        if kind < 0.18:
            return self._rng.sample(lines("bare"), count)
        if kind < 0.26 and role == "action":
            chosen = self._rng.sample(lines("shapes"), count)
            self._frames += [blotted(frame) for frame in chosen]
            return [self._filled_heading(frame, {}) for frame in chosen]
        frame = self._rng.choice(heading_frames(role, self._half))
        self._frames.append(blotted(frame))
        used: dict[str, set[str]] = {}
        headings = [self._filled_heading(frame, used) for _ in range(count)]
        if count > _FEWEST_ALIKE and self._chance(_SHARE_ODD):
            headings[self._rng.randrange(count)] = self._rng.choice(lines("bare"))
        elif self._chance(_SHARE_VARIED):
            at = self._rng.randrange(count)
            headings[at] = self._rng.choice(_ADDED) + headings[at]
        return headings

    def _filled_heading(self, frame: str, used: dict[str, set[str]]) -> str:
        """Return a frame filled with words of its lists, none twice among siblings.

        A place for one of the house's names stays open.
        """

        def chosen(match: re.Match[str]) -> str:
            taken = used.setdefault(match[1], set())
            word = self._rng.choice([one for one in lists("lists")[match[1]] if one not in taken])
            taken.add(word)
            named = match[1] in _NAMED_INSTEAD and self._chance(_SHARE_NAMED)
            return _NAMED_INSTEAD[match[1]] if named else word

        return _SLOT.sub(chosen, frame)

    def _body(self, role: str, *, nested: bool) -> None:
        if nested:
            self._sentence("意义")
            self._line()
            self._points(
                role, self._rng.choice((2, 3)), self._rng.choice(("{}是", "{}要", "（{}）"))
            )
            return
        if role == "action":
            for _ in range(self._rng.randint(1, 4)):
                self._sentence("措施")
            self._line()
            return
        for paragraph in range(1 if self._chance(0.7) else 2):
            for kind in self._order(paragraph):
                self._sentence(kind)
            self._line()

    def _order(self, paragraph: int) -> Sequence[str]:
        """Return what the sentences of a paragraph are, in order."""
        told = ("故事", "数字", "故事") if not self._official else ("数字",)
        inner = self._rng.sample(("证据", "意义", "落句", "意义"), 2)
        own = [self._rng.choice(told)] if self._chance(0.35 if self._official else 0.8) else []
        lead = own + inner if paragraph else inner + own
        return [*lead, "决心"] if self._chance(0.7) else lead

    def _weaknesses(self) -> None:
        self._text += "对照检查，我还存在以下不足："
        for number, sentence in enumerate(self._rng.sample(sections("sentences")["不足"], 3)):
            self._text += f"{_NUMERALS[number]}是"
            self._say(sentence[:-1] + ("。" if number == 2 else "；"))
        self._line()

    def _steps(self) -> None:
        self._formula("lead")
        self._line()
        self._points("action", self._rng.choice((2, 3, 3, 4)))
        if self._chance(0.15):
            self._say("同时，还要在以下方面持续用力。")
            self._line()
            self._points("action", self._rng.choice((2, 3)), "{}要")

    def _end(self) -> None:
        if self._chance(0.85):
            if self._chance(0.4):
                self._sentence("收束")
            self._formula("closing")
            if self._chance(0.6):
                self._formula("pledge")
            self._line()
        if self._chance(0.4):
            self._say(self._rng.choice(_SIGNOFFS))
            self._line()
        if self._chance(0.4):
            self._say("{本单位}\n{自己}\n2023年11月6日")
            self._line()

    def _formula(self, kind: str) -> None:
        frame = self._rng.choice(by_role("formulas")[kind])
        self._formulas.append(blotted(frame))
        self._say(frame)

    def _sentence(self, kind: str) -> None:
        told = sections("sentences")
        left = [one for one in told[kind] if one not in self._said] or told[kind]
        sentence = self._rng.choice(left)
        self._said.add(sentence)
        self._say(self._rng.choice(told["起句"]) + sentence if kind == "落句" else sentence)

    def _line(self) -> None:
        self._text += "\n"

    def _say(self, frame: str) -> None:
        """Write a frame with each slot filled; names are noted where they stand."""
        end = 0
        for match in _SLOT.finditer(frame):
            self._text += frame[end : match.start()]
            end = match.end()
            named = self._named(match[1])
            if named:
                kind, words = named
                self._planted.append(Planted(kind, words, len(self._text)))
                self._text += words
            else:
                self._text += self._word(match[1])
        self._text += frame[end:]

    def _named(self, slot: str) -> tuple[NameKind, str] | None:
        """Return a name for a slot, mostly one of the house: now and then another's."""
        house = self._house if self._chance(0.75) else self._rng.choice(houses())
        anyone = self._rng.choice(all_names().person)
        made: dict[str, tuple[NameKind, str]] = {
            "自己": ("person", self._writer),
            "本单位": ("unit", self._house.unit),
            "人": ("person", self._rng.choice((*house.people, anyone))),
            "单位": ("unit", house.unit),
            "简称": ("short", house.short),
            "地": ("place", house.place),
            "物": ("work", self._rng.choice(house.works)),
        }
        return made.get(slot)

    def _word(self, slot: str) -> str:
        word, trade = lists("names"), self._house.trade
        if slot in self._fixed:
            return self._fixed[slot]
        if slot == "点数":
            return self._rng.choice("两三四")
        if slot == "我方":
            return word[f"{trade}自称"][0]
        of_trade = word.get(f"{trade}{slot}")
        return self._rng.choice(of_trade or lists("lists")[slot])
