"""A case: files, and the command line that is run among them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_TOLD = "case.json"


@dataclass(frozen=True)
class Case:
    """Files by their names in the working folder, and the arguments of a command."""

    kind: str
    number: int
    seed: int
    files: dict[str, bytes]
    args: tuple[str, ...]

    def save(self, folder: Path, found: list[str]) -> None:
        """Write the case into a folder, with what was found."""
        self.lay_out(folder / "files")
        told = {
            "kind": self.kind,
            "number": self.number,
            "seed": self.seed,
            "args": self.args,
            "found": found,
        }
        text = json.dumps(told, ensure_ascii=True, indent=1)
        (folder / _TOLD).write_text(text + "\n", encoding="utf-8")

    def lay_out(self, folder: Path) -> None:
        """Write the files into a folder."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def saved_case(folder: Path) -> Case:
    """Return the case that was saved in a folder."""
    told = json.loads((folder / _TOLD).read_text("utf-8"))
    files = {
        str(path.relative_to(folder / "files")): path.read_bytes()
        for path in sorted((folder / "files").rglob("*"))
        if path.is_file()
    }
    return Case(told["kind"], told["number"], told["seed"], files, tuple(told["args"]))
