"""`nigao export`: a draft becomes a Word file."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import Bank, Final, Force, Layout, Output, Pdf, Sources
from app.cli.pages import Words
from app.messages import N_
from app.workflow.outcome import Outcome

WORDS = Words(
    N_("""把 .md .txt .json 初稿排成 Word 文件。
默认版式照 GB/T 9704-2012；不写 -o 就写在初稿旁边。"""),
    N_("""nigao export 初稿.md
nigao export 初稿.md -o 报告.docx --layout plain
nigao export 初稿.md -o 报告.pdf
nigao export 初稿.md --reference 本单位.docx
nigao export 初稿.md --sources
nigao export 初稿.json --final"""),
)


def export(
    draft: Annotated[Path, typer.Argument(metavar=N_("初稿"), help=N_("初稿（.md .txt .json）"))],
    output: Output = None,
    layout: Layout = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference",
            metavar=N_("文件"),
            help=N_("照本单位的 .docx 来排：用它的页面、页眉页脚和样式，不用它的正文"),
        ),
    ] = None,
    sources: Sources = False,
    bank: Bank = None,
    final: Final = False,
    pdf: Pdf = False,
    force: Force = False,
) -> Outcome:
    """Turn a draft into a Word file."""
    from app.workflow.export import export

    return export(
        draft,
        output=output,
        layout=layout,
        reference=reference,
        sources=sources,
        bank=tuple(bank or ()),
        final=final,
        force=force,
        pdf=pdf,
    )
