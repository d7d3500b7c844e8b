"""The runs of a paragraph: words, controls and fields, broken up as programs save them."""

from __future__ import annotations

from html import escape

from tests.forms.flavours import Flavour, Marking
from tests.forms.places import Atom, EmptyCell, Look, Place, Special, Words

_FIVE_BLANKS = "\u2002" * 5
_DATA = 'xmlns:ns0="urn:office-form"'
STORE = "{6F1B0C52-3A7D-4B8E-9C11-5D2E8A40F7B3}"


class Runs:
    """Writes the runs of a form in one flavour, with its places marked or not."""

    def __init__(self, flavour: Flavour, marking: Marking) -> None:
        self.flavour = flavour
        self.marking = marking
        self.bound: list[str] = []

    def xml(self, atoms: list[Atom]) -> str:
        """Return the runs of a paragraph."""
        return "".join(map(self._atom, atoms))

    def _atom(self, atom: Atom) -> str:
        if isinstance(atom, Words):
            place = atom.place
            text = self.marking.around(place.number, atom.text) if place else atom.text
            return self.words(text, atom.look)
        if isinstance(atom, EmptyCell):
            raise TypeError(f"a cell's place stands among words: {atom.place}")
        return self._special(atom)

    def words(self, text: str, look: Look, extra: str = "", *, whole: bool = False) -> str:
        """Return a text as runs; `whole` keeps it in one."""
        flavour = self.flavour
        pieces: list[str] = []
        for piece in [text] if whole else flavour.broken(text):
            properties = flavour.run_properties(look, piece, extra)
            pieces.append(f"{flavour.run_open()}{properties}{_held(piece)}</w:r>")
        return flavour.between().join(pieces)

    def _special(self, special: Special) -> str:
        place = special.place
        what = special.what
        if what == "smart":
            held = self.words(special.text, special.look)
            uri = "urn:schemas-microsoft-com:office:smarttags"
            return f'<w:smartTag w:uri="{uri}" w:element="PersonName">{held}</w:smartTag>'
        if what == "held":
            title = special.options.get("title", "")
            look = self.flavour.run_properties(special.look, "字")
            properties = self._control_properties(title, special.options, look, shown=False)
            held = self.words(special.text, special.look)
            return f"<w:sdt>{properties}<w:sdtContent>{held}</w:sdtContent></w:sdt>"
        if what == "code":
            return self._complex(f" {special.text} ", special.options.get("result"), special)
        if what == "sym":
            before = self._mark(place) if place else ""
            symbol = f'<w:sym w:font="Wingdings 2" w:char="{special.text}"/>'
            run = self.flavour.run_open()
            return f"{before}{run}<w:rPr>{_WINGDINGS}</w:rPr>{symbol}</w:r>"
        if place is None:
            raise ValueError(f"{what} without a place")
        if what == "field" or special.text == "form":
            return self._field(special, place)
        return self._control(special, place)

    def _mark(self, place: Place) -> str:
        return self.words(self.marking.around(place.number, ""), Look(), whole=True) * (
            self.marking.on
        )

    def _control(self, special: Special, place: Place) -> str:
        properties = self.control_properties(special, place)
        return (
            f"<w:sdt>{properties}<w:sdtContent>{self.prompt(special, place)}</w:sdtContent></w:sdt>"
        )

    def prompt(self, special: Special, place: Place) -> str:
        """Return the runs that a control shows as long as nothing is filled in."""
        text = self.marking.around(place.number, special.text)
        if place.shape == "checkbox":
            font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
            return f"<w:r><w:rPr>{font}</w:rPr>{_held(text)}</w:r>"
        style = f'<w:rStyle w:val="{self.flavour.styles["Placeholder Text"]}"/>'
        # Word writes a prompt at once, and breaks it only where its font is told anew.
        whole = self.flavour.dice.random() < 0.7
        return self.words(text, special.look, style, whole=whole)

    def control_properties(self, special: Special, place: Place) -> str:
        """Return the properties of a control that shows its prompt."""
        title = special.options.get("title", place.labels[0])
        return self._control_properties(
            "" if title == "-" else title,
            {"kind": place.shape, **special.options},
            "" if place.shape == "checkbox" else self.flavour.run_properties(special.look, "字"),
            shown=place.shape != "checkbox",
            choices=place.choices,
        )

    def _control_properties(
        self,
        title: str,
        options: dict[str, str],
        look: str,
        *,
        shown: bool,
        choices: tuple[str, ...] = (),
    ) -> str:
        # What is filled in looks so; the prompt has a style of its own.
        held = look + (f'<w:alias w:val="{escape(title)}"/>' if title else "")
        if tag := options.get("tag"):
            held += f'<w:tag w:val="{escape(tag)}"/>'
        held += f'<w:id w:val="{self.flavour.number()}"/>'
        if shown:
            part = f"{self.flavour.number():08X}" * 4
            held += f'<w:placeholder><w:docPart w:val="{part}"/></w:placeholder>'
            held += "<w:showingPlcHdr/>"
        if path := options.get("bound"):
            self.bound.append(path)
            held += (
                f"<w:dataBinding w:prefixMappings=\"xmlns:ns0='urn:office-form'\" "
                f'w:xpath="/ns0:form[1]/ns0:{path}[1]" w:storeItemID="{STORE}"/>'
            )
        return f"<w:sdtPr>{held}{_control_kind(options.get('kind', 'plain'), choices)}</w:sdtPr>"

    def _field(self, special: Special, place: Place) -> str:
        options = special.options
        name = options.get("name", place.labels[0])
        if place.shape == "checkbox":
            return self._mark(place) + self._legacy("FORMCHECKBOX", _CHECKBOX, name, "", special)
        if place.shape == "choice":
            entries = "".join(f'<w:listEntry w:val="{escape(one)}"/>' for one in place.choices)
            form = f"<w:ddList>{entries}</w:ddList>"
            return self._mark(place) + self._legacy("FORMDROPDOWN", form, name, "", special)
        if special.text == "text":
            result = self.marking.around(place.number, _FIVE_BLANKS)
            return self._legacy("FORMTEXT", "<w:textInput/>", name, result, special)
        if special.text.startswith("macro:"):
            prompt = special.text.removeprefix("macro:")
            code = f" MACROBUTTON  AcceptAllChangesShown {prompt} "
            return self._mark(place) + self._complex(code, None, special)
        result = self.marking.around(place.number, f"«{name}»")
        if special.text == "simple":
            held = self.words(result, special.look, whole=True)
            return f'<w:fldSimple w:instr=" MERGEFIELD {escape(name)} ">{held}</w:fldSimple>'
        return self._complex(f" MERGEFIELD {name} \\* MERGEFORMAT ", result, special)

    def _complex(self, code: str, result: str | None, special: Special) -> str:
        run, look = self.flavour.run_open, special.look
        properties = self.flavour.run_properties(look, "")
        # Word breaks the code of a field wherever the keyboard changed its language.
        codes = "".join(
            f'{run()}{properties}<w:instrText xml:space="preserve">{escape(each)}'
            "</w:instrText></w:r>"
            for each in self.flavour.broken(code)
        )
        held = f'{run()}{properties}<w:fldChar w:fldCharType="begin"/></w:r>{codes}'
        if result is not None:
            held += f'{run()}{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
            held += self.words(result, look)
        return f'{held}{run()}{properties}<w:fldChar w:fldCharType="end"/></w:r>'

    def _legacy(self, code: str, form: str, name: str, result: str, special: Special) -> str:
        run, look = self.flavour.run_open, special.look
        properties = self.flavour.run_properties(look, "")
        number = self.flavour.bookmark()
        data = (
            f'<w:ffData><w:name w:val="{escape(name)}"/><w:enabled/><w:calcOnExit w:val="0"/>'
            f"{form}</w:ffData>"
        )
        held = (
            f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'
            f'{run()}{properties}<w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            f'{run()}{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'{run()}{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        )
        if result:
            held += self.words(result, look)
        held += f'{run()}{properties}<w:fldChar w:fldCharType="end"/></w:r>'
        return f'{held}<w:bookmarkEnd w:id="{number}"/>'


_WINGDINGS = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:hint="eastAsia"/>'
_CHECKBOX = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'


def _control_kind(kind: str, choices: tuple[str, ...]) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{escape(one)}" w:value="{escape(one)}"/>' for one in choices
    )
    if kind in ("choice", "combo"):
        first = '<w:listItem w:value="选择一项。"/>'
        name = "comboBox" if kind == "combo" else "dropDownList"
        return f"<w:{name}>{first}{items}</w:{name}>"
    if kind == "date":
        return (
            '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if kind == "checkbox":
        return (
            '<w14:checkbox><w14:checked w14:val="0"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
    return "<w:richText/>" if kind == "rich" else "<w:text/>"


def _held(text: str) -> str:
    """Return what a run holds for a text: tabs and breaks are elements of their own."""
    pieces: list[str] = []
    words = ""
    for char in text:
        if char in "\t\n":
            pieces += [_text(words), "<w:tab/>" if char == "\t" else "<w:br/>"]
            words = ""
        else:
            words += char
    return "".join([*pieces, _text(words)])


def _text(words: str) -> str:
    if not words:
        return ""
    edge = words[0].isspace() or words[-1].isspace() or "  " in words
    space = ' xml:space="preserve"' if edge else ""
    return f"<w:t{space}>{escape(words, quote=False)}</w:t>"
