"""What the end of a paragraph says of the points below it: that they follow, and how many."""

from __future__ import annotations

from app.patterns import lazy
from app.reading.cues import last_sentence, leads_to_actions, leads_to_weaknesses
from app.text.numerals import numeral_value

_COUNTED = lazy(
    r"(?<!”)(?P<n>[二三四五六七八两几\d])(?:个(?!多?(?:月|小时|星期|学期|季度|钟头|半天|工作日|单元|百分点|班|村|人))"
    r"|方面|[点条项件步句样桩招类层处笔道面把幅张]|[重种段堂](?!大))"
)
_TELLS = lazy(
    r"体会|感受|感悟|收获|启示|启发|认识|心得|思考|感想|想法|触动|印象|道理|谈|讲|说|聊|汇报|报告|交流|分享|总结|归纳|概括|梳理|整理"
    r"|记[住下在录]|带回|带走|明白|懂得|学到|学会|看到|想到|悟|词|字|话|意思|方面"
)
_UNCOUNTED = lazy(r"以下|如下|下面|几[点个条句]|[：:]$")
SOME = 0
"""That points follow, and not how many."""


def announced(text: str) -> int | None:
    """Return how many points the end of a paragraph announces, `SOME`, or None for none."""
    last = last_sentence(text)
    if not _TELLS.search(last) or leads_to_actions(last) or leads_to_weaknesses(last):
        return None
    return how_many(last)


def announces_thoughts(text: str) -> bool:
    """Tell whether the last clause of a paragraph says that thoughts follow: …，谈三点体会。"""
    clause = text.rstrip("，：。 ").rpartition("，")[2]
    follows = text.rstrip().endswith("：") or _COUNTED.search(clause)
    return bool(follows) and _TELLS.search(clause) is not None


def how_many(text: str) -> int | None:
    """Return how many things the end of a paragraph speaks of, `SOME`, or None."""
    last = last_sentence(text)
    counts = [numeral_value(found["n"]) or _figure(found["n"]) for found in _COUNTED.finditer(last)]
    if counts and counts[-1] > 1:
        return counts[-1]
    return SOME if _UNCOUNTED.search(last) else None


def _figure(written: str) -> int:
    return int(written) if written.isdecimal() else SOME
