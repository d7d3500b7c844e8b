"""Natural placeholders as people write them: XX市, *区委, 某某, ____, 【单位】, 20XX年X月X日."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.text.bracketed import asked_by
from app.text.emphasis import Emphasis, find_emphasis
from app.text.glue import Glue, Kind, glue_after, glue_before

if TYPE_CHECKING:
    from collections.abc import Iterator


class Marker(NamedTuple):
    """One marker: its token, where the token stands, and the token with the word it is glued to.

    `start` and `end` are offsets of the token. `doubt` says in Chinese why it may be no marker.
    """

    token: str
    start: int
    end: int
    text: str
    kind: Kind
    doubt: str | None


_CANDIDATE = re.compile(
    r"(?P<bracket>\{\{[^{}\n]{1,60}\}\}|【[^【】\n]{1,60}】|〔[^〔〕\n]{1,60}〕"
    r"|\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］)"
    r"|(?P<cross>X+|x+|Ｘ+|ｘ+|×+)|(?P<star>\*+|＊+)|(?P<some>某+)"
    r"|(?P<ring>○+|〇+|◯+|△{2,})|(?P<blank>[_＿]{2,})"
)
_LINK = re.compile(r"\([^)]*[./#][^)]*\)|:\s*\S*[./]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_LATIN_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9]* +$")
_NUMERAL = re.compile(r"[一二三四五六七八九十百千零〇○◯]")
_X_WORD = re.compile(
    r"\s?(?:光|射线|线|轴|染色体|战警|波段|坐标|片(?!区)|综合征|元素|因子|世代|档案|连锁|平台|手机)"
)
_SOME_WORD = re.compile(
    r"[种些个一位类次件处时刻人事物样段句点层天几两]|项|条|方面|部分|程度|[门届章篇本](?!市|区|省)"
)
_NOTE_WORD = re.compile(r"[注必备提]")
_SURNAME = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[和与是对由给被])[赵钱孙李周吴郑王冯陈蒋沈韩杨朱何吕张孔曹严金魏陶姜谢苏潘葛范彭马方任"
    r"袁柳唐罗薛雷贺汤常于傅顾孟黄萧姚邵汪毛戴宋庞熊董梁杜阮江郭林徐邱高夏蔡田胡万卢丁邓洪崔程陆段侯武刘龙叶"
    r"白黎乔谭温庄曾廖肖尹秦石史康贾丘]$"
)
_SINGLE_X = "单个 X 也可能是字母或未知数"
_SINGLE_STAR = "单个 * 也可能是注释或乘号"
_LONE_SOME = "“某”也可能是行文里的泛指"
_MAYBE_BOLD = "也可能是 Markdown 的加粗或斜体"


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text in order; X光, 3*5, **加粗**, 某些 and their like are none."""
    found: list[Marker] = []
    offset = 0
    for line in text.split("\n"):
        for marker in _in_line(line):
            found.append(marker._replace(start=marker.start + offset, end=marker.end + offset))
        offset += len(line) + 1
    return found


class _Seen(NamedTuple):
    """A candidate in its line."""

    line: str
    token: str
    start: int
    end: int
    after: Glue | None
    before: Glue | None

    @property
    def previous(self) -> str:
        return self.line[self.start - 1 : self.start]

    @property
    def following(self) -> str:
        return self.line[self.end : self.end + 1]

    @property
    def single(self) -> bool:
        return len(self.token) == 1

    @property
    def sure(self) -> bool:
        """Tell whether the glue leaves no doubt that a name is missing here."""
        return any(glue is not None and glue.sure for glue in (self.after, self.before))


# False: no marker. None: a marker. A text: a marker, and why one may doubt it.
_Verdict = str | None | Literal[False]


