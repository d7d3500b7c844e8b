"""Mutations of texts by lines, sentences, signs and encodings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzzing.tokens import HARMLESS, MARKDOWN, MARKERS, NUMBERS, SIGNS, TEXTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fuzzing.dice import Dice

_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十百]+")
_LONGEST = 60_000

YAML_TRICKS = (
    *(
        "---\n",
        "...\n",
        "%YAML 9.9\n---\n",
        "? ",
        "- ",
        ": ",
        "!!python/object:os.system ",
        "!!binary x",
    ),
    *(
        "&a ",
        "*a",
        "*b ",
        "<<: *a\n",
        "!!set {a, b}",
        "!!omap [a: b]",
        "!tag ",
        "| \n",
        ">-\n",
        "|9\n",
        "#",
    ),
    *("a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n",),
    *(
        "2026-02-30",
        "0o17",
        "1:30:00",
        "2001-12-14t21:59:43.10-05:00",
        ".inf",
        ".nan",
        "=",
        "~",
        "\t",
    ),
    *("{a: b", "[a, b", "'", '"', '"\\x1b"', '"\\ud800"', '"\\u0000"', "a: b: c", "a: 1\na: 2\n"),
    *("&r [*r]", "k: &k {k: *k}\n", "[" * 300, "{a: " * 300, "- " * 300, "? " * 50),
)
JSON_TRICKS = (
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        '"\\ud800"',
        '"\\u0000"',
        "1e999",
        "1" * 5000,
        "[" * 3000,
        "{",
    ),
    *(
        "}",
        "null",
        "true",
        "//x",
        '{"a":' * 900,
        '"a":1,"a":2',
        '"\\x"',
        "\ufeff",
        ",",
        ",,",
        "'a'",
    ),
)
TOML_TRICKS = (
    *(
        "[check]\n",
        "[[check]]\n",
        "check = 1\n",
        'x = "\\u0000"\n',
        "x = 1979-05-27\n",
        "x = inf\n",
    ),
    *(
        "a.b.c = 1\n",
        "= 1\n",
        "x = '''\n",
        "x = [\n",
        "x = " + "[" * 900,
        "[a]\n[a]\n",
        "x = 0x1F\n",
    ),
)


def mutated(text: str, dice: Dice, tricks: Sequence[str] = ()) -> str:
    """Return the text with one stretch of it changed."""
    pieces = dice.weighed(_CUTS)(text) or [""]
    start, end = dice.span(len(pieces), 3)
    old = pieces[start:end]
    new = _changed(old, pieces, dice, tricks)
    if sum(map(len, new)) > _LONGEST:
        new = old
    return "".join([*pieces[:start], *new, *pieces[end:]])


def encoded(text: str, dice: Dice) -> bytes:
    """Return the text in one of the encodings that files have here, mostly UTF-8."""
    ends = dice.weighed([(16, "\n"), (2, "\r\n"), (1, "\r"), (1, "\x85"), (1, "\u2028")])
    text = text.replace("\n", ends)
    name = dice.weighed(
        [
            (20, "utf-8"),
            (2, "utf-8-sig"),
            (2, "gb18030"),
            (1, "utf-16"),
            (1, "utf-16-be"),
            (1, "utf-32"),
        ]
    )
    return text.encode(name, "surrogatepass" if name.startswith("utf") else "replace")


def _changed(old: list[str], pieces: list[str], dice: Dice, tricks: Sequence[str]) -> list[str]:
    """Return what stands in the place of some pieces."""
    match dice.below(9):
        case 0:
            return []
        case 1:
            return old * min(dice.times(), max(1, _LONGEST // (1 + sum(map(len, old)))))
        case 2:
            return [*old, dice.one(pieces)]
        case 3:
            return [piece.rstrip("\n") for piece in old[::-1]]
        case 4:
            new = _token(dice, tricks)
            times = dice.times() if dice.chance(0.5) else 1
            return [new * min(times, _LONGEST // max(1, len(new))), *old]
        case 5:
            return [_NUMBER.sub(lambda _: dice.one(NUMBERS), "".join(old), count=1)]
        case 6:
            words = "".join(old)
            at = dice.below(len(words) + 1)
            return [words[:at] + _token(dice, tricks) + words[at:]]
        case 7:
            before, after = dice.one(_AROUND)
            return [before, *old, after]
        case _:
            return [_token(dice, tricks) for _ in range(dice.between(1, 8))]


_AROUND = (
    *(
        ("“", "”"),
        ("《", "》"),
        ("（", "）"),
        ("**", "**"),
        ("__", "__"),
        ("<!--", "-->"),
        ("【", "】"),
    ),
    *(
        ("`", "`"),
        ("~~", "~~"),
        ("[", "](x)"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("\n\n", "\n\n"),
        ("| ", " |"),
    ),
)


def _token(dice: Dice, tricks: Sequence[str]) -> str:
    if tricks and dice.chance(0.5):
        return dice.one(tricks)
    return dice.one(dice.one((MARKERS, WORDS, HARMLESS, MARKDOWN, SIGNS, TEXTS)))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE.findall(text) if piece]


_CUTS: tuple[tuple[int, Callable[[str], list[str]]], ...] = (
    *((2, _lines), (1, _sentences), (1, list)),
)
