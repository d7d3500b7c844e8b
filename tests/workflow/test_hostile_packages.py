"""Every command that takes a Word or an Excel file: a bomb is refused by name, at once and small.

What is large and sound passes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.files.parts import Parts
from app.files.tables.workbook import Workbook
from app.reading import read_report
from app.word.package import Package
from app.word.refusal import refuse
from tests.files.zip_entries import STORED, Entry, entry, repeated, zipped
from tests.word.test_word_packages import W, document, relations, text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SECONDS, _MEGABYTES = 1.0, 300
_OPENED, _CLOSED = document("|").split("|")
_ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_RUN = """
import contextlib, io, json, pathlib, re, sys, time
from app.cli.main import main
for args in json.loads(sys.argv[1]):
    start = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as e:
        code = main(args)
    print(json.dumps([code, time.process_time() - start, e.getvalue()]))
# What is told of a process's resources counts what it was before it became this one.
status = pathlib.Path("/proc/self/status").read_text("utf-8")
print(int(re.search("VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""


def _word(*entries: Entry) -> bytes:
    """A Word file whose body is a text, but for the entries that are given."""
    given = {each.name for each in entries}
    sound = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document(text("在XX市学习")),
        "word/_rels/document.xml.rels": relations("styles|styles.xml", "comments|comments.xml"),
    }
    return zipped(*(entry(*each) for each in sound.items() if each[0] not in given), *entries)


def _excel(*entries: Entry) -> bytes:
    given = {each.name for each in entries}
    sheet = '<row><c t="inlineStr"><is><t>占位</t></is></c></row>'
    sound = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="表" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            "worksheet|s.xml", "sharedStrings|t.xml", "styles|y.xml"
        ),
        "xl/s.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/t.xml": f'<sst xmlns="{_MAIN}"/>',
        "xl/y.xml": f'<styleSheet xmlns="{_MAIN}"/>',
    }
    return zipped(*(entry(*each) for each in sound.items() if each[0] not in given), *entries)


_BODY = "word/document.xml"
_STYLES = f'<w:styles xmlns:w="{W}">'
_WORD_BOMBS = {
    "四千万段": (_BODY, _word(repeated(_BODY, _OPENED, "<w:p/>", 40_000_000, _CLOSED))),
    "注释": (_BODY, _word(repeated(_BODY, f"{_OPENED}<!--", "x", 500_000_000, f"-->{_CLOSED}"))),
    "一格字": (_BODY, _word(repeated(_BODY, f"{_OPENED}<w:t>", "字", 99_000_000, "</w:t>"))),
    "谎报": (_BODY, _word(repeated(_BODY, _OPENED, "<w:p/>", 40_000_000, "")._replace(size=900))),
    "实体": (_BODY, _word(entry(_BODY, f"<!DOCTYPE a [{_ENTITIES}]>{document(text('&a11;'))}"))),
    "十一万段": (_BODY, _word(entry(_BODY, document(text("在XX市") * 110_000), STORED))),
    "样式": (
        "word/styles.xml",
        _word(repeated("word/styles.xml", _STYLES, "<w:style/>", 20_000_000, "</w:styles>")),
    ),
    "批注": (
        "word/comments.xml",
        _word(repeated("word/comments.xml", f'<w:comments xmlns:w="{W}">', "<w:p/>", 9**8, "")),
    ),
}
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>'
_EXCEL_BOMBS = {
    "四千万行": ("xl/s.xml", _excel(repeated("xl/s.xml", _SHEET, "<row/>", 40_000_000, ""))),
    "一行": ("xl/s.xml", _excel(repeated("xl/s.xml", f"{_SHEET}<row>", "<c/>", 50_000_000, ""))),
    "别的": ("xl/s.xml", _excel(entry("xl/s.xml", _SHEET + "<x/>" * 1_600_000, STORED))),
    "文字": ("xl/t.xml", _excel(repeated("xl/t.xml", f'<sst xmlns="{_MAIN}">', "<si/>", 9**8, ""))),
    "格式": ("xl/y.xml", _excel(repeated("xl/y.xml", "<styleSheet>", "<xf/>", 9**8, ""))),
}
# The one of each that every command is given; the others differ in what reads them.
_FOR_ALL = ("四千万段", "四千万行")


def _word_commands(path: str, folder: Path) -> dict[str, list[str]]:
    made = iter(str(folder / f"成{n}.docx") for n in count())
    draft = str(folder / "稿.md")
    return {
        "read": ["read", path],
        "fill": ["fill", path, "--set", "XX市=济南市", "-o", next(made)],
        "list": ["fill", path, "--list"],
        "check": ["check", path],
        "export": ["export", draft, "--reference", path, "-o", next(made)],
        "mine": ["mine", path, "-o", str(folder / "词库")],
        "new": ["new", "--from", path, "-o", str(folder / "提纲.yaml")],
    }


