"""Layouts: the shipped ones, and a user's own laid over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.writing import Layout, load_layout
from app.writing.layout.loading import layout_names


def _own(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


def _refusal(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as refused:
        load_layout(str(_own(folder, text)))
    return str(refused.value)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for layouts of the user who works where the test then does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    folder = tmp_path / "layouts"
    folder.mkdir()
    return folder


def test_the_names_are_those_of_the_shipped_files(checkout: Path, folder: Path) -> None:
    shipped = {file.stem for file in (checkout / "layouts").glob("*.yaml")}
    assert set(layout_names()) == shipped
    assert layout_names()[0] == "gbt9704"


@pytest.mark.parametrize("where", ["layouts", "home/layouts"])
def test_a_file_in_a_folder_for_layouts_is_known_by_its_name(
    folder: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / where).mkdir(parents=True, exist_ok=True)
    (tmp_path / where / "区里.yaml").write_text("base: plain\nbody: {size: 四号}\n", "utf-8")
    assert load_layout("区里").body.size == 14.0
    above = load_layout(str(_own(tmp_path, "base: 区里\ngap: red\n")))
    assert (above.gap, above.body.size, above.grid) == ("red", 14.0, None)
    with pytest.raises(InputError, match="gbt9704、gbt9704-system-fonts、plain、区里，"):
        load_layout("街道")


def test_a_file_with_the_name_of_a_shipped_layout_goes_before_it_and_is_laid_over_it(
    folder: Path,
) -> None:
    shipped = load_layout()
    (folder / "gbt9704.yaml").write_text("gap: green\n", "utf-8")
    assert load_layout() == shipped.model_copy(update={"gap": "green"})
    (folder / "plain.yaml").write_text("base: plain\ngap: red\n", "utf-8")
    plain = load_layout("plain")
    assert (plain.gap, plain.body.chinese) == ("red", "宋体")


def test_files_that_are_each_others_bases_are_told(folder: Path) -> None:
    for name, base in (("甲", "乙"), ("乙", "丙"), ("丙", "甲")):
        (folder / f"{name}.yaml").write_text(f"gap: red\nbase: {base}\n", "utf-8")
    with pytest.raises(InputError, match=r"丙\.yaml:2:7: “甲”以本文件为底，本文件又以它为底"):
        load_layout("甲")


def test_a_fault_of_a_base_is_told_in_the_base(folder: Path, tmp_path: Path) -> None:
    (folder / "区里.yaml").write_text("body:\n  size: 大\n", "utf-8")
    with pytest.raises(InputError, match=r"区里\.yaml:2:9: “大”不是字号"):
        load_layout(str(_own(tmp_path, "base: 区里\nbody: {size: 三号}\n")))


def test_a_file_without_a_base_says_all_itself(folder: Path, checkout: Path) -> None:
    text = (checkout / "layouts/plain.yaml").read_text("utf-8")
    (folder / "全.yaml").write_text(text, "utf-8")
    assert load_layout("全") == load_layout("plain")
    (folder / "缺.yaml").write_text("base: false\nbody: {chinese: 仿宋}\n", "utf-8")
    with pytest.raises(InputError, match="缺少“page”"):
        load_layout("缺")


@pytest.mark.parametrize("name", layout_names())
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
    with pytest.raises(InputError, match="gbt9704、gbt9704-system-fonts、plain，"):
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
        (f"grid: {{lines: {'9' * 400}}}\n", ":1:15:", "1 到 200"),
        (f"grid: {{lines: -{'9' * 400}}}\n", ":1:15:", "1 到 200"),
        ("body: {indent: 1e400}\n", ":1:16:", "0 到 40"),
        (f"body: {{size: {'9' * 400}}}\n", ":1:14:", "不是磅数"),
        (f"page: {{footer: {'9' * 5000}}}\n", ":1:16:", "毫米"),
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