def _in_line(line: str) -> Iterator[Marker]:
    emphasis = find_emphasis(line)
    position = 0
    while match := _CANDIDATE.search(line, position):
        position = match.end()
        if match["bracket"]:
            marker = _bracketed(line, match)
            if marker:
                yield marker
            else:
                # What is no marker as a whole may hold one, as in 【XX市委书记】.
                position = match.start() + 1
            continue
        seen = _seen(line, match)
        verdict = _judge(seen, str(match.lastgroup), emphasis)
        if verdict is not False:
            yield _marker(seen, verdict)


def _seen(line: str, match: re.Match[str]) -> _Seen:
    start, end = match.span()
    return _Seen(line, match[0], start, end, glue_after(line, end), glue_before(line, start))


def _marker(seen: _Seen, doubt: str | None) -> Marker:
    text: str = seen.token
    kind: Kind = "unknown"
    if seen.after and (seen.after.sure or not (seen.before and seen.before.sure)):
        text, kind = seen.token + seen.after.words, seen.after.kind
    elif seen.before:
        kind = seen.before.kind
    return Marker(seen.token, seen.start, seen.end, text, kind, doubt)


def _bracketed(line: str, match: re.Match[str]) -> Marker | None:
    token = match[0]
    width = 2 if token.startswith("{{") else 1
    opening, words = token[:width], token[width:-width]
    if opening == "[" and _LINK.match(line, match.end()):
        return None
    asked = asked_by(words, opening, alone=not line[: match.start()].strip())
    if asked is None:
        return None
    return Marker(token, match.start(), match.end(), token, asked.kind, asked.doubt)


def _judge(seen: _Seen, shape: str, emphasis: Emphasis) -> _Verdict:
    if seen.start in emphasis.sure:
        return False
    verdict = _JUDGES[shape](seen)
    if verdict is None and seen.start in emphasis.doubtful:
        return _MAYBE_BOLD
    return verdict


def _judge_cross(seen: _Seen) -> _Verdict:
    letters = _LATIN.match(seen.previous) or _LATIN.match(seen.following)
    if letters or (seen.previous == "-" and _LATIN.search(seen.line[: seen.start][-2:-1])):
        return False
    if not seen.single:
        model = seen.following.isdigit() or re.match(r"-\d", seen.line[seen.end :])
        return "也可能是型号" if model else None
    if _X_WORD.match(seen.line, seen.end) or _LATIN_WORD_BEFORE.search(seen.line[: seen.start]):
        return False
    number = seen.following.isdigit() or (seen.previous.isdigit() and not seen.sure)
    if number or _in_arithmetic(seen):
        return False
    return None if seen.sure else _SINGLE_X


def _judge_star(seen: _Seen) -> _Verdict:
    if _LATIN.match(seen.previous) or _LATIN.match(seen.following) or _in_arithmetic(seen):
        return False
    if not seen.single or seen.sure:
        return None
    opens = not seen.line[: seen.start].strip()
    if seen.previous.isdigit() or (opens and _NOTE_WORD.match(seen.following)):
        return False
    return _SINGLE_STAR


def _judge_some(seen: _Seen) -> _Verdict:
    if not seen.single:
        return None
    if _SURNAME.search(seen.line[: seen.start]):
        return "也可能是有意隐去的姓名"
    if seen.after is None or not seen.after.sure or seen.after.kind in ("date", "number"):
        if _SOME_WORD.match(seen.line, seen.end):
            return False
        return _LONE_SOME
    return None


def _judge_ring(seen: _Seen) -> _Verdict:
    if _NUMERAL.match(seen.previous) or _NUMERAL.match(seen.following):
        return False
    if seen.single and not (seen.after and seen.after.sure):
        return False
    return None


def _judge_blank(seen: _Seen) -> _Verdict:
    if _LATIN.match(seen.previous) or _LATIN.match(seen.following):
        return False
    if not seen.line.replace(seen.token, "").strip():
        return "单独一行的下划线也可能是分隔线"
    return None


def _in_arithmetic(seen: _Seen) -> bool:
    before, after = seen.line[: seen.start].rstrip()[-1:], seen.line[seen.end :].lstrip()[:1]
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
