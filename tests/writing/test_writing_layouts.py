"""Layout profiles: the shipped ones, and a user's own laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.writing import Layout, load_layout
from app.writing.profiles import LAYOUT_NAMES


def _own(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


def _refusal(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as refused:
        load_layout(str(_own(folder, text)))
    return str(refused.value)


def test_the_names_are_those_of_the_shipped_files(checkout: Path) -> None:
    files = (checkout / "app/writing/layouts").glob("*.yaml")
    assert sorted(LAYOUT_NAMES) == sorted(file.stem for file in files)


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_a_shipped_layout_loads(name: str) -> None:
    assert isinstance(load_layout(name), Layout)


def test_gbt9704_holds_the_figures_of_the_standard() -> None:
    layout = load_layout("gbt9704")
    page, margins = layout.page, layout.page.margins
    paper: list[float] = [page.width, page.height, page.text_width, page.text_height]
    white: list[float] = [margins.top, margins.bottom, margins.left, margins.right]
    type_sizes: list[float] = [layout.body.size, layout.title.size or 0]
    assert paper == [210, 297, 156, 225]
    assert white == [37, 35, 28, 26]
    assert type_sizes == [16, 22]


def test_the_system_fonts_are_all_of_windows_and_nothing_else_differs() -> None:
    system, official = load_layout("gbt9704-system-fonts"), load_layout("gbt9704")
    assert set(system.fonts) == {"仿宋", "楷体", "黑体", "宋体", "Times New Roman"}
    fonts = {"chinese": None, "latin": None, "bold": False}
    alike = [
        {
            **layout.model_dump(exclude={"headings", "fallbacks"}),
            **{
                name: getattr(layout, name).model_copy(update=fonts).model_dump()
                for name in ("body", "title", "byline")
            },
            "headings": [heading.model_copy(update=fonts) for heading in layout.headings],
        }
        for layout in (system, official)
    ]
    assert alike[0] == alike[1]


def test_an_own_file_can_build_on_a_profile_that_builds_on_another(tmp_path: Path) -> None:
    own = load_layout(str(_own(tmp_path, "base: gbt9704-system-fonts\nbody: {size: 小三}\n")))
    assert (own.body.chinese, own.body.size) == ("仿宋", 15.0)
    assert own.page == load_layout("gbt9704").page


def test_the_grid_is_worked_out_from_the_page() -> None:
    layout = load_layout("gbt9704")
    assert layout.line_pitch == 28.95
    assert layout.character_spacing == -5
    assert round(layout.character_pitch * 2, 2) == 31.59


def test_an_own_file_says_only_what_differs(tmp_path: Path) -> None:
    path = _own(tmp_path, "body: {chinese: 仿宋}\ngrid: {line_pitch: 28}\n")
    own, shipped = load_layout(str(path)), load_layout("gbt9704")
    assert own.body == shipped.body.model_copy(update={"chinese": "仿宋"})
    assert own.line_pitch == 28.0
    assert own.title == shipped.title


def test_an_own_file_can_build_on_another_profile(tmp_path: Path) -> None:
    own = load_layout(str(_own(tmp_path, "base: plain\nbody: {size: 四号}\n")))
    assert own.grid is None
    assert own.body.chinese == "宋体"
    assert own.body.size == 14.0


def test_a_part_can_be_left_out(tmp_path: Path) -> None:
    own = load_layout(str(_own(tmp_path, "page_number: false\ngrid: false\n")))
    assert own.page_number is None
    assert own.line_pitch is None


def test_a_page_without_numbers_may_have_a_footer_of_any_height(tmp_path: Path) -> None:
    own = load_layout(str(_own(tmp_path, "page_number: false\npage: {margins: {bottom: 10}}\n")))
    assert own.page.margins.bottom == 10.0


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="gbt9704、plain"):
        load_layout("gb9704")


def test_a_missing_file_is_told() -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        load_layout("nowhere/own.yaml")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("body:\n  size: 大号\n", ":2:9:", "“大号”不是字号"),
        ("body:\n  siez: 16\n", ":2:", "是不是“size”？"),
        ("title: {align: center}\n", ":1:16:", "“align”不能写“center”"),
        ("page:\n  margins: {left: 28cm}\n", ":2:19:", "毫米"),
        ("page:\n  margins: {left: 120, right: 120}\n", ":2:", "左右边距加起来比纸还宽"),
        ("page:\n  margins: {top: 200, bottom: 100}\n", ":2:", "上下边距加起来比纸还高"),
        ("grid: {lines: 30, line_pitch: 28}\n", ":1:7:", "一页放不下"),
        ("grid: {characters: 40}\n", ":1:", "一行放不下"),
        ("grid: {lines: 0}\n", ":1:15:", "1 到 200"),
        ("headings:\n  - {level: 1, numbers: [甲]}\n", ":2:", "“甲”不是序号"),
        ("headings: []\n", ":1:", "至少写一种"),
        (
            "headings:\n  - {level: 1, numbers: [一、]}\n  - {level: 2, numbers: [二、]}\n",
            ":2:",
            "“二、”这一类序号",
        ),
        ("page_number: {text: 第页}\n", ":1:", "要有一个 {n}"),
        ("gap: 黄\n", ":1:6:", "“gap”不能写“黄”: 可以写 yellow、green、"),
        ("gap:\n", ":1:1:", "“gap”不能写“空”"),
        ("base: gb\nbody: {}\n", ":1:7:", "没有叫“gb”的版式"),
        ("- 1\n", ":1:1:", "键: 值"),
        ("body:\n  chinese: ''\n", ":2:12:", "字体名是空的"),
        (f"body: {{latin: {'A' * 32}}}\n", ":1:15:", "最多 31 个字"),
        ("title: {size: 0.01}\n", ":1:15:", "不是磅数"),
        ("base:\n", ":1:1:", "“base”要写一个版式的名称"),
        ("base: [plain]\n", ":1:7:", "“base”要写一个版式的名称"),
        ("page: {margins: {bottom: 25}}\npage_number: {size: 四号}\n", ":2:14:", "改小 page"),
        ("page: {footer: 35}\n", ":1:", "改小 page 里的 footer"),
        ('body: {chinese: "仿\\x01宋"}\n', ":1:17:", "控制字符"),
        ('page_number: {text: "\\x01{n}"}\n', ":1:21:", "控制字符"),
        ('fallbacks: {仿宋: "宋\\x01体"}\n', ":1:17:", "控制字符"),
        ("fallbacks: {仿宋: ''}\n", ":1:17:", "字体名是空的"),
        ("body:\n  chinese:\n", ":2:3:", "“chinese”要写成文字"),
        ("headings:\n  - {level: 一}\n", ":2:13:", "“level”要写成整数"),
        ("body: {indent: 两字}\n", ":1:16:", "“indent”要写成数"),
        ("body: {indent: -1}\n", ":1:16:", "0 到 40"),
        ("tail: {as_body: ['']}\n", ":1:18:", "开头的字是空的"),
        ("comment: {size: 大}\n", ":1:17:", "不是字号"),
    ],
)
def test_a_fault_has_its_place_and_advice(
    tmp_path: Path, text: str, place: str, words: str
) -> None:
    refusal = _refusal(tmp_path, text)
    assert f"own.yaml{place}" in refusal
    assert words in refusal
    assert "Input should" not in refusal


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    assert len(_refusal(tmp_path, "gap: 黄\nbody: {size: 大}\n").splitlines()) == 2
