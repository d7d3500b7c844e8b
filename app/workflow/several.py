"""Several drafts of one outline: their files, and what cannot be told of them in one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.messages import _
from app.workflow.delivering import STANDARD_OUTPUT
from app.workflow.remarking import check_sources

if TYPE_CHECKING:
    from pathlib import Path

    from app.workflow.draft import DraftOptions


def variant_paths(target: Path, variants: int) -> list[Path]:
    """Return where each variant is written: 初稿.docx, or 初稿.1.docx, 初稿.2.docx …"""
    if variants == 1:
        return [target]
    return [target.with_suffix(f".{n}{target.suffix}") for n in range(1, variants + 1)]


def check_telling(target: Path, suffix: str, options: DraftOptions) -> None:
    """Raise `InputError` for what the output has no place for: remarks, variants, reasons."""
    if options.sources:
        check_sources(target, suffix)
    for wanted, name in ((options.variants > 1, "--variants"), (options.explain, "--explain")):
        if wanted and target == STANDARD_OUTPUT:
            hint = _("用 -o 写出文件名，如 初稿.docx")
            raise InputError(Problem(_("{} 不能和 -o - 一起用").format(name), hint))
