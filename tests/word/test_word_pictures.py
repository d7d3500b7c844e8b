"""A picture stands in a line of a Word file, as large as its place, and nothing else changes."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from app.files.pictures import Picture, read_picture
from app.word.document import Replacement, WordDocument
from app.word.pictures import MILLIMETRE, PlacedPicture
from tests.word.picture_files import gif, jpeg, png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
MAIN = (
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/>'
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1800" w:right="1800"/></w:sectPr>'
)
TWIP = 635
USUAL = 35 * MILLIMETRE


def word_file(body: str, *, types: str = "", root: str = f'xmlns:w="{W}"', **parts: str) -> bytes:
    """Return a Word file with this body; further parts go by their names, `/` written as `__`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(types))
        archive.writestr("_rels/.rels", RELATIONS.format(MAIN))
        document = f"<w:document {root}><w:body>{body}{PAGE}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def picture(data: bytes | None = None) -> Picture:
    found = read_picture(data or png(300, 400))
    assert found
    return found


def placed(image: bytes | None = None, height: int = USUAL, *, fills: bool = True) -> PlacedPicture:
    return PlacedPicture(picture(image), height, fills)


def drawn(data: bytes, *replacements: tuple[int, Replacement]) -> bytes:
    by_line: dict[int, list[Replacement]] = {}
    for line, replacement in replacements:
        by_line.setdefault(line, []).append(replacement)
    return WordDocument(data).changed(by_line)


def put(data: bytes, line: int = 0, start: int = 0, end: int = 0, **how: object) -> bytes:
    return drawn(data, (line, Replacement(start, end, "", placed(**how))))  # type: ignore[arg-type]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body_of(data: bytes) -> str:
    return parts(data)["word/document.xml"].decode()


def sizes(data: bytes) -> list[tuple[int, int]]:
    return [
        (int(x), int(y)) for x, y in re.findall(r'wp:extent cx="(\d+)" cy="(\d+)"', body_of(data))
    ]


def cell(inner: str = "<w:p/>", width: int = 2000, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, height: int = 0, more: str = "") -> str:
    said = f'<w:trHeight w:val="{height}"/>' if height else ""
    return f"<w:tr><w:trPr>{more}{said}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, grid: tuple[int, ...] = (2000, 2000, 2000), more: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f"<w:tbl><w:tblPr>{more}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def text(words: str, properties: str = "") -> str:
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_nothing_but_the_line_changes() -> None:
    data = word_file(table(row(cell(text("姓名")), cell(), height=2000)) + text("结尾"))
    after = put(data, 1)
    assert docx.Document(io.BytesIO(after)).inline_shapes[0].width > 0
    old, new = parts(data), parts(after)
    assert set(new) - set(old) == {"word/media/image1.png", "word/_rels/document.xml.rels"}
    assert new["word/media/image1.png"] == png(300, 400)
    own = re.sub(r"<w:p><w:pPr>.*?</w:drawing></w:r></w:p>", "<w:p/>", body_of(after), count=1)
    assert own == body_of(data)
    types = new["[Content_Types].xml"].decode()
    added = '<Default Extension="png" ContentType="image/png"/>'
    assert types.replace(added, "") == old["[Content_Types].xml"].decode()
    assert WordDocument(after).texts == WordDocument(data).texts


