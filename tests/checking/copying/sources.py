"""Sources of any number: reports put together word by word, each by its number and the seed.

Most clauses have the make of one from the texts of this repository, other words in it: as many
makes and words as real reports have, so that two sources say the same only where they are made to.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HERE = Path(__file__).parent
_ROOT = Path(__file__).resolve().parents[3]
_SLOT = re.compile(r"\{([^{}]+)\}|([^{}]+)")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
_GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚桂华建文辉玲梅晓东志海燕国庆春生雨桐浩然思远"
_PLACES = "青石北斗临江云溪柳河梧桐清泉凤鸣龙门白塔双桥红旗金沙银杏望海观澜松岭桃源荷塘竹山枫林槐荫"
_ENDS = ("镇", "乡", "街道", "村", "社区")
_UNITS = (
    *("教育局", "财政局", "水务局", "市场监管局", "税务局", "司法局", "住建局", "交通局"),
    *("人民医院", "中学", "供水公司", "农技站", "社会保障中心", "政务服务中心", "物流有限公司"),
)
_CLAUSE = re.compile("[\u4e00-\u9fff]{6,20}")
_MATERIALS = ("phrasebank/general/*.yaml", "tests/facts/labelled/*-tuned.yaml", "docs/asked/*.md")
_CONTENT = ("n", "v", "a", "vn")
_FEWEST_CONTENT, _CONTENT_SHARE = 3, 0.55
_OWN_MATTER = 0.3
OWN = ("姓名", "单位", "地", "日期", "数")
"""Kinds of words that belong to one report alone."""


class Word(NamedTuple):
    """A word of a clause and its kind: a class of words, one of `OWN`, or empty."""

    text: str
    kind: str = ""


Clause = tuple[Word, ...]


class Sentence(NamedTuple):
    """A sentence as clauses of words; a set formula is one word that nothing is done to."""

    clauses: tuple[Clause, ...]
    is_formula: bool = False

    @property
    def text(self) -> str:
        """Return the sentence's characters."""
        clauses = ("".join(word.text for word in clause) for clause in self.clauses)
        return "，".join(clauses) + "。"


class Materials(NamedTuple):
    """The words of each part of speech, as often as they are said, and clauses made of such."""

    words: dict[str, tuple[str, ...]]
    clauses: tuple[Clause, ...]


class Source(NamedTuple):
    """A source: its name and its paragraphs of sentences."""

    name: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Return the source's lines."""
        return ["".join(sentence.text for sentence in each) for each in self.paragraphs]


@cache
def classes() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each class; those that say the same stand together."""
    rows = (line.partition(": ") for line in _lines("words.txt"))
    return {name: tuple(tuple(one.split("/")) for one in rest.split()) for name, _, rest in rows}


@cache
def formulae() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the formulae that are whole sentences, and those that stand in one."""
    every = _lines("formulae.txt")
    whole = tuple(line for line in every if line.endswith("。"))
    return whole, tuple(line for line in every if not line.endswith("。"))


def sources(count: int, seed: int) -> Iterator[Source]:
    """Yield the sources of a set, each by the seed and its number alone."""
    for number in range(count):
        yield source_number(number, seed)


def source_number(number: int, seed: int) -> Source:
    """Return one source of a set by its number."""
    return source(f"{number:06}.txt", Random(f"source:{seed}:{number}"))  # noqa: S311


def source(name: str, rng: Random, length: int = 1500) -> Source:
    """Return a report of about so many characters."""
    writer = Writer(rng)
    paragraphs: list[tuple[Sentence, ...]] = []
    written = 0
    while written < length:
        paragraph = tuple(writer.sentence() for _ in range(rng.randint(3, 7)))
        written += sum(len(sentence.text) for sentence in paragraph)
        paragraphs.append(paragraph)
    return Source(name, tuple(paragraphs))


class Writer:
    """Writes sentences, of words taken at random."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def sentence(self) -> Sentence:
        """Return a sentence, one of twelve a formula, one of eight with an expression in it."""
        rng = self._rng
        whole, inner = formulae()
        if rng.random() < 1 / 12:
            clauses = rng.choice(whole).removesuffix("。").split("，")
            return Sentence(tuple((Word(one),) for one in clauses), is_formula=True)
        clauses_ = [self.clause() for _ in range(rng.randint(2, 4))]
        if rng.random() < 1 / 8:
            clauses_.insert(0, (Word(rng.choice(inner), "套话"),))
        return Sentence(tuple(clauses_))

    def clause(self) -> Clause:
        """Return a clause."""
        words, clauses = materials()
        if self._rng.random() > _OWN_MATTER:
            return tuple(
                word._replace(text=self._rng.choice(words[word.kind])) if word.kind else word
                for word in self._rng.choice(clauses)
            )
        shape = self._rng.choice(_lines("shapes.txt"))
        return tuple(
            word for match in _SLOT.finditer(shape) for word in self._words(match[1], match[2])
        )

    def own(self, kind: str) -> str:
        """Return a word that belongs to one report alone."""
        rng = self._rng
        if kind == "数":
            return str(rng.randint(2, 400))
        if kind == "日期":
            return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        at = 2 * rng.randrange(len(_PLACES) // 2)
        place = _PLACES[at : at + 2]
        if kind == "地":
            return place + rng.choice(_ENDS)
        if kind == "单位":
            return place + rng.choice(("市", "县", "区")) + rng.choice(_UNITS)
        return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, rng.choice((1, 2, 2))))

    def _words(self, kind: str | None, text: str | None) -> Sequence[Word]:
        if kind is None:
            return [Word(part) for part in re.findall("，|[^，]+", text or "")]
        if kind in OWN:
            return [Word(self.own(kind), kind)]
        if kind in _CONTENT:
            return [Word(self._rng.choice(materials().words[kind]), kind)]
        return [Word(self._rng.choice(self._rng.choice(classes()[kind])), kind)]

    def other(self, word: Word) -> str:
        """Return a word that says the same, or else another one of its kind."""
        if word.kind in _CONTENT:
            return self._rng.choice(materials().words[word.kind])
        same = next(each for each in classes()[word.kind] if word.text in each)
        others = [one for one in same if one != word.text]
        every = [one for each in classes()[word.kind] for one in each]
        return self._rng.choice(others or every)


@cache
def materials() -> Materials:
    """Return the words and clauses of this repository's own texts."""
    from rjieba import tag

    paths = sorted(path for pattern in _MATERIALS for path in _ROOT.glob(pattern))
    texts = dict.fromkeys(
        clause for path in paths for clause in _CLAUSE.findall(path.read_text("utf-8"))
    )
    words: dict[str, list[str]] = {kind: [] for kind in _CONTENT}
    clauses: list[Clause] = []
    for text in texts:
        clause = tuple(
            Word(word, kind if kind in _CONTENT and len(word) > 1 else "")
            for word, kind in tag(text)
        )
        for word in clause:
            if word.kind:
                words[word.kind].append(word.text)
        content = [word.text for word in clause if word.kind]
        if len(content) >= _FEWEST_CONTENT and len("".join(content)) >= _CONTENT_SHARE * len(text):
            clauses.append(clause)
    return Materials({kind: tuple(each) for kind, each in words.items()}, tuple(clauses))


@cache
def _lines(name: str) -> tuple[str, ...]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
