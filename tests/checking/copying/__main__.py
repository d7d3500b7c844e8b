"""Measure how well borrowed text is found: `python -m tests.checking.copying --peers`.

How fast, and in how much memory: `python -m tests.checking.copying --large --sources 100000`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checking.copying.large import measure_large
from tests.checking.copying.measuring import measure

_SEEDS = {"tuned": (0, 2, 4), "held": (1, 3, 5)}


def main() -> None:
    """Print the figures of every seed of a half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=3000)
    parser.add_argument("--drafts", type=int, default=80)
    parser.add_argument("--half", choices=tuple(_SEEDS), default="tuned")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds of the half")
    parser.add_argument("--peers", action="store_true", help="the methods of others, too")
    parser.add_argument("--large", action="store_true", help="rate, query time and memory alone")
    asked = parser.parse_args()
    if asked.large:
        with TemporaryDirectory() as folder:
            print(measure_large(asked.sources, asked.drafts, 0, Path(folder) / "index.sqlite"))
        return
    for seed in _SEEDS[asked.half][: asked.seeds]:
        for line in measure(asked.sources, asked.drafts, seed, peers=asked.peers):
            print(line, flush=True)


if __name__ == "__main__":
    main()
