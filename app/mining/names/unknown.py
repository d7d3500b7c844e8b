"""Words that no list knows: letters of products and systems, and characters that are no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.lexicon import FREE
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mining.names.words import Word

_LATIN = lazy(r"[A-Za-z][A-Za-z0-9.+\-]*[A-Za-z0-9+]|[A-Za-z]")
_LATIN_WORDS = (
    "AI APP App app PPT ppt IT ICU CT MRI B VR AR QQ WiFi WIFI ID PDCA QC KPI OKR ERP OA HR "
    "GDP CPI 5S 6S 7S S HSE BIM DNA NICU CCU ICU ABC A B C D E F G K T X Y Z P2P O2O LED PC U "
    "USB PDF Word Excel word excel Python DeepSeek ChatGPT GPT AIGC STEM STEAM NGO WTO APEC "
    "SWOT SOP MBA EMBA PM CPR AED HIV ESG EPC PPP VOCs PM2.5 IP SCI VIP OK ok HTML html strong "
    "of the and in is to QHSE TQM VS vs TRIZ MOOC Email email DIY PK GPS GIS WPS OTC ETC PLC "
    "NBA CBA UV PE LNG TBM"
)
_COMMON_LATIN = frozenset(_LATIN_WORDS.split())
_IS_HAN = lazy(f"[{HAN}]")
_FEWEST_RARE = 2


def find_letters(text: str) -> Iterator[Evidence]:
    """Yield what is written in letters and is no common abbreviation."""
    for match in _LATIN.finditer(text):
        if match[0] not in _COMMON_LATIN:
            yield Evidence(match.start(), match.end(), match[0], "unknown", Strength.DOUBT)


def find_unknown(words: Sequence[Word]) -> Iterator[Evidence]:
    """Yield stretches of characters that are no words together and seldom stand alone."""
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text not in FREE and _IS_HAN.match(word.text):
            run.append(word)
        elif run:
            if len(run) >= _FEWEST_RARE:
                yield _unknown(run)
            run = []
    if len(run) >= _FEWEST_RARE:
        yield _unknown(run)


def _unknown(run: Sequence[Word]) -> Evidence:
    text = "".join(word.text for word in run)
    return Evidence(run[0].start, run[-1].end, text, "unknown", Strength.DOUBT)
