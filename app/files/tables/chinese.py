"""Figures in Chinese characters, as the formats [DBNum1] to [DBNum3] of Excel show them."""

from __future__ import annotations

_DIGITS = ("", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "０１２３４５６７８９")
_SMALL = ("", "十百千", "拾佰仟")
_LARGE = ("", "万", "亿", "万亿")
_IN_GROUP = 4


def chinese_digits(digits: str, figures: int) -> str:
    """Return each digit as a character (2026 as 二〇二六); `figures` 0 leaves them as they are."""
    if not figures:
        return digits
    table = {ord(str(n)): char for n, char in enumerate(_DIGITS[figures])}
    return digits.translate(table)


def chinese_number(plain: str, *, formal: bool) -> str:
    """Return a number as it is read: 1234 as 一千二百三十四, formally 壹仟贰佰叁拾肆."""
    whole, point, part = plain.partition(".")
    figures = 2 if formal else 1
    return _whole(whole, figures) + ("." + chinese_digits(part, figures) if point else "")


def chinese_small(number: int, figures: int) -> str:
    """Return a number of a date as it is read: 十一, 二十, 三十一; digits where `figures` is 3."""
    if figures not in (1, 2):
        return chinese_digits(str(number), figures)
    read = _whole(str(number), figures)
    return read.removeprefix("一") if figures == 1 and 10 <= number < 20 else read


def _whole(digits: str, figures: int) -> str:
    zero = _DIGITS[figures][0]
    digits = digits.lstrip("0")
    if not digits:
        return zero
    if len(digits) > len(_LARGE) * _IN_GROUP:
        return chinese_digits(digits, figures)
    read = ""
    groups = -(-len(digits) // _IN_GROUP)
    padded = digits.rjust(groups * _IN_GROUP, "0")
    for n in range(groups):
        group = padded[n * _IN_GROUP : (n + 1) * _IN_GROUP]
        if int(group):
            gap = zero if read and (group[0] == "0" or read.endswith(zero)) else ""
            read += gap + _group(group, figures) + _LARGE[groups - n - 1]
        elif read and not read.endswith(zero) and int(padded[(n + 1) * _IN_GROUP :] or "0"):
            read += zero
    return read.replace(zero * 2, zero)


def _group(group: str, figures: int) -> str:
    read = ""
    for at, digit in enumerate(group.lstrip("0"), _IN_GROUP - len(group.lstrip("0"))):
        power = _IN_GROUP - 1 - at
        if digit != "0":
            read += chinese_digits(digit, figures)
            read += _SMALL[figures][power - 1] if power else ""
        elif not read.endswith(_DIGITS[figures][0]) and int(group[at:]):
            read += _DIGITS[figures][0]
    return read
