"""The marks inside a line of Markdown: taken out, the words between them kept.

Whatever stood in a mark and not in the words (an address, a picture) is told of. A sign behind a
backslash is none of a mark's, and stays as it is written.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_, _
from app.patterns import lazy
from app.text.emphasis import find_emphasis
from app.text.markdown.signs import BREAK, ESCAPED, LINK_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PUNCTUATION = lazy(r"[!-/:-@\[-`{-~]")
_SPECIAL = lazy(r"[\\*]|<(?=!--|script\b|style\b|table\b)", re.IGNORECASE)
_STARS = lazy(r"\*+|_+")
_WORDS = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"
_TARGET = (
    rf"\(\s*+(?P<at><[^<>]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s++{LINK_TITLE})?\s*+\)"
)
TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|"
    "dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|"
    "img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|ruby|rt|rp|s|samp|section|small|source|span|"
    "strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr"
)
_MARK = lazy(
    rf"(?<!`)(?P<ticks>`{{1,20}}+)(?P<code>[^`](?:.*?[^`])?)(?P=ticks)(?!`)"
    rf"|(?P<note>\[\^(?P<number>[^\[\]\s]{{1,99}}+)\])"
    rf"|(?P<picture>!?)\[(?P<words>{_WORDS})\](?:{_TARGET}|(?:\[(?P<name>[^\[\]]*)\])?)"
    rf"|<(?P<auto>(?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
    rf"|<(?P<end>/?)(?P<tag>{TAGS})(?=[\s/>])(?P<inside>[^<>]*)>"
    rf"|&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
    rf"|(?P<pair>~~|==)(?![\s~=])(?P<struck>(?:(?!(?P=pair)).)+?)(?<![\s~=])(?P=pair)(?![~=])",
    re.IGNORECASE,
)
_ATTRIBUTE = lazy(r"""\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_ADDRESS = lazy(
    r"[a-z][a-z0-9+.-]*:|www\.|\.{0,2}/|#|.*\.[a-z][a-z0-9]{1,4}(?:[?#].*)?$", re.IGNORECASE
)
_OWN_LINE = lazy(
    "address|article|aside|blockquote|br|caption|center|d[dlt]|details|div|fig.*|footer|h[1-6r]|"
    "header|li|main|nav|[ou]l|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)"
)
_FULL_STOP = lazy(r"(?<![。.])[。.]\s*$")
_LONGEST_CAPTION = 40
_STRUCK = {"~~", "del", "s", "strike"}
_RAISED = {
    "sup": N_("“{}”原来是上标，现在排成一般的字"),
    "sub": N_("“{}”原来是下标，现在排成一般的字"),
}


class Told(NamedTuple):
    """What is told of a mark that is gone: its offset in the line, what it was, what to do."""

    at: int
    what: str
    hint: str = ""


class Plain(NamedTuple):
    """A line without marks, and what is told of those that were there."""

    text: str
    told: tuple[Told, ...] = ()


class Definitions(NamedTuple):
    """What lines elsewhere in the text say: addresses by name, and notes by number."""

    addresses: Mapping[str, str] = {}
    notes: Mapping[str, str] = {}


class _Edit(NamedTuple):
    """The characters `start` to `end` of a line become `words`."""

    start: int
    end: int
    words: str = ""
    told: Told | None = None


def plain_line(line: str, known: Definitions = Definitions()) -> Plain:  # noqa: B008 - frozen
    """Return a line of Markdown, or a cell, without its marks.

    Signs that a reader could still take for marks are escaped; what was escaped stays so.
    """
    edits = list(_edits(line, _bare(line), 0, len(line), known))
    text = _without_emphasis(_edited(line, edits))
    return Plain(text, tuple(edit.told for edit in edits if edit.told))


def escaped(words: str) -> str:
    """Return words as Markdown that reads as these words, wherever in a line they stand."""
    return guarded(backslashed(words))


def backslashed(words: str) -> str:
    """Return words with a backslash before each sign that may mean something by itself."""
    return _SPECIAL.sub(r"\\\g<0>", words)