def _excel_commands(path: str, folder: Path) -> list[list[str]]:
    form, made = str(folder / "表.docx"), str(folder / "成")
    return [
        ["fill", form, "--names", path, "-o", f"{made}.docx"],
        ["fill", form, "--table", path, "-o", f"{made}/{{占位}}.docx"],
        ["fill", form, "--rows", path, "-o", f"{made}.docx"],
        ["fill", form, "--list", "--sheet", path, "--force"],
        ["batch", str(folder / "范.yaml"), "--table", path, "-o", f"{made}/{{占位}}.docx"],
    ]


def _cases(folder: Path) -> list[tuple[list[str], str]]:
    """Return command lines, each with the part that it must name."""
    cases = []
    for name, (part, data) in _WORD_BOMBS.items():
        path = folder / f"{name}.docx"
        path.write_bytes(data)
        commands = _word_commands(str(path), folder)
        known = commands if name in _FOR_ALL else ("read", "check") if part == _BODY else ("read",)
        cases += [(commands[each], f"{path}: ;{part}") for each in known]
    for name, (part, data) in _EXCEL_BOMBS.items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(data)
        lines = _excel_commands(str(path), folder)[: None if name in _FOR_ALL else 1]
        cases += [(each, f"{path}: ;{part}") for each in lines]
    return cases


def test_a_bomb_is_refused_by_name_within_a_second_and_little_memory(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text("# 学习心得\n\n一是学。要学。\n", encoding="utf-8")
    (tmp_path / "范.yaml").write_text("单位: 学校\n主题: 学习\n", encoding="utf-8")
    (tmp_path / "表.docx").write_bytes(_word())
    cases = _cases(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    ended = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps([args for args, _ in cases])],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=Path(__file__).resolve().parents[2],
    )
    *lines, memory = ended.stdout.splitlines()
    for (args, named), line in zip(cases, lines, strict=True):
        code, seconds, said = json.loads(line)
        assert code == 2, (args, said)
        assert all(each in said for each in named.split(";")), (args, said)
        assert seconds < _SECONDS, args
    assert int(memory) < _MEGABYTES
    assert sorted(tmp_path.rglob("*")) == before


def _pages(number: int) -> Iterable[str]:
    for n in range(number):
        for at in range(5):
            words = (
                f"第{n}页第{at}段讲的是第{n * 7 + at * 13}件事，我们要把学到的东西用到工作中去。"
            )
            yield f'<w:p w:rsidR="00A{n:05d}"><w:r><w:t>{words * 2}</w:t></w:r></w:p>'


def test_a_report_of_870_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "长.docx"
    path.write_bytes(_word(entry(_BODY, document("".join(_pages(870))))))
    assert len(read_report(path).paragraphs) == 870 * 5


def test_a_body_of_12_megabytes_is_opened() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong" w:hint="eastAsia"/></w:rPr>'
    shape = f'<w:p w:rsidR="00A1"><w:r>{fonts}<w:t xml:space="preserve">{{}}</w:t></w:r></w:p>'
    xml = document("".join(shape.format("学习成果转化" * 8 + str(n)) for n in range(40_000)))
    assert len(xml.encode()) > 12_000_000
    package = Package(_word(entry(_BODY, xml, STORED)))
    assert sum(1 for _ in package.story(package.main).iter("{*}t")) == 40_000


def test_a_worksheet_of_200_000_rows_is_opened() -> None:
    row = '<row r="{0}"><c r="A{0}" t="s"><v>{0}</v></c><c r="B{0}"><v>{0}.5</v></c></row>'
    rows = "".join(row.format(n) for n in range(1, 200_001))
    sheet = entry("xl/s.xml", f"{_SHEET}{rows}</sheetData></worksheet>", STORED)
    book = Workbook(_excel(sheet), "表.xlsx")
    (found,) = book.worksheets
    assert sum(1 for _ in book.parts.elements(found.part, "row")) == 200_000


def test_what_is_read_in_pieces_leaves_nothing_behind() -> None:
    data = zipped(entry("a.xml", f"<a>{'<x><x><row/></x></x>' * 20_000}</a>"))
    parts = Parts(data, "", "a.xml", lambda why: refuse(data, "", why))
    *_, last = parts.elements("a.xml", "row")
    assert sum(1 for _ in last.getroottree().iter()) < 12_000
