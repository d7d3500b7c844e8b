"""What `nigao doctor` found, in words: what is there, what is not, what that costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import N_, _
from app.workflow.outcome import Piece, Told, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.workflow.doctor import Access, Diagnosis, Folder, Font, Part

_KINDS: Mapping[str, str] = {
    "phrasebank": N_("词库"),
    "templates": N_("模板"),
    "layouts": N_("版式"),
    "rules": N_("规则"),
    "settings": N_("设置"),
    "cache": N_("缓存"),
}
_ACCESS: Mapping[Access, str] = {
    "nothing": N_("没有"),
    "none": N_("看不了：没有权限"),
    "read": N_("可以读"),
    "write": N_("可以读写"),
}


def tell(found: Diagnosis) -> Told:
    """Return all that was found, a line each under headings."""
    return joined([*_lines(found), ""])


def _lines(found: Diagnosis) -> Iterator[str]:
    yield f"nigao {found.nigao} · Python {found.python} · {found.platform}"
    yield f"  {found.executable}"
    said = _("、").join(f"{name}={value}" for name, value in found.locale.items())
    language = _("提示用的语言：{language}（{said}）；文件名的编码：{encoding}")
    yield language.format(
        language=found.language, said=said or _("环境里没有说"), encoding=found.encoding
    )
    yield from ("", Told(Piece(_("到哪里找（在前的优先）"), "question")))
    yield from map(_folder, found.folders)
    yield from ("", Told(Piece(_("版式用的字体"), "question")))
    yield from map(_font, found.fonts)
    if not all(font.installed for font in found.fonts):
        yield _(
            "  缺的字体只影响这台机器上看到的样子和转出的 PDF；Word 文件里写的还是原来的字体，"
            "在装了它的机器上就是它。装上字体，或用 --layout 换一种版式"
        )
    yield from (Told("  ", Piece(problem, "error")) for problem in found.problems)
    yield from ("", Told(Piece(_("不一定要装的"), "question")))
    yield from map(_part, found.parts)


def _folder(folder: Folder) -> Told:
    kind = _(_KINDS[folder.kind])
    if folder.shipped:
        kind = _("{}（自带）").format(kind)
    wrong = folder.access == "none" or (folder.shipped and folder.access == "nothing")
    access = Piece(_(_ACCESS[folder.access]), "error" if wrong else "")
    return Told(f"  {kind} ", Piece(folder.path, "place"), _("："), access)


def _font(font: Font) -> Told:
    layouts = Piece(_("（{}）").format(_("、").join(font.layouts)), "aside")
    if font.installed:
        return Told(f"  {font.name} ", layouts, _("："), _("有"))
    instead = _("没有，这台机器上由 Word 或 LibreOffice 自己挑一种代替")
    if font.stand_in:
        instead = _("没有，这台机器上用 {} 代替").format(font.stand_in)
    return Told(f"  {font.name} ", layouts, _("："), Piece(instead, "warning"))


def _part(part: Part) -> Told:
    if part.version:
        return Told(f"  {part.name}", _("："), part.version)
    lacking = _("没有：{without}。要装：{get}").format(without=part.without, get=part.get)
    return Told(f"  {part.name}", _("："), Piece(lacking, "warning"))
