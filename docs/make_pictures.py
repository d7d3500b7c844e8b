"""Makes the pictures of the READMEs again: `python docs/make_pictures.py [FOLDER]`.

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

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DPI = "100"
PICTURES = {"交流研讨材料": "教学评一体化", "心得体会": "护理安全"}

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
    """Draft each example, lay it out, and keep its first page as a picture in a folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, example in PICTURES.items():
            draft = folder / f"{example}.docx"
            outline = ROOT / "examples" / f"{example}.yaml"
            _run([sys.executable, "-m", "app", "draft", str(outline), "-o", str(draft)])
            picture(draft, target / kind, folder)


def picture(document: Path, target: Path, folder: Path, height: int = 0) -> None:
    """Keep the first page of a Word file as `target`.png; `folder` is for what comes between.

    Of a page that is mostly empty the upper `height` is enough, in millimetres.
    """
    fonts = _font_file(folder)
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ["soffice", office, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, str(document)], FONTCONFIG_FILE=str(fonts))
    page = ["pdftoppm", "-r", DPI, "-f", "1", "-l", "1", "-singlefile", "-png"]
    page += ["-H", str(round(height / 25.4 * int(DPI)))] if height else []
    _run([*page, str(folder / f"{document.stem}.pdf"), str(target)])


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


def _run(command: list[str], **environment: str) -> None:
    subprocess.run(  # noqa: S603 - the commands are this file's own
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "images")
