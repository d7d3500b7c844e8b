"""What only looks like a placeholder (X光, 3*5, 某些, 二〇二四年), and what may be either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.messages import N_
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from app.text.affixes import Affix

# False: no marker. None: a marker. A text: a marker, and why one may doubt it.
Verdict = str | None | Literal[False]

_LATIN = lazy(r"[A-Za-zＡ-Ｚａ-ｚ]")
_LATIN_WORD_BEFORE = lazy(r"(?<![A-Za-z0-9])(?![Xx]+ +$)[A-Za-z][A-Za-z0-9]* +$")
_OTHER_LETTER_BEFORE = lazy(r"[A-WYZa-wyz][、和与]$")
_MODEL_NUMBER = lazy(r"-\d")
_NUMERAL = lazy(r"[一二三四五六七八九十百千零〇○◯]")
_X_WORD = lazy(
    r"\s?(?:光|射线|线|轴|染色体|战警|波段|坐标|片(?!区)|综合征|元素|因子|世代|"
    r"[型形]|档案|代入|[、和与]\s?[A-WYZ])"
)
_SOME_WORD = lazy(
    r"[种些个一位类次件处时刻人事物样段句点层天几两地]|项|条|方面|部分|程度|阶段|环节|因素|群体|角度|原因|"
    r"[门届章篇本道座款名起桩](?!市|区|省)|家(?!庄)"
)
_SOME_DAY = lazy(r"(?<![年月])某日|(?<!年)某月(?!某)")
# What is said of a sign itself: ×表示错误, 带*号的, **为1%水平显著.
_SIGN_SAID = lazy(r"[”\"]?号?(?:表示|代表|标[注明识])|号的|为\s?\d")
_LEVEL_SAID = lazy(r"为\s?\d+(?:\.\d+)?[%％]|\s?[pP]\s?[<＜]")
_SIGN_TOLD = lazy(r"(?:[带打画勾]|(?<![目指招中投达])标)[“\"]?$")
_QUOTED = ("“”", "‘’", '""', "[]", "「」", "（）", "()")
_MASKED = lazy(r"\d")
_PASSWORD = lazy(r"(?:密码|口令|验证码)[^，。；！？]*$")
_LONGEST_SOME_STARS = 3
_MEASURED = lazy(r"[长宽高厚深底]$")
_STAKE = lazy(r"(?<![A-Za-z])[A-Z]{0,2}K$")
# A hyphen joins two markers (XX-XX学年, 2024-XX-XX), while behind other letters it makes a name.
_MARKER_BEFORE = lazy(r"(?<![A-Za-z])[Xx]+-$")
_MARKER_AFTER = lazy(r"-[Xx](?![A-Za-z\d])")
_PLATE = lazy(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]$")
_EQUATION = lazy(r"[=＝][^，。；、：！？,;]*$")
_NEIGHBOURS = 24
_NOTE_WORD = lazy(r"[注必备提]")
# *.docx and java.util.*: any file, any name.
_ANY_FILE = lazy(r"\.[A-Za-z]")
_ANY_NAME = lazy(r"[A-Za-z]\.$")
_FIGURE = lazy(r"[\d%％]$")
_CLOSED = lazy(r"\s*(?:$|[\s（(，。；、）)])")
_RATED = "●★☆"
_HAN_ON_BOTH_SIDES = lazy(f"[{HAN}]{{2}}")
_OTHER_SIGN = lazy(r"[□■●○◯☆★◇◆◎☑☒\d]")
_WORD = lazy(r"[^\W_]{1,20}")
_ASCII = lazy(r"[!-~]")
_FORMAT_SAID = lazy(r"格式[^，。；]*$|形式[^，。；]*$|[“\"'（(:%][A-Za-z./年月日-]*$")
_CLOCK = lazy(r"[\w./年月日-]*[ T]*[Hh]{2}")
_MAYBE_HEADING = N_("也可能是 Markdown 的标题")
_SINGLE_X = N_("单个 X 也可能是字母或未知数")
_SINGLE_STAR = N_("单个 * 也可能是注释或乘号")
_NOTED = N_("也可能是注释的星号")
_HIDDEN = N_("也可能是有意隐去的姓名")
_LONE_SOME = N_("“某”也可能是行文里的泛指")


class Candidate(NamedTuple):
    """A token that may be a marker, in its line, the words it is attached to, and a surname.

    `indent` is the width of the white space that the line opens with.
    """

    line: str
    token: str
    start: int
    end: int
    after: Affix | None
    before: Affix | None
    surname: str
    indent: int

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
    def opens(self) -> bool:
        """Tell whether nothing stands before the token in its line."""
        return self.start <= self.indent

    @property
    def single(self) -> bool:
        """Tell whether the token is one character."""
        return len(self.token) == 1

    @property
    def sure(self) -> bool:
        """Tell whether the affix leaves no doubt that a name is missing here."""
        return any(affix is not None and affix.sure for affix in (self.after, self.before))


def _means_itself(seen: Candidate) -> bool:
    """Tell whether the text speaks of the sign as a sign: 打“×”的重做, 带*号的为必填项."""
    if _LEVEL_SAID.match(seen.line, seen.end):
        return True
    if not seen.single:
        return False
    if _SIGN_SAID.match(seen.line, seen.end):
        return True
    quoted = seen.previous + seen.following in _QUOTED
    return not seen.sure and (quoted or bool(_SIGN_TOLD.search(seen.before_it)))


def judge_cross(seen: Candidate) -> Verdict:
    """Return whether crosses are a marker: XX市, but no X光 and no 3×5."""
    if _means_itself(seen) or _in_latin(seen):
        return False
    if not seen.single:
        model = seen.following.isdigit() or _MODEL_NUMBER.match(seen.line, seen.end)
        return N_("也可能是型号") if model else None
    if _X_WORD.match(seen.line, seen.end) or _LATIN_WORD_BEFORE.search(seen.before_it):
        return False
    number = seen.following.isdigit() or (seen.previous.isdigit() and not seen.sure)
    if number or _in_arithmetic(seen) or _beside_a_letter(seen):
        return False
    return None if seen.sure else _SINGLE_X


def _beside_a_letter(seen: Candidate) -> bool:
    """Tell whether a cross is one of several letters, or multiplies what is measured."""
    if seen.token.startswith("×"):
        return not seen.sure and bool(_MEASURED.search(seen.before_it))
    return bool(_OTHER_LETTER_BEFORE.search(seen.before_it))


def _in_latin(seen: Candidate) -> bool:
    """Tell whether letters beside a cross make it one of them, as in iPhoneX and DXX-200."""
    before, after = _LATIN.match(seen.previous), _LATIN.match(seen.following)
    if before and (
        _PLATE.search(seen.before_it) or (seen.following == "+" and _STAKE.search(seen.before_it))
    ):
        return False
    if seen.token.startswith("×") and not seen.single:
        return bool(before and after)
    argument = seen.previous == "(" and _LATIN.match(seen.before_it[-2:-1])
    pair = seen.single and seen.previous == "(" and seen.following == ","
    hyphen = (
        seen.previous == "-"
        and _LATIN.search(seen.before_it[-2:-1])
        and not _MARKER_BEFORE.search(seen.before_it)
    )
    return bool(before or after or argument or pair or hyphen)


def judge_star(seen: Candidate) -> Verdict:
    """Return whether stars are a marker: *区, but no 3*5 and no masked number."""
    if (
        _means_itself(seen)
        or _LATIN.match(seen.previous)
        or _LATIN.match(seen.following)
        or _in_arithmetic(seen)
    ):
        return False
    if len(seen.token) > _LONGEST_SOME_STARS and (
        _MASKED.match(seen.following) or _PASSWORD.search(seen.before_it)
    ):
        return False
    if seen.sure:
        return None
    if not seen.single:
        return _NOTED if _is_note(seen) else None
    if _ANY_FILE.match(seen.line, seen.end) or _ANY_NAME.search(seen.before_it):
        return False
    if seen.previous.isdigit() or (seen.opens and _NOTE_WORD.match(seen.following)):
        return False
    return _SINGLE_STAR


def _is_note(seen: Candidate) -> bool:
    """Tell whether stars lead to a note, as in 0.24**, or open or close one: ** 本表……"""
    if _FIGURE.search(seen.before_it):
        return bool(_CLOSED.match(seen.line, seen.end))
    opens = seen.opens and seen.following.isspace()
    closes = seen.previous.isspace() and not seen.line[seen.end :].strip()
    return opens or (closes and seen.line.startswith(seen.token, seen.indent))


def judge_some(seen: Candidate) -> Verdict:
    """Return whether 某 stands for a name: 某某局, but no 某些."""
    if not seen.single:
        return _HIDDEN if seen.surname and not seen.after else None
    if seen.surname:
        return _HIDDEN
    if seen.after is None or not seen.after.sure or seen.after.kind in ("date", "number"):
        if _SOME_WORD.match(seen.line, seen.end):
            return False
        if _SOME_DAY.match(seen.line, seen.start):
            return False
        return _LONE_SOME
    return None


def judge_ring(seen: Candidate) -> Verdict:
    """Return whether rings are a marker: ○○市, but no 二○二四."""
    around = (seen.previous, seen.following)
    if any(_NUMERAL.match(sign) or sign in _RATED for sign in around if sign):
        return False
    if seen.single and not (seen.after and seen.after.sure):
        return False
    return None


def judge_line(seen: Candidate) -> Verdict:
    """Return whether underscores are a line to write on: ____, but no snake__case."""
    if _LATIN.match(seen.previous) or _LATIN.match(seen.following):
        return False
    if seen.opens and not seen.line[seen.end :].replace(seen.token, "").strip():
        return N_("单独一行的下划线也可能是分隔线")
    return None


def _in_arithmetic(seen: Candidate) -> bool:
    before = seen.before_it.rstrip()[-1:]
    after = seen.line[seen.end : seen.end + _NEIGHBOURS].lstrip()[:1]
    operators = "=+-/^<>"
    if seen.single and _MARKER_AFTER.match(seen.line, seen.end):
        return False
    return bool(
        (before.isdigit() and after.isdigit())
        or (after and after in operators)
        or (before and before in operators + ")" and after.isdigit())
        or (seen.single and not seen.sure and _EQUATION.search(seen.before_it))
    )


def judge_dots(seen: Candidate) -> Verdict:
    """Return whether dots or boxes are a marker: □□□局, but no ●●●○○ and no row of boxes."""
    around = seen.previous + seen.following
    if _OTHER_SIGN.search(around):
        return False
    if seen.sure or seen.surname:
        return None
    inside = not seen.opens and len(around) == 2 and bool(_HAN_ON_BOTH_SIDES.fullmatch(around))
    return N_("也可能是方框或圆点本身") if inside else False


def judge_hashes(seen: Candidate) -> Verdict:
    """Return whether hashes are a marker: ###局, but no heading of Markdown and no ## in code."""
    if _ASCII.search(seen.previous + seen.following) or _is_delimiter(seen):
        return False
    if seen.opens:
        named = seen.after is not None and seen.after.sure and seen.after.kind in ("place", "unit")
        return _MAYBE_HEADING if named else False
    if seen.sure:
        return None
    around = seen.previous + seen.following
    return None if len(seen.token) > 2 and _HAN_ON_BOTH_SIDES.fullmatch(around) else False


def _is_delimiter(seen: Candidate) -> bool:
    """Tell whether the same signs stand behind the next word: ##单位##, another program's tag."""
    closed = _WORD.match(seen.line, seen.end)
    return closed is not None and seen.line.startswith(seen.token, closed.end())


def judge_letters(seen: Candidate) -> Verdict:
    """Return whether letters are the parts of a date, and no format that the text tells of."""
    before, line = seen.before_it, seen.line
    form = _FORMAT_SAID.search(before) or _CLOCK.match(line, seen.end)
    return False if form or _LATIN.match(seen.following) else None
