"""Which closing line of a report a line is: signature, date, attachments, copies, contact.

The words and their order are those of GB/T 9704-2012, 7.3.4 to 7.4.3, and those that people write
in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.patterns import lazy
from app.text.characters import HAN
from app.text.dates import DAY_OF_YEAR, WRITTEN_DATE
from app.text.labels import with_close_label
from app.text.notes import opens_note
from app.text.ordinals import read_ordinal
from app.text.page_lines import is_added

if TYPE_CHECKING:
    from collections.abc import Sequence

ClosingNote = Literal["signature", "date", "attachments", "copies", "contact"]

_LONGEST_SIGNER = 40
_MOST_SIGNERS = 3
_LONGEST_NAME = 3  # Lines that the name of one attachment takes.

_DATE = lazy(
    rf"[（(]?(?:[写作]于(?:[{HAN}]{{1,8}}[，,]?\s*)?)?(?:{WRITTEN_DATE}|{DAY_OF_YEAR})(?:\s*[写作]?于[{HAN}]{{1,10}}|[夜晨晚])?[）)]?"
    rf"|.{{0,4}}(?:日期|时间)\s*[：:].*"
)
_SIGNED_AND_DATED = lazy(rf"[^。！？；：:，,]*?[^。！？；：:，,\d（(]\s*[（(]?{WRITTEN_DATE}[）)]?")
_OTHER_HANDS = (
    "联系|责任|负责|牵头|主持|承办|经办|签发|审[核批阅]|整理|编辑|核稿|拟稿|校对|打印|收件|证明"
    "|介绍|推荐|监督|配合|包保|带头|当事"
)
_SIGNER = lazy(
    r"(?:(?:汇报|发言|报告|交流|撰稿|供稿|执笔|学习)(?:人|单位)?|单\s*位|姓\s*名|作\s*者|部\s*门|学\s*员|署\s*名)"
    r"\s*[：:]|[（(](?:作者|供稿)[^）)]*[）)]$"
    r"|[^。！？；：:，]{2,30}[（(](?:盖章|公章|签章|签字|签名)[）)]\s*$"
    # Whatever somebody does who signs: 申请人, 述职人, 学员签名.
    rf"|(?:(?!(?:{_OTHER_HANDS})人)[{HAN}]{{1,8}}?人|[{HAN}]{{0,8}}?签\s*[名字]|党\s*员|教\s*师|学\s*生|班\s*级|学\s*号|科\s*室|职\s*务)"
    r"\s*(?:[（(][^（）()]{1,6}[）)]\s*)?[：:][^。！？；，]{0,30}$"
)
_ATTACHMENTS = lazy(
    r"附\s*+(?:件|录|表|图)?\s*+\d*+\s*+(?:[（(]\s*共\s*\w+\s*[件份个][）)]\s*)?[：:]\s*"
)
# 附件1 alone stands over the attachment itself, which goes on from there.
_ATTACHED = lazy(r"附\s*件\s*[\d一二三四五六七八九十]*")
_SENT = r"(?:[主抄分报发]\s*送|抄\s*报)(?:单位|对象|机关|部门)?"
_ADDRESSED = lazy(rf"(?:{_SENT}|[报送发])\s*[：:]")
_COPIES = lazy(
    rf"{_SENT}\s*[：:]|[报送发]\s*[：:][^。！？]+。?$"
    rf"|[^。！？]*{WRITTEN_DATE}\s*印发$|[（(]?共印\s*\d+\s*份[）)]?。?$"
)
_CONTACT = lazy(
    r"[（(]?\s*(?:联\s*系(?:人|电话|方式|单位|地址)(?:[及和与、]联?系?(?:电话|方式))?|(?:咨询|办公|值班|监督)?电\s*话|手\s*机|传\s*真|(?:电子)?邮箱)\s*[：:]"
    r"|[（(]此件[^）)]*[）)]$"
)
_PROSE = lazy(r".*[。！？；]$")
_NO_SIGNER = lazy(
    r"《|此致|敬礼|顺致|特此|[（(][此本][页文]|以上|.{0,12}(?:小编|本站)|.*[：:|｜]|祝$"
    r"|[（(].*(?:供稿|整理|照片|资料|材料|图纸|原稿|全文).*[）)]$"
)
# In 1.2026年计划 the stop is none of a decimal.
_BEFORE_YEAR = lazy(r"(\d{1,2})[.．、](?=[12]\d{3}年)")
_ASIDE = lazy(r"[（(][^（）()。]{2,40}[）)]")
# What a name cannot end in, so that it goes on in the next line.
_OPEN = lazy(r".*(?:[的和与及暨、，,]|《[^》]*|（[^）]*)$")
_COMMAS = ("，", "、", "；", ",", ";")


def closing_notes(lines: Sequence[str]) -> list[ClosingNote | None]:
    """Return what each line of a report's end is; None for what is no closing line of these.

    That is 此致 and 敬礼, who edited, and the text of an attachment that stands below.
    """
    notes: list[ClosingNote | None] = []
    in_prose = False
    wanted: int | None = None
    for number, line in enumerate(lines):
        if _ATTACHED.fullmatch(line):
            return notes + [None] * (len(lines) - number)
        note = closing_note(line) or _continued(lines, number, notes, wanted)
        if note is None and _signs(lines, number, in_prose=in_prose):
            note = "signature"
        if note == "attachments":
            wanted = _next_number(line, wanted)
        in_prose = in_prose or (note is None and _is_prose(line))
        notes.append(note)
    return notes


def closing_note(line: str) -> ClosingNote | None:
    """Return what a line is by its own words alone: 抄送：…, a date, 附件：…, （联系人：…）."""
    line = with_close_label(line)
    if _COPIES.match(line):
        return "copies"
    if _CONTACT.match(line):
        return "contact"
    if _ATTACHMENTS.match(line):
        return "attachments"
    if _DATE.fullmatch(line.strip()):
        return "date"
    short = len(line) <= _LONGEST_SIGNER
    signs = _SIGNER.match(line) or (short and _SIGNED_AND_DATED.fullmatch(line.strip()))
    return "signature" if signs else None


def label_of(line: str) -> tuple[str, str]:
    """Return the word a list begins with, and the number of its first name: 附件： and 1.

    Either may be empty: a line below has a number alone, a name that goes on has neither.
    """
    found = _ATTACHMENTS.match(line) or _ADDRESSED.match(line)
    label = found[0] if found else ""
    return label, numbered(line[len(label) :])[0]


def numbered(text: str) -> tuple[str, int | None]:
    """Return the number that a name begins with, as written and its value."""
    if before_year := _BEFORE_YEAR.match(text):
        return before_year[0], int(before_year[1])
    ordinal = read_ordinal(text)
    return (ordinal.text, ordinal.number) if ordinal else ("", None)


def _continued(
    lines: Sequence[str], number: int, notes: Sequence[ClosingNote | None], wanted: int | None
) -> ClosingNote | None:
    """Return the note of the line before if this one goes on with it.

    `wanted` is the number that the next of the attachments must have; None where they have none.
    """
    last = notes[-1] if notes else None
    if last == "attachments":
        return last if wanted is not None and _lists(lines, number, wanted) else None
    before, line = lines[number - 1], lines[number]
    if last == "copies" and not before.endswith("。"):
        return last if before.endswith(_COMMAS) or line.endswith("。") else None
    if last in ("date", "contact") and _ASIDE.fullmatch(line):
        return "contact"
    if last == "contact" and before.startswith(("（", "(")):
        return last if not before.endswith(("）", ")")) else None
    return None


def _lists(lines: Sequence[str], number: int, wanted: int) -> bool:
    """Tell whether a line goes on the list of attachments in which `wanted` is the next number."""
    if _number(lines[number]) == wanted or _OPEN.match(lines[number - 1]):
        return True
    for line in lines[number + 1 : number + _LONGEST_NAME]:
        if closing_note(line):
            return False
        if _number(line) == wanted:
            return True
    return False


def _next_number(line: str, wanted: int | None) -> int | None:
    """Return the number of the attachment behind a line of them; None where they have none.

    `wanted` is the number that the line itself should have; a name may go on in it without.
    """
    label = _ATTACHMENTS.match(line)
    if label is None:
        number = _number(line)
        return number + 1 if number is not None and wanted is not None else wanted
    number = _number(line[label.end() :]) if label.end() < len(line) else 0
    return None if number is None else number + 1


def _number(text: str) -> int | None:
    return numbered(text)[1]


def _signs(lines: Sequence[str], number: int, *, in_prose: bool) -> bool:
    """Tell whether a line without a word of its own says whose report it is.

    It stands right above the date, or is short and no text of an attachment stands before it
    (`in_prose`).
    """
    if not _may_sign(lines[number]):
        return False
    for below in lines[number + 1 : number + 1 + _MOST_SIGNERS]:
        if closing_note(below) == "date":
            return True
        if not _may_sign(below):
            break
    return not in_prose


def _is_prose(line: str) -> bool:
    return bool(_PROSE.match(line)) and not _NO_SIGNER.match(line)


def _may_sign(line: str) -> bool:
    short = len(line) <= _LONGEST_SIGNER
    return short and not (
        _PROSE.match(line)
        or _NO_SIGNER.match(line)
        or read_ordinal(line)
        or opens_note(line)
        or is_added(line)
    )
