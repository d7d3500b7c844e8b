"""Makes the pictures of the READMEs and of check.md again: `python docs/make_pictures.py [FOLDER]`.

Needs LibreOffice (`soffice`), poppler (`pdftoppm`) and, as Debian calls them, the packages
fonts-noto-cjk and fonts-arphic-ukai. The official typefaces are not free; fontconfig is told here
which free ones stand in for them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DPI = "100"
PICTURES = {"交流研讨材料": "教学评一体化", "心得体会": "护理安全"}
CHECKED = ROOT / "examples" / "待查.md"

# LibreOffice prints no comments beside the page, so they are set there.
_PAGE_WIDTH = Pt(595)
_MARGIN = Pt(250)
_SHOWN = Pt(520)

STAND_INS = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
    "楷体_GB2312": "AR PL UKai CN",
    # Its letters and figures are near enough, and no other package is needed for them.
    "Times New Roman": "Noto Serif CJK SC",
}


def main(target: Path) -> None:
    """Draft each example, mark another, and keep their first pages as pictures in a folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, example in PICTURES.items():
            draft = folder / f"{example}.docx"
            outline = ROOT / "examples" / f"{example}.yaml"
            _run([sys.executable, "-m", "app", "draft", str(outline), "-o", str(draft)])
            picture(draft, target / kind, folder)
        marked = folder / "批注.docx"
        # A draft in which something is wrong for certain ends with 1.
        command = [sys.executable, "-m", "app", "check", str(CHECKED), "--mark", str(marked)]
        _run(command, ends=1)
        (target / "check").mkdir(exist_ok=True)
        _with_comments(marked, target / "check" / "批注", folder)


def picture(document: Path, target: Path, folder: Path, height: int = 0) -> None:
    """Keep the first page of a Word file as `target`.png; `folder` is for what comes between.

    Of a page that is mostly empty the upper `height` is enough, in millimetres.
    """
    printed = _printed(document, folder)
    page = ["pdftoppm", "-r", DPI, "-f", "1", "-l", "1", "-singlefile", "-png"]
    page += ["-H", str(round(height / 25.4 * int(DPI)))] if height else []
    _run([*page, str(printed), str(target)])


def _printed(document: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a file."""
    fonts = _font_file(folder)
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ["soffice", office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, str(document)], FONTCONFIG_FILE=str(fonts))
    return folder / f"{document.stem}.pdf"


def _with_comments(document: Path, target: Path, folder: Path) -> None:
    """Keep the upper part of the first page of a Word file with its comments in the margin.

    Their words are tinted, as Word tints them.
    """
    word: Any = Document(str(document))
    comments = [comment.text.split("\n") for comment in word.comments]
    _tint(word.element.body)
    tinted = folder / "tinted.docx"
    word.save(str(tinted))
    page = ["pdftoppm", "-r", "200", "-singlefile", "-png", "-H", str(round(_SHOWN.pt * 200 / 72))]
    _run([*page, str(_printed(tinted, folder)), str(folder / "page")])
    sheet = folder / "sheet.docx"
    _beside(folder / "page.png", comments).save(str(sheet))
    picture(sheet, target, folder)


def _tint(body: Any) -> None:
    inside: set[str] = set()
    for element in body.iter():
        if element.tag == qn("w:commentRangeStart"):
            inside.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            inside.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:r") and inside:
            element.get_or_add_rPr().append(_shade("F4B8B4"))


def _beside(page: Path, comments: list[list[str]]) -> Any:
    """Return a sheet with a picture of a page, and in its margin the comments."""
    sheet: Any = Document()
    section = sheet.sections[0]
    section.page_width, section.page_height = _PAGE_WIDTH + _MARGIN, _SHOWN + Pt(20)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", 0)
    section.header_distance = section.footer_distance = 0
    table = sheet.add_table(1, 2)
    table.autofit = False
    for column, width in zip(table.columns, (_PAGE_WIDTH, _MARGIN), strict=True):
        column.width = column.cells[0].width = width
    left, right = table.rows[0].cells
    left.paragraphs[0].add_run().add_picture(str(page), width=_PAGE_WIDTH - Pt(12))
    for lines in comments:
        paragraph = right.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(7)
        paragraph.paragraph_format.element.get_or_add_pPr().append(_shade("FDEEED"))
        for number, line in enumerate(lines):
            run = paragraph.add_run(line if number == len(lines) - 1 else f"{line}\n")
            run.font.size = Pt(9.5)
            run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    return sheet


def _shade(colour: str) -> Any:
    shade = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": colour}.items():
        shade.set(qn(f"w:{name}"), value)
    return shade


def _font_file(folder: Path) -> Path:
    aliases = "".join(
        f'<match><test name="family"><string>{ours}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{free}</string></edit></match>'
        for ours, free in STAND_INS.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


def _run(command: list[str], ends: int = 0, **environment: str) -> None:
    ended = subprocess.run(  # noqa: S603 - the commands are this file's own
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        stdout=subprocess.DEVNULL,
    )
    if ended.returncode != ends:
        raise subprocess.CalledProcessError(ended.returncode, command)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "images")
