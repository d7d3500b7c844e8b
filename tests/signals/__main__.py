"""`python -m tests.signals`: every command struck at many moments, and what was found after."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.signals.scenes import SCENES
from tests.signals.striking import Stage, around_deeds, by_clock, told


def main() -> int:
    """Strike the commands that are asked for, print what was found, and return how many faults."""
    options = _options()
    faults: list[str] = []
    runs = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="signals-") as name:
        for scene in SCENES:
            # To fill the cache takes much longer than all else.
            share = 5 if scene.cold else 1
            if options.deeds < share or (options.only and scene.name not in options.only):
                continue
            stage = Stage(scene, Path(name) / scene.name.replace(" ", ""))
            chance = random.Random(f"{options.seed} {scene.name}")  # noqa: S311
            all_strikes = around_deeds(stage.played.deeds, options.deeds // share, chance)
            if options.clock and not scene.cold:
                all_strikes += by_clock(stage.seconds(), options.clock, chance)
            ends: dict[str, Counter[str]] = {}
            for strike in all_strikes:
                found, how = stage.strike(strike)
                faults += found
                runs += 1
                ends.setdefault(strike.sign.name, Counter())[how] += 1
                for each in found:
                    print(each, flush=True)
            of = f"{stage.played.deeds} deeds"
            said = "; ".join(f"{sign} {told(counts)}" for sign, counts in ends.items())
            print(f"{scene.name} ({of}): {said}", flush=True)
    print(f"{runs} strikes, {len(faults)} faults, {time.monotonic() - began:.0f} s")
    return min(len(faults), 100)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.signals", description=__doc__)
    parser.add_argument("--deeds", type=int, default=25, help="strikes of a sign at deeds")
    parser.add_argument("--clock", type=int, default=25, help="strikes of a sign by the clock")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", help="a command: draft, fill, mine …")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
