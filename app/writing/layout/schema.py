"""The JSON Schema of a user's own layout file, for editors to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import InputError
from app.files.editors import for_editors, shown_key
from app.writing.layout.loading import BASE, about_layout, layout_names, load_layout
from app.writing.layout.model import Layout
from app.writing.layout.units import SIZE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

_WHOLE = ("Heading",)  # Lists replace those of the base as a whole, so their members say all.
_MAY_BE_FALSE = ("grid", "page_number")

KEYS: dict[str, tuple[str, str]] = {
    "base": (
        "底版式",
        "以哪个版式为底；不写就是 gbt9704，本文件只写不同的项；各项都自己写的写 false",
    ),
    "page": ("页面", "纸张和页边距"),
    "width": ("纸宽", "纸宽，毫米"),
    "height": ("纸高", "纸高，毫米"),
    "margins": ("页边距", "页边距，毫米"),
    "top": ("上边距", "上边距，毫米"),
    "bottom": ("下边距", "下边距，毫米"),
    "left": ("左边距", "左边距，毫米"),
    "right": ("右边距", "右边距，毫米"),
    "footer": ("页脚", "页脚下沿到纸边，毫米"),
    "grid": ("网格", "每页行数、每行字数；不要网格写 false"),
    "lines": ("行数", "每页行数"),
    "characters": ("字数", "每行字数"),
    "line_pitch": ("行距", "行距，磅；在 grid 里不写就由版心均分，在别处写了就是固定行距"),
    "body": ("正文", "正文；别的各项没有写的字体、字号都与它相同"),
    "title": ("标题", "文章标题"),
    "shaped": ("分行", "过长的标题按词分行，排成梯形或菱形；不要写 false"),
    "byline": ("署名", "标题下的署名和日期"),
    "salutation": ("称谓", "称谓"),
    "signoff": ("结束语", "结束语"),
    "tail": ("落款", "文末的落款：署名和日期"),
    "attachments": ("附件说明", "文末的附件说明"),
    "contact": ("联系人", "文末的联系人（附注）"),
    "copies": ("抄送", "文末的抄送（版记）"),
    "hanging": ("悬挂", "回行与名称的第一个字对齐；不要写 false"),
    "rule": ("分隔线", "上下两条分隔线的粗细，毫米；0 是没有"),
    "inner_rule": ("中间分隔线", "中间分隔线的粗细，毫米；0 是没有"),
    "at_page_end": ("放在页底", "放在最后一页的页底；写 false 就接在正文后面"),
    "table": ("表格", "表格里的字"),
    "header": ("表头", "表头"),
    "date_shift": ("日期右移", "落款的日期比署名右移几个字；不写就各自靠右"),
    "as_body": ("同正文", "落款里以这些字开头的行同正文"),
    "as_salutation": ("同称谓", "落款里以这些字开头的行同称谓"),
    "headings": ("各级标题", "各级标题；写了就整个换掉，不与底版式合并"),
    "level": ("层次", "标题的层次，从 1 起"),
    "numbers": ("序号", "这一类标题的第一个序号，如 一、 （一） 一是"),
    "page_number": ("页码", "页码；不要页码写 false"),
    "text": ("页码的样子", "页码的样子，{n} 是页数，如 — {n} —"),
    "odd": ("单页", "单页的页码在哪边"),
    "even": ("双页", "双页的页码在哪边"),
    "gap": ("空缺", "还没有填的地方用什么颜色标出；none 是不标"),
    "comment": ("批注", "--sources 的批注"),
    "fallbacks": ("代替的字体", "电脑上没有某种字体时用什么代替"),
    "chinese": ("中文字体", "中文用的字体"),
    "latin": ("西文字体", "西文和数字用的字体"),
    "size": ("字号", "名称（三号）或磅数（16）"),
    "bold": ("加粗", "字加粗；不加粗不写"),
    "align": ("对齐", "左、中、右，或两端对齐"),
    "indent": ("首行缩进", "首行空几个字；页码是离版心边几个字"),
    "right_indent": ("右缩进", "右边空几个字"),
    "blank_before": ("段前空行", "前面空几行"),
    "blank_after": ("段后空行", "后面空几行"),
}
"""What each key of a layout file is called and says; it means the same wherever it stands."""

_MEANINGS: Mapping[Any, str] = {
    "left": "靠左",
    "centre": "居中",
    "right": "靠右",
    "justified": "两端对齐",
    "yellow": "黄",
    "green": "绿",
    "cyan": "青",
    "magenta": "品红",
    "blue": "蓝",
    "red": "红",
    "darkBlue": "深蓝",
    "darkCyan": "深青",
    "darkGreen": "深绿",
    "darkMagenta": "深品红",
    "darkRed": "深红",
    "darkYellow": "深黄",
    "darkGray": "深灰",
    "lightGray": "浅灰",
    "none": "不标",
    **{name: f"{points:g} 磅" for name, points in SIZE_NAMES.items()},
}


def layout_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a layout file, which may leave any key to its base.

    What JSON Schema cannot say, or only at length, is left to `load_layout`: that lines and
    characters fit the page, that an ordinal is one, that a Word file can hold a name.
    """
    made = for_editors(Layout.model_json_schema(), _shown)
    parts = {name: _part(name, schema) for name, schema in made.pop("$defs").items()}
    root = _part("Layout", made)
    bases = [*layout_names(), False]
    about = [*map(about_layout, layout_names()), "各项都自己写"]
    base = {**shown_key(BASE, *KEYS[BASE]), "enum": bases, "enumDescriptions": about}
    return {
        "title": "拟稿版式",
        **root,
        "properties": {BASE: base, **root["properties"]},
        **_whole_grid(),
        "$defs": parts,
    }


def _shown(_: Schema, key: str) -> Schema:
    return {**shown_key(key, *KEYS[key]), "meanings": _MEANINGS}


def _part(name: str, schema: Schema) -> Schema:
    """Return what a file may say of a part of a layout, as much of it as it likes."""
    properties = {key: _or_false(key, value) for key, value in schema["properties"].items()}
    part: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**part, "required": schema["required"]} if name in _WHOLE else part


def _or_false(key: str, value: Schema) -> Schema:
    """Return the schema with `false` for a part that a layout may do without."""
    if key not in _MAY_BE_FALSE:
        return value
    part, nothing = value["anyOf"]
    return {**value, "anyOf": [{**part, "title": KEYS[key][0]}, {"const": False}, nothing]}


def _whole_grid() -> Schema:
    """Return the rule that a grid over a base without one says both of its figures."""
    bases = [name for name in layout_names() if _has_no_grid(name)]
    without = {"properties": {BASE: {"enum": [*bases, False]}}, "required": [BASE]}
    return {
        "if": without,
        "then": {"properties": {"grid": {"required": ["lines", "characters"]}}},
    }


def _has_no_grid(name: str) -> bool:
    try:
        return load_layout(name).grid is None
    except InputError:  # A layout of the user's own may be in the making.
        return False
