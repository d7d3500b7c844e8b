"""Word files: places, controls and fields, numbers, tables, notes, pictures, our own drafts."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from tests.forms.building import HALVES, Form
from tests.placeholders.word_probe import packed, paragraph, probe, run
from tests.word.building_controls import bound, check_box, control, field, prompt, word
from tests.word.forms_of_words import line, table
from tests.word.picture_files import png

_ROOT = Path(__file__).resolve().parents[3]
_FORMS = ("01", "16", "34")
_TEXTS = (
    *(
        "推动XX市建设",
        "XX市XXX同志",
        "见【单位】",
        "张三（签名）",
        "20XX年X月X日",
        "*区委**",
        "____局",
    ),
    *("XX县", "首页XX", "页眉XX", "第X期", "脚注XX", "尾注XX", "批注XX", "XX市工作汇报"),
)
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="{1 + depth}"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{text}"/><w:pStyle w:val="h{depth}"/></w:lvl>'
    for depth, (form, text) in enumerate(
        [
            *(("chineseCounting", "%1、"), ("decimal", "%1.%2"), ("japaneseCounting", "（%3）")),
            *(("decimalEnclosedCircle", "%4"), ("lowerRoman", "%5)"), ("upperLetter", "%6.")),
            *(("bullet", "●"), ("none", ""), ("ideographTraditional", "%8")),
        ]
    )
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    f"{_LEVELS}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h0"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    "<w:pPr>"
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="u"><w:name w:val="under"/>'
    '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="t"><w:name w:val="Table Grid"/></w:style>'
)

_DATED = '<w:dateFormat w:val="yyyy年M月d日"/>'
_CHOICES = (
    '<w:dropDownList><w:listItem w:displayText="本科" w:value="1"/>'
    '<w:listItem w:value="硕士"/></w:dropDownList>'
)
_FORM_TEXT = (
    '<w:name w:val="姓名"/><w:textInput><w:type w:val="date"/>'
    '<w:format w:val="yyyy年M月d日"/></w:textInput>'
)
_FORM_BOX = (
    '<w:name w:val="党员"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
)
_FORM_CHOICE = (
    '<w:name w:val="学历"/><w:ddList><w:result w:val="0"/><w:listEntry w:val="本科"/>'
    '<w:listEntry w:val="硕士"/></w:ddList>'
)


@cache
def word_files() -> tuple[bytes, ...]:
    """Return Word files, the same every time."""
    forms = [Form(next((HALVES / "tuned").glob(f"{number}_*.yaml"))).docx() for number in _FORMS]
    example = (_ROOT / "examples" / "护理安全.docx").read_bytes()
    return (form(), probe(_TEXTS), _controls(), _numbered(), _pictured(), example, *forms)


def _controls() -> bytes:
    """A file with a control and a field of every sort."""
    hint = "<w:showingPlcHdr/>"
    said = prompt("单击此处输入文字。")
    controls = [
        control(f'<w:alias w:val="姓名"/><w:text/>{hint}', said),
        control(f'<w:alias w:val="学历"/>{hint}{_CHOICES}', prompt("选择一项。")),
        control(f"<w:date>{_DATED}</w:date>{hint}", said),
        control(check_box(name="党员"), run("☐")),
    ]
    fields = [
        run("姓名：") + field("FORMTEXT", run("     "), _FORM_TEXT),
        field("FORMCHECKBOX", None, _FORM_BOX) + run("党员"),
        field("FORMDROPDOWN", None, _FORM_CHOICE),
        field(r"MERGEFIELD 姓名 \* MERGEFORMAT", run("«姓名»")),
        f'<w:fldSimple w:instr=" MERGEFIELD 单位 ">{run("«单位»")}</w:fldSimple>',
        field("MACROBUTTON NoMacro [点此填写]") + field("PAGE", run("1")),
        field(r'DATE \@ "yyyy年M月d日"', run("2026年1月1日")),
    ]
    whole = control(f'<w:tag w:val="单位"/>{bound("/n:a/n:b")}{hint}', paragraph("单位"))
    lines = (f"<w:p>{held}</w:p>" for held in (*controls, *fields))
    return word(*lines, whole, data='<n:a xmlns:n="urn:form"><n:b>单位</n:b><n:c/></n:a>')


def _numbered() -> bytes:
    """A report whose numbers Word counts, with tracked changes, notes and a table."""
    lines: list[tuple[str, int | None]] = [
        ("一次学习的体会", None),
        ("各位领导，同志们：", None),
        ("我有三点体会。", None),
    ]
    lines += [(f"走到第{n}户人家，问清{n * 7}件事。", n % 9) for n in range(1, 12)]
    lines += [
        ("下一步，我打算：", None),
        ("每周下乡一次，12月底前走完XX村。", 0),
        ("汇报完毕。", None),
    ]
    inner = "".join(_counted(words, depth, at % 3) for at, (words, depth) in enumerate(lines))
    tracked = (
        f'<w:p><w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">{run("新写的")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>旧的</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="4">{run("移走")}</w:moveFrom></w:p>'
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/>'
        '<w:noBreakHyphen/><w:br w:type="page"/><w:ptab/></w:r></w:p>'
    )
    note = f'<w:footnote w:id="1">{paragraph("见第XX页")}</w:footnote>'
    grid = table("2:年度|人数", "v2025|12", "^|13/14", "合计|>39")
    return packed(
        {
            "document": f"<w:body>{inner}{tracked}{grid}<w:sectPr/></w:body>",
            "numbering": _NUMBERING,
            "styles": _STYLES,
            "footnotes": note,
            "settings": '<w:defaultTabStop w:val="420"/>',
        },
        "题",
    )


def _counted(words: str, depth: int | None, way: int) -> str:
    if depth is None:
        return paragraph(words)
    if way == 0 and depth == 0:
        return f'<w:p><w:pPr><w:pStyle w:val="h0"/></w:pPr>{run(words)}</w:p>'
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{1 + way % 2}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def form() -> bytes:
    """A form with labels, blanks and a list that takes a row a record."""
    inner = (
        line("姓名：<u>      </u>　性别：□男　□女　联系电话：____")
        + line("出生日期：<u>    </u>年<u>  </u>月<u>  </u>日")
        + table("姓名||性别|", "单位|3:", "照片|v/|2:意见/（盖章）/>年  月  日")
        + table("序号|姓名|职务|金额|备注", "1||||", "2||||", "……||||", "合计|||0|")
        + line("填表人：　　　　负责人签字：　　　　")
    )
    return packed({"document": f"<w:body>{inner}</w:body>", "styles": _STYLES}, "登记表")


def _pictured() -> bytes:
    """A file with what is drawn: a picture, a chart, an equation, a ruby, a link."""
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>shi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>XX市</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="XX市全景"/>'
        "<a:graphic><a:graphicData>"
        '<a:blip r:embed="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=XX</m:t></m:r></m:oMath>'
    made = packed(
        {"document": f"<w:body><w:p>{ruby}{drawing}{math}</w:p>{paragraph('XX')}</w:body>"}, "题"
    )
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:ser><c:tx><c:strRef>'
        "<c:strCache><c:pt><c:v>XX市</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chartSpace>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    led = (
        f'<Relationship Id="rId9" Type="{office}/image" Target="media/image1.png"/>'
        f'<Relationship Id="rId8" Type="{office}/chart" Target="charts/chart1.xml"/>'
        f'<Relationship Id="rId7" Type="{office}/hyperlink" Target="http://x.invalid" '
        'TargetMode="External"/>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            held = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                held = held.replace("</Relationships>", f"{led}</Relationships>")
            new.writestr(name, held)
        new.writestr("word/media/image1.png", png(8, 8))
        new.writestr("word/charts/chart1.xml", chart)
    return out.getvalue()
