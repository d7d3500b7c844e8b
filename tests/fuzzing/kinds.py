"""What is handed in: of each kind how it is made, and the command lines that it meets."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzzing import inputs
from tests.fuzzing.case import Case
from tests.fuzzing.corpus import tables, texts
from tests.fuzzing.corpus.word import form
from tests.fuzzing.dice import Dice, Still

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_VALUES = (
    "济南市",
    "张三",
    "",
    "2026年3月5日",
    "a\nb",
    "____",
    "<&>",
    "XX",
    "12",
    "\x1b[1m",
    "是",
    "x" * 3000,
)


class Kind(NamedTuple):
    """A sort of input: how one is made, and which command lines it is handed to."""

    weight: int
    made: Callable[[Dice], dict[str, bytes]]
    commands: tuple[str, ...]


def made(kind: str, number: int, seed: int) -> Case:
    """Return the case of a number; the same for the same seed."""
    dice = Dice(f"{seed} {number} {kind}")
    one = KINDS[kind]
    files = one.made(dice)
    args = tuple(_argument(each, dice) for each in dice.one(one.commands).split())
    companions = {name: data for name, data in _companions().items() if _meets(args, name)}
    case = Case(kind, number, seed, companions | files, args)
    return _called_otherwise(case, dice) if dice.chance(_RENAMED) else case


def sound(kind: str, command: str) -> Case:
    """Return a case that nothing was done to."""
    files = KINDS[kind].made(Still("0"))
    companions = {n: d for n, d in _companions().items() if _meets(tuple(command.split()), n)}
    args = tuple(_argument(each, Dice("0")) for each in command.split())
    return Case(kind, 0, 0, companions | files, args)


def drawn_kind(number: int, seed: int, kinds: Sequence[str]) -> str:
    """Return of which kind the case of a number is."""
    return Dice(f"{seed} {number}").weighed([(KINDS[kind].weight, kind) for kind in kinds])


def _called_otherwise(case: Case, dice: Dice) -> Case:
    """Return the case with another name of the file that is handed in."""
    stem = dice.one(_STEMS)
    files = {_renamed(name, stem): data for name, data in case.files.items()}
    return replace(case, files=files, args=tuple(_renamed(arg, stem) for arg in case.args))


def _renamed(name: str, stem: str) -> str:
    return stem + name[1:] if name == "s" or name.startswith(("s.", "s/")) else name


def _argument(written: str, dice: Dice) -> str:
    return written.replace("@", dice.one(_VALUES)) if "@" in written else written


def _meets(args: Sequence[str], name: str) -> bool:
    return any(name.split("/")[0] == arg.split("/")[0] for arg in args)


@cache
def _companions() -> dict[str, bytes]:
    """Return what an input is handed in together with."""
    pack = {f"p/{name}": held.encode() for name, held in texts.packs()[1].items()}
    return pack | {
        "o.yaml": texts.OUTLINE.encode(),
        "d.md": texts.MARKDOWN.encode(),
        "r.md": texts.texts()[-1].encode(),
        "n.yaml": texts.NAMES.replace("columns", "# columns").encode(),
        "t.csv": tables.LIST_CSV.encode(),
        "k.csv": tables.KEYS_CSV.encode(),
        "b.yaml": texts.FOR_ROWS.encode(),
        "form.md": texts.FORM.encode(),
        "form.docx": form(),
    }


_RENAMED = 0.03
_STEMS = (
    *(
        "=1+1",
        "-x",
        "--help",
        "a b",
        " ",
        "\x1b[31m",
        "\x85",
        "\u202e",
        "\udcff",
        "XX市",
        "{姓名}",
        "*",
    ),
    *(
        "[a]",
        "~",
        "$HOME",
        "%s",
        "名" * 80,
        "sub/../s",
        "con",
        ".s",
        "'",
        '"',
        "&",
    ),
)
# A line each, `S` stands for what is mutated, `.?` for its suffix, `@` for a value.
_OF_A_DRAFT = """
read S
read S --format json
check S
check S --format json
check S --format sarif
check S --fix e.?
check S --mark m.docx
check S --against r.md
check d.md --against S
fill S
fill S --list
fill S --sheet n2.yaml
fill S --sheet n2.csv
fill S --names n.yaml -o e.?
fill S --set XX市=@ --set XX=@ --set 姓名=@ -o e.?
new --from S -o o2.yaml
new --from S -o o2.yaml --lang en
mine S -o pack --jobs 1
draft o.yaml --avoid S -o o2.md
"""
_OF_A_WORD_FILE = """
export d.md --reference S -o e.docx
fill S --list
fill S --sheet n2.xlsx
fill S --rows t.csv -o e.docx
fill S --table t.csv -o out/{姓名}.docx --jobs 1
fill S --table t.csv --rows t.csv -o {姓名}.docx --jobs 1
"""
_EXPORTED = """
export S -o e.docx
export S -o e.docx --sources
export S -o - --final
"""
_OF_A_TABLE = """
batch b.yaml --table S -o out/{姓名}.md --jobs 1
fill form.docx --rows S -o e.docx
fill form.docx --table S -o out/{姓名}.docx --jobs 1
fill form.docx --table t.csv --rows S -o {姓名}.docx --jobs 1
fill form.md --table S -o {单位}.md --jobs 1
"""
_OF_NAMES = """
fill d.md --names S -o e.md
draft o.yaml --names S -o e.md
draft o.yaml --names S --final
fill form.docx --names S -o e.docx
fill form.docx --table t.csv --names S -o out/{姓名}.docx --jobs 1
batch b.yaml --table t.csv --names S -o out/{姓名}.md --jobs 1
"""
_OF_AN_OUTLINE = """
draft S -o e.docx
draft S -o e.md
draft S -o e.txt
draft S -o e.json
draft S --explain -o e.md
draft S --sources -o e.docx
draft S --final
draft S --variants 2 -o e.md
draft S --bank p --names n.yaml -o e.docx
check S
ask S
ask S -o a.yaml
batch S --table k.csv -o out/{发言人.姓名}.md --jobs 1
"""
_OF_A_PACK = """
draft o.yaml --bank S -o e.md
phrases --bank S
phrases 为民 --bank S --limit 0
mine d.md -o S --jobs 1 --force
mine d.md -o S --jobs 1
check d.md --bank S
ask o.yaml --bank S
check d.md --against S
"""
_OF_A_LAYOUT = """
export d.md --layout S -o e.docx
draft o.yaml --layout S -o e.docx
"""
_OF_A_TEMPLATE = """
draft o.yaml --template S -o e.md
draft o.yaml --template S -o e.docx
ask o.yaml --template S
batch b.yaml --table t.csv --template S -o {姓名}.md --jobs 1
"""
_OF_JSON = """
read S
read S --format json
check S
check S --format json
check S --mark m.docx
mine S -o pack --jobs 1
new --from S -o o2.yaml
"""
_CHECKED = """
check d.md
check d.md --format json
check d.md --fix e.md
"""
_RENEWED = "fill d.md --sheet S --force"


def _for(name: str, *commands: str) -> tuple[str, ...]:
    suffix = name.rpartition(".")[2]
    lines = (line for held in commands for line in held.splitlines() if line)
    return tuple(line.replace("S", name).replace(".?", f".{suffix}") for line in lines)


KINDS: dict[str, Kind] = {
    "docx": Kind(24, inputs.word, _for("s.docx", _OF_A_DRAFT, _OF_A_WORD_FILE)),
    "xlsx": Kind(10, inputs.excel, _for("s.xlsx", _OF_A_TABLE)),
    "csv": Kind(5, inputs.csv, _for("s.csv", _OF_A_TABLE)),
    "names_xlsx": Kind(3, inputs.excel_sheet, _for("s.xlsx", _OF_NAMES)),
    "names_csv": Kind(2, inputs.csv_sheet, _for("s.csv", _OF_NAMES)),
    "names": Kind(5, inputs.names, _for("s.yaml", _OF_NAMES, _RENEWED)),
    "outline": Kind(14, inputs.outline, _for("s.yaml", _OF_AN_OUTLINE)),
    "pack": Kind(7, inputs.pack, _for("s", _OF_A_PACK)),
    "layout": Kind(3, inputs.layout, _for("s.yaml", _OF_A_LAYOUT)),
    "template": Kind(5, inputs.template, _for("s.md", _OF_A_TEMPLATE)),
    "md": Kind(8, inputs.markdown, _for("s.md", _OF_A_DRAFT, _EXPORTED)),
    "txt": Kind(5, inputs.plain, _for("s.txt", _OF_A_DRAFT, _EXPORTED)),
    "json": Kind(6, inputs.json_draft, _for("s.json", _OF_JSON, _EXPORTED)),
    "rules": Kind(3, inputs.rules, _for("d.md", _CHECKED)),
    "toml": Kind(2, inputs.settings, _for("d.md", _CHECKED)),
}
