"""How a batch is to be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class BatchOptions:
    """What every batch asks for.

    `output` is the pattern of the files' names, such as `out/{单位}.docx`; `report` the CSV file
    that tells of each row, None for one in the pattern's folder; `jobs` how many processes work,
    None for one a core. The result does not depend on `jobs`. `rows` is a sheet for the list of a
    form, in its table of number `into`. With `pdf` every file is to be printed, and nothing may
    stand in the way of that.
    """

    table: Path
    output: str
    jobs: int | None = None
    resume: bool = False
    force: bool = False
    report: Path | None = None
    names: Path | None = None
    rows: Path | None = None
    into: int | None = None
    pdf: bool = False


@dataclass(frozen=True)
class RowOptions:
    """What a batch of drafts asks for besides; see the command line's help for each.

    With `check` each draft is looked at by the rules, which takes longer than to write it.
    """

    seed: int = 0
    bank: tuple[Path, ...] = ()
    template: Path | None = None
    layout: str | None = None
    final: bool = False
    check: bool = False