@pytest.mark.parametrize(
    ("rows", "line", "width", "height"),
    [
        # The height of the row is what there is, but for where letters reach down.
        ([row(cell(), height=2000)], 0, None, 2000 - 120),
        # Its width, but for the margins, where that is less.
        ([row(cell(width=1000), height=6000)], 0, 1000 - 216, None),
        # What the columns say counts as well as the cell.
        ([row(cell(width=9000), height=6000)], 0, 2000 - 216, None),
        ([row(cell(width=9000, more='<w:gridSpan w:val="2"/>'), height=9000)], 0, 4000 - 216, None),
        ([row(cell(more='<w:tcMar><w:left w:w="400"/></w:tcMar>'), height=9000)], 0, 1492, None),
        ([row(cell(more='<w:tcMar><w:top w:w="500"/></w:tcMar>'), height=2000)], 0, None, 1380),
        # A merged cell has the height of all its rows; one that sets none has that of a line.
        (
            [
                row(cell(), cell(width=9000, more='<w:vMerge w:val="restart"/>'), height=600),
                row(cell(), cell(width=9000, more="<w:vMerge/>"), height=600),
                row(cell(), cell(width=9000, more="<w:vMerge/>")),
                row(cell(), cell(width=9000), height=5000),
            ],
            1,
            None,
            600 + 600 + 312 - 120,
        ),
        # What else stands in the cell takes its lines.
        ([row(cell("<w:p/><w:p/>"), height=2000)], 0, None, 2000 - 120 - 312),
        # A column is counted over what the row leaves free before it.
        (
            [row(cell(width=9000), more='<w:gridBefore w:val="2"/>', height=9000)],
            0,
            1000 - 216,
            None,
        ),
        # Nothing tells how high it is: as pictures of the sort are.
        ([row(cell(width=9000))], 0, None, USUAL // TWIP),
    ],
)
def test_a_picture_fills_its_cell_and_is_no_larger(
    rows: list[str], line: int, width: int | None, height: int | None
) -> None:
    grid = (2000, 2000, 1000) if "gridBefore" in rows[0] else (2000, 2000, 2000)
    if height is not None:
        grid = (9000, 9000, 9000)
    whole = table(*rows, grid=grid)
    if height is not None:
        whole = whole.replace('w:w="2000" w:type', 'w:w="9000" w:type')
    data = word_file(whole)
    ((across, down),) = sizes(put(data, line))
    assert across == pytest.approx(down * 3 / 4, abs=2)
    if width is not None:
        assert across == pytest.approx(width * TWIP, abs=2)
    if height is not None:
        assert down == pytest.approx(height * TWIP, abs=TWIP)


def test_a_signature_does_not_grow_with_its_cell() -> None:
    data = word_file(table(row(cell(width=9000), height=5000), grid=(9000,)))
    ((_, down),) = sizes(put(data, fills=False, height=12 * MILLIMETRE))
    assert down == pytest.approx(12 * MILLIMETRE, abs=2)
    low = word_file(table(row(cell(width=9000), height=500), grid=(9000,)))
    ((_, down),) = sizes(put(low, fills=False, height=12 * MILLIMETRE))
    assert down == pytest.approx((500 - 120) * TWIP, abs=2)


def test_outside_of_tables_the_page_is_the_bound() -> None:
    data = word_file(text("照片____"))
    ((across, down),) = sizes(put(data, start=2, end=6, image=png(3000, 100), height=USUAL))
    assert across == pytest.approx((11906 - 3600) * TWIP, abs=2)
    assert down < USUAL


def test_a_picture_among_words_stands_between_them() -> None:
    look = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    data = word_file(f"<w:p>{look.format('签名：____ 年')}</w:p>")
    after = put(data, start=3, end=7)
    texts = re.findall(r"<w:t[^>]*>([^<]*)</w:t>|(<w:drawing>)", body_of(after))
    assert [a or b for a, b in texts] == ["签名：", "<w:drawing>", " 年"]
    assert body_of(after).count("<w:rPr><w:b/></w:rPr>") == 1


def test_two_pictures_and_a_word_in_one_line() -> None:
    data = word_file(text("甲__乙__丙__"))
    made = drawn(
        data,
        (0, Replacement(1, 3, "", placed(png(10, 10)))),
        (0, Replacement(4, 6, "丁\ufffc")),
        (0, Replacement(7, 9, "", placed(png(20, 10)))),
    )
    assert WordDocument(made).texts == ["甲乙丁丙"]
    assert [round(across / down) for across, down in sizes(made)] == [1, 2]
    assert re.findall(r'docPr id="(\d+)"', body_of(made)) == ["1", "2"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "ALONE"),
        (
            '<w:pStyle w:val="a"/><w:jc w:val="center"/>',
            '<w:pStyle w:val="a"/>ALONE<w:jc w:val="center"/>',
        ),
        (
            '<w:spacing w:line="300" w:lineRule="exact"/><w:ind w:firstLine="480"/>'
            "<w:rPr><w:b/></w:rPr>",
            "ALONE<w:rPr><w:b/></w:rPr>",
        ),
        ('<w:keepNext/><w:snapToGrid w:val="1"/>', "<w:keepNext/>ALONE"),
    ],
)
def test_a_line_of_fixed_height_or_with_an_indent_does_not_cut_it_off(
    before: str, after: str
) -> None:
    data = word_file(table(row(cell(text("照片", before)), height=2000)))
    found = re.search(r"<w:p><w:pPr>(.*?)</w:pPr>", body_of(put(data, end=2)))
    assert found
    alone = re.sub(r"<w:snapToGrid.*?<w:ind [^>]*>", "ALONE", found[1])
    assert alone == after


def test_among_words_the_line_keeps_its_indent() -> None:
    own = '<w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="exact"/><w:ind w:left="9"/>'
    data = word_file(text("签名：__", own))
    assert (
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="9"/></w:pPr>'
    ) in body_of(put(data, start=3, end=5))


def test_one_picture_stands_in_the_file_once() -> None:
    data = word_file(table(row(cell(), cell(), cell(), height=2000)))
    same, other = placed(), placed(jpeg(30, 40))
    made = drawn(
        data,
        (0, Replacement(0, 0, "", same)),
        (1, Replacement(0, 0, "", placed())),
        (2, Replacement(0, 0, "", other)),
    )
    media = [name for name in parts(made) if "media" in name]
    assert media == ["word/media/image1.png", "word/media/image1.jpeg"]
    assert re.findall(r'r:embed="(\w+)"', body_of(made)) == ["rId1", "rId1", "rId2"]


