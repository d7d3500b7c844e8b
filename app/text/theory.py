"""Whether words speak of theory or the party, as only reports of office do."""

from app.patterns import lazy

# A 党校 is where, not what.
_THEORY = lazy(
    "习近平|总书记|党(?!校)|二十[大届]|全会精神|两会精神|(?:大会|会议)精神|主题教育|学习教育|八项规定"
    "|政绩观|马克思|中国特色|中国式现代化|总体国家安全观|意识形态|重要(?:讲话|论述|指示|思想)"
)


def is_of_theory(text: str) -> bool:
    """Tell whether words speak of theory or the party."""
    return bool(_THEORY.search(text))
