"""Words of theory and of the party, which only reports of office speak of."""

from __future__ import annotations

from app.patterns import lazy

# A 党校 is where, not what.
THEORY = lazy(
    "习近平|总书记|党(?!校)|二十[大届]|全会精神|两会精神|(?:大会|会议)精神|主题教育|学习教育|八项规定"
    "|政绩观|马克思|中国特色|中国式现代化|总体国家安全观|意识形态|重要(?:讲话|论述|指示|思想)"
)
_OFFICE_STYLE = lazy(
    "贯彻|落实|坚持|新时代|使命|初心|强化|提升|推动|推进|聚焦|引领|筑牢|深化|统筹|高质量|践行|担当"
    "|坚定|部署|凝聚|大局|夯实|弘扬|锚定|作风|宗旨|理论|政治"
)


def is_of_theory(text: str) -> bool:
    """Tell whether words speak of theory or the party."""
    return bool(THEORY.search(text))


def office_words(text: str) -> int:
    """Return how often a text uses the words by which an office speaks, of theory or of work."""
    return len(THEORY.findall(text)) + len(_OFFICE_STYLE.findall(text))
