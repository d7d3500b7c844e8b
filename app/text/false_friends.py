"""What only looks like a placeholder (X光, 3*5, 某些, 二〇二四年), and what may be either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from app.text.glue import Glue

# False: no marker. None: a marker. A text: a marker, and why one may doubt it.
Verdict = str | None | Literal[False]

_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_LATIN_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9]* +$")
_MODEL_NUMBER = re.compile(r"-\d")
_NUMERAL = re.compile(r"[一二三四五六七八九十百千零〇○◯]")
_X_WORD = re.compile(r"\s?(?:光|射线|线|轴|染色体|战警|波段|坐标|片(?!区)|综合征|元素|因子|世代)")
_SOME_WORD = re.compile(
    r"[种些个一位类次件处时刻人事物样段句点层天几两]|项|条|方面|部分|程度|[门届章篇本](?!市|区|省)"
)
_NEIGHBOURS = 24
_NOTE_WORD = re.compile(r"[注必备提]")
_SINGLE_X = "单个 X 也可能是字母或未知数"
_SINGLE_STAR = "单个 * 也可能是注释或乘号"
_LONE_SOME = "“某”也可能是行文里的泛指"


class Candidate(NamedTuple):
    """A token that may be a marker, in its line, the words it is glued to, and a surname."""

    line: str
    token: str
    start: int
    end: int
    after: Glue | None
    before: Glue | None
    surname: str

    @property
    def previous(self) -> str:
        """Return the character before the token, or nothing."""
        return self.line[self.start - 1 : self.start]

    @property
    def before_it(self) -> str:
        """Return the characters shortly before the token."""
        return self.line[max(0, self.start - _NEIGHBOURS) : self.start]

    @property
    def following(self) -> str:
        """Return the character after the token, or nothing."""
        return self.line[self.end : self.end + 1]

    @property
    def single(self) -> bool:
        """Tell whether the token is one character."""
        return len(self.token) == 1

    @property
    def sure(self) -> bool:
        """Tell whether the glue leaves no doubt that a name is missing here."""
        return any(glue is not None and glue.sure for glue in (self.after, self.before))


def judge(seen: Candidate, shape: str) -> Verdict:
    """Return whether a candidate is a marker; `shape` is cross, star, some, ring or blank."""
    return _JUDGES[shape](seen)


def _judge_cross(seen: Candidate) -> Verdict:
    letters = _LATIN.match(seen.previous) or _LATIN.match(seen.following)
    if letters or (seen.previous == "-" and _LATIN.search(seen.before_it[-2:-1])):
        return False
    if not seen.single:
        model = seen.following.isdigit() or _MODEL_NUMBER.match(seen.line, seen.end)
        return "也可能是型号" if model else None
    if _X_WORD.match(seen.line, seen.end) or _LATIN_WORD_BEFORE.search(seen.before_it):
        return False
    number = seen.following.isdigit() or (seen.previous.isdigit() and not seen.sure)
    if number or _in_arithmetic(seen):
        return False
    return None if seen.sure else _SINGLE_X


def _judge_star(seen: Candidate) -> Verdict:
    if _LATIN.match(seen.previous) or _LATIN.match(seen.following) or _in_arithmetic(seen):
        return False
    if not seen.single or seen.sure:
        return None
    opens = not seen.line[: seen.start].strip()
    if seen.previous.isdigit() or (opens and _NOTE_WORD.match(seen.following)):
        return False
    return _SINGLE_STAR


def _judge_some(seen: Candidate) -> Verdict:
    if not seen.single:
        return None
    if seen.surname:
        return "也可能是有意隐去的姓名"
    if seen.after is None or not seen.after.sure or seen.after.kind in ("date", "number"):
        if _SOME_WORD.match(seen.line, seen.end):
            return False
        return _LONE_SOME
    return None


def _judge_ring(seen: Candidate) -> Verdict:
    if _NUMERAL.match(seen.previous) or _NUMERAL.match(seen.following):
        return False
    if seen.single and not (seen.after and seen.after.sure):
        return False
    return None


def _judge_blank(seen: Candidate) -> Verdict:
    if _LATIN.match(seen.previous) or _LATIN.match(seen.following):
        return False
    if not seen.line.replace(seen.token, "").strip():
        return "单独一行的下划线也可能是分隔线"
    return None


def _in_arithmetic(seen: Candidate) -> bool:
    before = seen.before_it.rstrip()[-1:]
    after = seen.line[seen.end : seen.end + _NEIGHBOURS].lstrip()[:1]
    operators = "=+-/^<>"
    return bool(
        (before.isdigit() and after.isdigit())
        or (after and after in operators)
        or (before and before in operators + ")" and after.isdigit())
    )


_JUDGES = {
    "cross": _judge_cross,
    "star": _judge_star,
    "some": _judge_some,
    "ring": _judge_ring,
    "blank": _judge_blank,
}
