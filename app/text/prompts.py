"""What a prompt asks for: 姓名 of [点击此处输入姓名], Your Name of [Type your name]."""

from __future__ import annotations

from app.patterns import lazy

_BRACKETS = "[]【】〔〕［］（）()<>《》「」‹› "
_OPENING = lazy(
    r"(?:请|点击|单击|双击|点按|点此|或|此处|这里|在此|以|来|后|并|输入|键入|填写|填入|录入|写明|选择|选取|您的?|你的?|的)+"
    r"|(?:(?:please|click|tap|double-click|here|or|to|enter|type|insert|select|choose|pick|your|the"
    r"|an?)\b\s*)+",
    2,  # re.IGNORECASE
)
_NOTHING = lazy(r"(?:一项|一个|项目?|文[字本]|内容|数据|text|item|something|here)?[。.…\s]*", 2)

_SENTENCE = lazy(r"[。！？；]|[.!?](?:\s|$)")
_LONGEST = 24


def asked_by_prompt(prompt: str, *, sure: bool = False) -> str:
    """Return what a prompt asks for; nothing for one that only says that something is to be typed.

    With `sure` nothing, too, for what neither opens like a prompt nor stands in brackets, and for
    whole sentences.
    """
    words = prompt.strip(_BRACKETS)
    opening = _OPENING.match(words)
    rest = words[opening.end() :].strip(_BRACKETS) if opening else words
    is_prompt = opening is not None or words != prompt.strip()
    is_name = len(rest) <= _LONGEST and not _SENTENCE.search(rest)
    if _NOTHING.fullmatch(rest) or (sure and not (is_prompt and is_name)):
        return ""
    return rest.rstrip("。.…：:")