def guarded(line: str) -> str:
    """Return a line of Markdown in which nothing is a mark any more."""
    while starts := [edit.start for edit in _edits(line, _bare(line), 0, len(line), Definitions())]:
        line = _marked(line, starts)
    while marks := [m.start() for m in _emphasis(line)]:
        line = _marked(line, marks)
    return line


def literal(words: str) -> str:
    """Return words with every sign escaped that could mean something anywhere in Markdown."""
    return _PUNCTUATION.sub(r"\\\g<0>", words)


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a link: of the web, of a file, of a place in one."""
    return bool(_ADDRESS.match(text))


def folded(name: str) -> str:
    """Return the name of an address as all its spellings have it."""
    return " ".join(name.split()).casefold()


def _bare(line: str) -> str:
    return ESCAPED.sub("\0\0", line)


def _edited(line: str, edits: list[_Edit], at: int = 0, end: int | None = None) -> str:
    """Return a line, or what stands between two places in it, with some edits made."""
    pieces: list[str] = []
    for edit in sorted(edits):
        pieces += (line[at : edit.start], edit.words)
        at = edit.end
    return "".join((*pieces, line[at:end]))


def _marked(line: str, places: list[int]) -> str:
    """Return a line with a backslash at some places."""
    return "\\".join(line[a:b] for a, b in pairwise([0, *sorted(places), len(line)]))


def _emphasis(line: str) -> list[re.Match[str]]:
    bare = _bare(line)
    marks = find_emphasis(bare).sure
    return [run for run in _STARS.finditer(bare) if run.start() in marks]


def _without_emphasis(line: str) -> str:
    return _edited(line, [_Edit(*run.span()) for run in _emphasis(line)])


def _edits(line: str, bare: str, start: int, end: int, known: Definitions) -> Iterator[_Edit]:
    """Yield what becomes of the marks between two places; `bare` has no escaped sign in it."""
    at = start
    while mark := _MARK.search(bare, at, end):
        found = list(_edit(line, bare, mark, known))
        yield from found
        at = mark.end() if found else mark.start() + 1


def _edit(line: str, bare: str, mark: re.Match[str], known: Definitions) -> Iterator[_Edit]:
    start, end = mark.span()
    if mark["ticks"]:
        yield _Edit(start, end, literal(_code(line[mark.start("code") : mark.end("code")])))
    elif mark["note"]:
        yield from _note(mark, known)
    elif mark["words"] is not None:
        yield from _link(line, bare, mark, known)
    elif mark["auto"]:
        yield _Edit(start, end, literal(line[start + 1 : end - 1]))
    elif mark["tag"]:
        yield _tag(line, mark)
    elif mark["pair"]:
        yield from _pair(line, bare, mark, known)
    elif (sign := unescape(mark[0])) != mark[0]:
        yield _Edit(start, end, literal(" " if sign == "\u00a0" else sign))


def _code(words: str) -> str:
    """Return the words of code; a blank at both ends only keeps them from the ticks."""
    words = words.replace("\\|", "|")  # As a cell has to write it.
    return words[1:-1] if words.strip() and words[0] == words[-1] == " " else words


def _note(mark: re.Match[str], known: Definitions) -> Iterator[_Edit]:
    start, end = mark.span()
    words = known.notes.get(mark["number"])
    if words is None:
        what = _("脚注 [^{}] 没有写内容").format(mark["number"])
        told = Told(start, what, _("补上脚注，或删去这个记号"))
        yield _Edit(start, end, f"\\[{literal(mark['number'])}\\]", told)
    else:
        what = _("脚注 [^{}] 放进了正文的括号里").format(mark["number"])
        told = Told(start, what, _("不合适就改写"))
        # Words in brackets inside of a sentence take no full stop.
        yield _Edit(start, end, f"（{_FULL_STOP.sub('', words)}）", told)


def _link(line: str, bare: str, mark: re.Match[str], known: Definitions) -> Iterator[_Edit]:
    (start, end), (first, last) = mark.span(), mark.span("words")
    address = _address(line, mark, known)
    if address is None:
        return
    if mark["picture"]:
        yield _picture(start, end, line[first:last], address)
        return
    inner = list(_edits(line, bare, first, last, known))
    words = _without_emphasis(_edited(line, inner, first, last))
    yield _Edit(start, first, "", _told_of_link(start, words, address))
    yield from inner
    yield _Edit(last, end)


def _address(line: str, mark: re.Match[str], known: Definitions) -> str | None:
    """Return where a link leads; None for brackets that are no link."""
    if mark["at"] is not None:
        address = line[slice(*mark.span("at"))].strip("<>")
        # [单位](必填) is a placeholder with a remark.
        return address if address.isascii() or is_address(address) else None
    name = line[slice(*mark.span("name" if mark["name"] else "words"))]
    return known.addresses.get(folded(name))


def _told_of_link(at: int, words: str, address: str) -> Told | None:
    shown = re.sub(r"\\(.)", r"\1", words)
    if not address or address in shown or address.removeprefix("mailto:") in shown:
        return None
    what = _("链接“{shown}”的网址没有放进来：{address}").format(shown=shown, address=address)
    return Told(at, what, _("要印出来，就写进正文的括号里"))


def _picture(start: int, end: int, caption: str, address: str) -> _Edit:
    """Return the place of a picture as a gap that asks for it, by its caption or its name."""
    name = _without_emphasis(caption).strip() or address.rpartition("/")[2]
    plain = re.sub(r"[【】\n]", " ", name)
    if len(plain) > _LONGEST_CAPTION:
        place = f"【请插入图片】{plain}"
    else:
        place = f"【请插入图片：{plain}】" if plain else "【请插入图片】"
    what = _("图片没有放进来：{}").format(address or plain)
    told = Told(start, what, _("在 Word 里插到“请插入图片”的地方"))
    return _Edit(start, end, place, told)


def _tag(line: str, mark: re.Match[str]) -> _Edit:
    start, end = mark.span()
    tag = mark["tag"].lower()
    held = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(mark["inside"])}
    if _OWN_LINE.fullmatch(tag):
        return _Edit(start, end, BREAK)
    if tag == "img":
        return _picture(start, end, held.get("alt", ""), held.get("src", ""))
    if mark["end"]:
        return _Edit(start, end)
    told = None
    if tag == "a" or tag in _STRUCK or tag in _RAISED:
        # Where a tag is not closed, its words end at the next one like it.
        stop = re.compile(rf"</?{tag}(?=[\s/>])", re.IGNORECASE).search(line, end)
        words = line[end : stop.start() if stop else None]
        told = _told_of_tag(start, tag, words, held.get("href", ""))
    return _Edit(start, end, "", told)


def _told_of_tag(at: int, tag: str, words: str, address: str) -> Told | None:
    if tag == "a":
        return _told_of_link(at, re.sub(r"<[^<>]*>", "", words), address)
    if tag in _STRUCK:
        return _told_of_strike(at, words)
    if tag in _RAISED:
        return Told(at, _(_RAISED[tag]).format(words), _("在 Word 里改回来"))
    return None


def _told_of_strike(at: int, words: str) -> Told:
    return Told(at, _("“{}”划着删除线，字留下来了").format(words), _("不要这些字就删去"))


def _pair(line: str, bare: str, mark: re.Match[str], known: Definitions) -> Iterator[_Edit]:
    (start, end), (first, last) = mark.span(), mark.span("struck")
    # 9:00~~11:00 is a range, a==b a comparison.
    if _is_figure(bare[start - 1 : start]) or _is_figure(bare[end : end + 1]):
        return
    inner = list(_edits(line, bare, first, last, known))
    told = _told_of_strike(start, line[first:last]) if mark["pair"] in _STRUCK else None
    yield _Edit(start, first, "", told)
    yield from inner
    yield _Edit(last, end)


def _is_figure(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
