"""Lays out drafts and texts written by hand for readers who must not know which is which.

    python -m tests.bed.blind -o DIR --drafts A.md B.docx … --hand FOLDER
                              [--seed N] [--without-gaps]

Every text goes to `DIR/NN.txt` under a number drawn by the seed, in one layout: the title, who
speaks and when in brackets, each paragraph indented. `DIR.key.json` beside the folder says what
each is; keep it from the readers. With `--without-gaps` what a draft asks (【…】) is left out, and
so is a paragraph that only asks.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.models.report import Report
from app.reading.readers import READERS, read_report
from app.text.dates import long_date

_INDENT = "　　"
_WORD = re.compile(r"[^\s（）()]+")
_GAP = re.compile("【[^【】]*】[。；，]?")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the texts and their key."""
    asked = _parser().parse_args(arguments)
    texts = [("draft", path) for path in asked.drafts] + [("hand", p) for p in _reports(asked.hand)]
    random.Random(asked.seed).shuffle(texts)  # noqa: S311 - a draw, no secret
    asked.output.mkdir(parents=True)
    for number, (_, path) in enumerate(texts, 1):
        text = one_layout(read_report(path), gaps=not asked.without_gaps)
        (asked.output / f"{number:02}.txt").write_text(text, "utf-8")
    key = {number: [what, path.stem] for number, (what, path) in enumerate(texts, 1)}
    told = json.dumps(key, ensure_ascii=False, indent=1)
    asked.output.with_name(asked.output.name + ".key.json").write_text(told + "\n", "utf-8")
    return 0


def one_layout(report: Report, *, gaps: bool = True) -> str:
    """Return a report as plain text that does not show who made it."""
    lines = [line if gaps else _GAP.sub("", line) for line in report.paragraphs]
    heads = [block for block in report.blocks if block.role in ("title", "byline")]
    title = sum(len(block.paragraphs) for block in heads if block.role == "title")
    head = max(title, sum(len(block.paragraphs) for block in heads))
    # In a text file a line in brackets under the title is not always read as who speaks.
    while head < len(lines) and re.fullmatch(r"（[^（）]*）", lines[head]):
        head += 1
    speaks = " ".join(long_date(word) for line in lines[title:head] for word in _WORD.findall(line))
    told = ["".join(lines[:title]), f"（{speaks}）" if speaks else ""]
    told += [_INDENT + line for line in lines[head:] if line.strip()]
    return "".join(f"{line}\n" for line in told if line)


def _reports(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in READERS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bed.blind", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--drafts", type=Path, nargs="+", required=True, metavar="FILE")
    parser.add_argument("--hand", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without-gaps", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
