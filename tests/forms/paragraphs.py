"""The paragraphs of a form: their formats, text boxes, control blocks and lists of contents."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.forms.places import EmptyCell, Look, Reader, Special
from tests.forms.runs import Runs

# Size, font, alignment, first line's indent in characters, spacing before and after in points.
_FORMATS: dict[str, tuple[float, str, str, float, int, int]] = {
    "title": (22, "标", "center", 0, 6, 12),
    "subtitle": (16, "楷", "center", 0, 0, 6),
    "heading": (16, "黑", "", 2, 6, 0),
    "body": (16, "仿", "both", 2, 0, 0),
    "text": (12, "", "both", 2, 0, 0),
    "plain": (12, "", "", 0, 0, 0),
    "note": (10.5, "", "", 0, 0, 0),
    "right": (12, "", "right", 0, 0, 0),
    "center": (12, "", "center", 0, 0, 0),
    "cell": (0, "", "", 0, 0, 0),
}
_TWIPS = 56.7


class Format(NamedTuple):
    """How a paragraph stands."""

    size: float
    font: str
    align: str
    indent: float
    before: int
    after: int
    bold: bool = False
    color: str = ""
    stops: tuple[tuple[float, str, str], ...] = ()
    rule: bool = False
    numbered: bool = False
    style: str = ""


class Paragraphs:
    """Writes paragraphs; `font` is that of the form where a paragraph has none of its own."""

    def __init__(self, runs: Runs, reader: Reader, font: str) -> None:
        self.runs = runs
        self.reader = reader
        self.font = font

    def xml(self, text: str, told: dict[str, Any] | None = None, base: str = "plain") -> str:
        """Return the paragraphs of a text, one a line of it."""
        form = _format(told or {}, base)
        return "".join(self._lines(text.replace("\\n", "\n"), form))

    def _lines(self, text: str, form: Format) -> list[str]:
        look = Look("", form.bold, form.size, form.font or self.font, form.color)
        made: list[str] = []
        for line in text.split("\n"):
            atoms = self.reader.atoms(line, look)
            if len(atoms) == 1 and isinstance(atoms[0], EmptyCell):
                mark = self.runs.marking.around(atoms[0].place.number, "")
                runs = self.runs.words(mark, look, whole=True) if mark else ""
                made += [self._paragraph(runs, form, look) for _ in range(atoms[0].paragraphs)]
            elif len(atoms) == 1 and _is_at(atoms[0], "block"):
                made.append(self._control_block(atoms[0], form, look))
            else:
                made.append(self._paragraph(self.runs.xml(atoms), form, look))
        return made

    def _control_block(self, special: Any, form: Format, look: Look) -> str:
        properties = self.runs.control_properties(special, special.place)
        held = self._paragraph(self.runs.prompt(special, special.place), form, look)
        return f"<w:sdt>{properties}<w:sdtContent>{held}</w:sdtContent></w:sdt>"

    def _paragraph(self, runs: str, form: Format, look: Look) -> str:
        flavour = self.runs.flavour
        properties = self._properties(form)
        # The mark at the end has a look of its own, which is where Word keeps an empty cell's.
        mark = flavour.run_properties(look._replace(underline=""), "字")
        held = f"<w:pPr>{properties}{mark}</w:pPr>" if properties or mark else ""
        return f"{flavour.paragraph_open()}{held}{runs}</w:p>"

    def _properties(self, form: Format) -> str:
        style = self.runs.flavour.styles.get(form.style, "")
        held = f'<w:pStyle w:val="{style}"/>' if style else ""
        if form.numbered:
            held += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        if form.rule:
            held += (
                '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="FF0000"/></w:pBdr>'
            )
        if form.stops:
            stops = "".join(
                f'<w:tab w:val="{align}" w:leader="{leader}" w:pos="{round(at * _TWIPS)}"/>'
                for at, leader, align in form.stops
            )
            held += f"<w:tabs>{stops}</w:tabs>"
        if form.before or form.after:
            held += f'<w:spacing w:before="{form.before * 20}" w:after="{form.after * 20}"/>'
        if form.indent:
            twips = round(form.indent * (form.size or 12) * 20)
            chars = round(form.indent * 100)
            held += f'<w:ind w:firstLineChars="{chars}" w:firstLine="{twips}"/>'
        if form.align:
            held += f'<w:jc w:val="{form.align}"/>'
        return held

    def text_box(self, told: dict[str, Any]) -> str:
        """Return a paragraph that holds a text box, written for new programs and for old ones."""
        # The reader counts a place once, however often the file holds it.
        inner = "".join(self.xml(str(each)) for each in told["textbox"])
        width, height = (round(float(each) * 36000) for each in told.get("box", (60, 15)))
        left, top = (round(float(each) * 36000) for each in told.get("at", (100, 0)))
        number = self.runs.flavour.number() % 10000
        shape = _SHAPE.format(w=width, h=height, x=left, y=top, n=number, inner=inner)
        points = (width / 12700, height / 12700, left / 12700, top / 12700)
        picture = _OLD_SHAPE.format(
            w=points[0], h=points[1], x=points[2], y=points[3], n=number, inner=inner
        )
        run = (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
            f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        form = _format(told, "plain")
        look = Look("", form.bold, form.size, form.font or self.font)
        beside = self.reader.atoms(str(told.get("p", "")), look)
        return self._paragraph(run + self.runs.xml(beside), form, look)

    def contents(self, entries: list[list[str]]) -> str:
        """Return a list of contents as Word makes it: a field over paragraphs with leaders."""
        made: list[str] = []
        form = _format({"stops": [[150, "dot", "right"]], "style": "toc 1"}, "plain")
        look = Look("", size=form.size, font=self.font)
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        code = (
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        )
        separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        for at, (title, page) in enumerate(entries):
            runs = begin + code + separate if at == 0 else ""
            runs += self.runs.words(f"{title}\t{page}", look)
            if at == len(entries) - 1:
                runs += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            made.append(self._paragraph(runs, form, look))
        held = "".join(made)
        if self.runs.flavour.name != "word":
            return held
        # Word keeps its list of contents in a control, which nobody fills.
        gallery = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        properties = f'<w:id w:val="{self.runs.flavour.number()}"/><w:docPartObj>{gallery}'
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{held}</w:sdtContent></w:sdt>"
        )


def _format(told: dict[str, Any], base: str) -> Format:
    size, font, align, indent, before, after = _FORMATS[str(told.get("as", base))]
    return Format(
        size=float(told.get("size", size)),
        font=str(told.get("font", font)),
        align=str(told.get("align", align)),
        indent=float(told.get("indent", indent)),
        before=int(told.get("before", before)),
        after=int(told.get("after", after)),
        bold=bool(told.get("bold", False)),
        color=str(told.get("color", "")),
        stops=tuple((float(at), leader, align) for at, leader, align in told.get("stops", ())),
        rule=bool(told.get("rule", False)),
        numbered=bool(told.get("numbered", False)),
        style=str(told.get("style", "")),
    )


def _is_at(atom: Any, level: str) -> bool:
    return isinstance(atom, Special) and atom.options.get("level") == level


_SHAPE = (
    '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
    'relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{x}'
    '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}'
    '</wp:posOffset></wp:positionV><wp:extent cx="{w}" cy="{h}"/><wp:wrapNone/>'
    '<wp:docPr id="{n}" name="文本框 {n}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="{h}"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="6350">'
    '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>'
    "<w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    "</a:graphic></wp:anchor></w:drawing>"
)
_OLD_SHAPE = (
    '<w:pict><v:shape id="_x0000_s{n}" type="#_x0000_t202" style="position:absolute;'
    'margin-left:{x:.1f}pt;margin-top:{y:.1f}pt;width:{w:.1f}pt;height:{h:.1f}pt;z-index:1">'
    "<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
