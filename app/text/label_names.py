"""The labels of a form and the headers of a list: which of them ask for the same thing."""

from __future__ import annotations

from unicodedata import normalize

from app.patterns import lazy

_SPACE = lazy(r"[\s_]+")
_ASIDE = lazy(r"[（(][^（）()]*[)）]$")
_ENDS = "：:*＊"


def label_key(label: str) -> str:
    """Return a label as it is compared: without blanks, colons and what stands in brackets behind.

    姓 名：, *姓名 and 姓名（必填） are one label.
    """
    key = _SPACE.sub("", normalize("NFKC", label)).strip(_ENDS)
    return _ASIDE.sub("", key).strip(_ENDS) or key


def matches(label: str, header: str) -> bool:
    """Tell whether a form's label and the header of a column ask for the same thing."""
    return label_key(label) == label_key(header)
