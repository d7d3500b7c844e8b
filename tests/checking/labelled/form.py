"""A labelled case: a report, the defects seeded in it, and the traps that are right as they stand.

README.md beside this file says how a case is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from pydantic import Field

from app.checking.rule import FAMILIES
from app.files.validated import validate
from app.files.yaml_nodes import read_yaml
from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Half = Literal["tuned", "held"]
Kind = Literal["defect", "trap"]
Scope = Literal["words", "line", "report"]

HALVES: tuple[Half, ...] = get_args(Half)

_OPEN: dict[str, Kind] = {"⟦": "defect", "⟪": "trap"}
_CLOSE: dict[str, Kind] = {"⟧": "defect", "⟫": "trap"}
_SCOPES: dict[str, Scope] = {"": "words", "~": "line", "!": "report"}
_MARK = re.compile(r"[⟦⟪](?P<label>[^|⟦⟧⟪⟫\n]*)\||[⟦⟪⟧⟫]|‹(?P<automatic>[^‹›\n]+)›|[‹›]")
_LABEL = re.compile(r"(?P<families>[a-z]+(?: [a-z]+)*)(?P<group>#\w+)?(?P<scope>[~!]?)")


class Case(Model):
    """A case as it stands in its file."""

    text: str
    word: bool = False
    markdown: bool = False
    outline: str = ""


class CaseFile(Model):
    """A file of cases, and what they have in common."""

    about: str = Field(min_length=1)
    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Label:
    """A defect or a trap: the families that may tell it, and the places in the text where it is.

    A defect of more than one place is told by a finding at any of them; one of scope `line` or
    `report` by a finding anywhere in the line or report as well.
    """

    kind: Kind
    families: tuple[str, ...]
    scope: Scope
    spans: tuple[tuple[int, int], ...]

    @property
    def family(self) -> str:
        """Return the family that it is counted with."""
        return self.families[0]


@dataclass(frozen=True)
class Labelled:
    """A case without its marks.

    `automatic` are the places of the numbers that Word sets before its paragraphs.
    """

    name: str
    half: str
    case: Case
    text: str
    labels: tuple[Label, ...]
    automatic: tuple[tuple[int, int], ...]

    @property
    def suffix(self) -> str:
        """Return the suffix of the file that the report comes in."""
        return ".docx" if self.case.word else ".md" if self.case.markdown else ".txt"

    def in_word(self) -> Labelled:
        """Return the case as one that comes as a Word file; Markdown is left as it is."""
        word = not self.case.markdown
        return replace(self, case=self.case.model_copy(update={"word": word}))

    def of(self, kind: Kind) -> list[Label]:
        """Return the defects or the traps."""
        return [label for label in self.labels if label.kind == kind]


def load(folder: Path, half: str) -> list[Labelled]:
    """Return the cases of a half, by the names of their files."""
    paths = sorted((folder / half).glob("*.yaml"))
    return [labelled for path in paths for labelled in read_cases(path, half)]


def read_cases(path: Path, half: str) -> Iterator[Labelled]:
    """Yield the cases of a file. Raises `ValueError` for a mark that is none."""
    for number, case in enumerate(validate(read_yaml(path), CaseFile).cases, 1):
        name = f"{path.stem}:{number}"
        try:
            yield _labelled(name, half, case)
        except ValueError as error:
            raise ValueError(f"{half}/{name}: {error}") from error


def _labelled(name: str, half: str, case: Case) -> Labelled:
    text, labels, automatic = parse(case.text.strip("\n"))
    return Labelled(name, half, case, text, labels, automatic)


def parse(marked: str) -> tuple[str, tuple[Label, ...], tuple[tuple[int, int], ...]]:
    """Return a text without its marks, what they tell, and where numbers are automatic."""
    text, done = "", 0
    open_marks: list[tuple[Kind, str, int]] = []
    closed: list[tuple[Kind, str, int, int]] = []
    automatic: list[tuple[int, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        sign = mark[0][0]
        if mark["label"] is not None:
            open_marks.append((_OPEN[sign], mark["label"], len(text)))
        elif mark["automatic"]:
            automatic.append((len(text), len(text) + len(mark["automatic"])))
            text += mark["automatic"]
        elif sign in _CLOSE and open_marks and open_marks[-1][0] == _CLOSE[sign]:
            closed.append((*open_marks.pop(), len(text)))
        else:
            raise ValueError(f"{mark[0]} stands alone after “{text[-20:]}”")
    if open_marks:
        raise ValueError(f"“{open_marks[0][1]}” is not closed")
    return text + marked[done:], _labels(closed), tuple(automatic)


def _labels(closed: list[tuple[Kind, str, int, int]]) -> tuple[Label, ...]:
    """Return what the marks tell, those of one group as one, in the order of the text."""
    spans: dict[tuple[Kind, str, int], list[tuple[int, int]]] = {}
    for kind, label, start, end in sorted(closed, key=lambda each: each[2:]):
        if start == end:
            raise ValueError(f"“{label}” marks no words")
        alone = 0 if "#" in label else start + 1
        spans.setdefault((kind, label, alone), []).append((start, end))
    return tuple(_label(kind, label, tuple(of)) for (kind, label, _), of in spans.items())


def _label(kind: Kind, label: str, spans: tuple[tuple[int, int], ...]) -> Label:
    found = _LABEL.fullmatch(label)
    families = tuple(found["families"].split()) if found else ()
    if not found or not set(families) <= set(FAMILIES):
        raise ValueError(f"“{label}” is no label")
    return Label(kind, families, _SCOPES[found["scope"]], spans)
