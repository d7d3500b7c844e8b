"""What a Word file holds beside the paragraphs of its body, in words for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages import N_, _
from app.models.report import LeftOut
from app.patterns import lazy
from app.word.paragraphs import body_paragraphs
from app.word.stories import text_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from app.word.package import Package

_TEXTS = ("header", "footer", "footnotes", "endnotes", "comments")
_DRAWN = ("chart", "diagramData")
_WORDLESS = {
    N_("图片"): ("{*}blip", "{*}imagedata"),
    N_("公式"): ("{*}oMath",),
    N_("嵌入的对象"): ("{*}OLEObject",),
}
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
# A page number and the words around it (第 1 页 共 2 页) are no words of the report's.
_NUMBER_OF_PAGE = lazy(r"(?:[\W\d_]|[第共总页之]|page|of)*", re.IGNORECASE)
_LONGEST_SHOWN = 20


def left_out(package: Package) -> tuple[LeftOut, ...]:
    """Return what of a Word file is not read, in one line, if there is any: 页眉“内部资料”."""
    if named := _("、").join(_named(package)):
        return (LeftOut(what=_("没有读{}").format(named), hint=_("要用其中的字，就写到正文里")),)
    return ()


def _named(package: Package) -> Iterator[str]:
    texts: dict[str, dict[str, None]] = {}
    for source in text_sources(package):
        if source.kind in _TEXTS:
            paragraphs = body_paragraphs(package.story(source.name))
            found = [paragraph.text for paragraph in paragraphs]
        elif source.kind in _DRAWN:
            found = _drawn(package.story(source.name))
        else:
            continue
        texts.setdefault(source.title, {}).update(dict.fromkeys(filter(_has_words, found)))
    body = package.story(package.main)
    art = dict.fromkeys(each.get("string", "") for each in body.iter(_WORD_ART))
    texts[N_("艺术字")] = dict.fromkeys(filter(_has_words, art))
    yield from (_quoted(title, list(found)) for title, found in texts.items() if found)
    yield from (
        _(name) for name, tags in _WORDLESS.items() if next(body.iter(*tags), None) is not None
    )
    if package.embedded_files:
        yield _("并入的文件")


def _drawn(root: etree._Element) -> list[str]:
    """Return the texts of a chart or a diagram, whose paragraphs are not Word's own."""
    return [
        "".join(text.text or "" for text in paragraph.iter("{*}t"))
        for paragraph in root.iter("{*}p")
    ]


def _has_words(text: str) -> bool:
    return not _NUMBER_OF_PAGE.fullmatch(text)


def _quoted(title: str, texts: Sequence[str]) -> str:
    first = " ".join(texts[0].split())
    shown = first if len(first) <= _LONGEST_SHOWN else f"{first[:_LONGEST_SHOWN]}…"
    told = _("{title}“{text}”") if len(texts) == 1 else _("{title}“{text}”等 {count} 处")
    return told.format(title=_(title), text=shown, count=len(texts))