def test_names_ids_and_types_that_are_taken_stay() -> None:
    rels = RELATIONS.format('<Relationship Id="rId1" Type="x" Target="y.xml"/>')
    data = word_file(
        '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="x" id="7"/></w:drawing></w:r></w:p>' + text("__"),
        types='<Default Extension="PNG" ContentType="image/x-png"/>',
        **{"word__media__IMAGE1.png": "old", "word___rels__document.xml.rels": rels},
    )
    after = put(data, 1, 0, 2)
    held = parts(after)
    assert held["word/media/IMAGE1.png"] == b"old"
    assert held["word/media/image2.png"] == png(300, 400)
    assert (
        '<Override PartName="/word/media/image2.png" ContentType="image/png"/></Types>'
    ) in held["[Content_Types].xml"].decode()
    lead = held["word/_rels/document.xml.rels"].decode()
    assert '<Relationship Id="rId1" Type="x" Target="y.xml"/><Relationship Id="rId2"' in lead
    assert 'Target="media/image2.png"/></Relationships>' in lead
    assert 'docPr id="8"' in body_of(after)


def test_a_list_that_is_closed_at_once_is_opened() -> None:
    rels = RELATIONS.format("").replace("></Relationships>", " />")
    after = put(word_file("<w:p/>", **{"word___rels__document.xml.rels": rels}))
    lead = parts(after)["word/_rels/document.xml.rels"].decode()
    assert re.fullmatch(r"<Relationships [^>]*><Relationship [^>]*/></Relationships>", lead)


def test_a_header_leads_to_its_picture_by_itself() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    rels = RELATIONS.format(f'<Relationship Id="h" Type="{kind}" Target="header1.xml"/>')
    header = f'<w:hdr xmlns:w="{W}">{text("公章__")}</w:hdr>'
    data = word_file(
        text("正文"),
        **{"word___rels__document.xml.rels": rels, "word__header1.xml": header},
    )
    after = parts(put(data, 1, 2, 4, image=gif(20, 20)))
    assert b"media/image1.gif" in after["word/_rels/header1.xml.rels"]
    assert b"<w:drawing>" in after["word/header1.xml"]
    assert after["word/document.xml"] == parts(data)["word/document.xml"]
    assert after["word/_rels/document.xml.rels"] == parts(data)["word/_rels/document.xml.rels"]


def test_another_prefix_and_a_strict_file_are_kept_to() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = word_file(text("__"), root=f'xmlns:w="{strict}"')
    after = put(data, end=2)
    assert 'xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"' in body_of(after)
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/image"
        in (parts(after)["word/_rels/document.xml.rels"])
    )
    other = _renamed(word_file(table(row(cell(text("__")), height=900))), "w:", "ns0:")
    made = put(other, end=2)
    assert "<ns0:drawing>" in body_of(made)
    assert WordDocument(made).texts == [""]


def _renamed(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in parts(data).items():
            raw = held.decode()
            if name == "word/document.xml":
                raw = re.sub(rf"(</?|\s|xmlns:){old}", rf"\g<1>{new}", raw)
                raw = raw.replace(f'xmlns:{old[:-1]}="', f'xmlns:{new[:-1]}="')
            archive.writestr(name, raw)
    return out.getvalue()


def test_where_no_picture_can_stand_there_is_none() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>甲__</dc:title>'
        "</cp:coreProperties>"
    )
    data = word_file(text("乙"), **{"docProps__core.xml": core})
    n = WordDocument(data).texts.index("甲__")
    after = put(data, n, 1, 3)
    assert b"<dc:title>\xe7\x94\xb2</dc:title>" in parts(after)["docProps/core.xml"]
    assert not [name for name in parts(after) if "media" in name]


def test_the_data_that_a_control_shows_takes_no_sign_of_a_picture() -> None:
    binding = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{1-A}"/>'
    inner = "<w:r><w:t>【照片】</w:t></w:r>"
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    data = word_file(
        f"<w:p>{control}</w:p>",
        **{
            "word___rels__document.xml.rels": RELATIONS.format(
                f'<Relationship Id="c" Type="{kind}" Target="item1.xml"/>'
            ),
            "word__item1.xml": "<a><b>【照片】</b></a>",
            "word___rels__item1.xml.rels": RELATIONS.format(
                f'<Relationship Id="p" Type="{kind}Props" Target="props.xml"/>'
            ),
            "word__props.xml": '<d:i xmlns:d="u" d:itemID="{1-a}"/>',
        },
    )
    after = put(data, end=4)
    assert "<w:drawing>" in body_of(after)
    assert parts(after)["word/item1.xml"] == b"<a><b></b></a>"
