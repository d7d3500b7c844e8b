"""`nigao doctor` says what is there, what is not, what that costs and how to get it."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.files import office
from app.workflow import doctor as verb
from app.workflow.doctor import OPTIONAL, diagnose
from app.workflow.telling_doctor import tell


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's own data, on a machine with no other programs."""
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("PATH", str(tmp_path / "没有"))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    monkeypatch.setattr(verb, "installed_fonts", lambda: frozenset({"黑体", "华文中宋"}))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own"


def _lines(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    assert main(["doctor", *args]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out.splitlines()


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads("\n".join(_lines(capsys, "--format", "json")))


def test_it_says_what_runs_here(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = _lines(capsys)[0]
    assert re.fullmatch(r"nigao 0\.1\.0 · Python 3\.\d+\.\d+\S* · .+", head)


def test_it_says_where_each_kind_of_data_is_looked_for_and_what_one_may_do_there(
    own: Path, checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "rules").mkdir(parents=True)
    monkeypatch.setattr("os.access", lambda path, how: "cache" not in str(path))
    found = _json(capsys)["folders"]
    kinds = ["phrasebank", "templates", "layouts", "rules"]
    assert [each["path"] for each in found if each["shipped"]] == [str(checkout / k) for k in kinds]
    access = {each["path"]: each["access"] for each in found}
    assert access[str(own / "rules")] == "write"
    assert access[str(own / "layouts")] == "nothing"
    assert access[str(own / "nigao.toml")] == "nothing"
    # Before the user's own come those of the present folder.
    first = next(each["path"] for each in found if each["kind"] == "rules")
    assert first == str(Path("rules").absolute())


@pytest.mark.parametrize(
    ("access", "said"),
    [("none", "看不了：没有权限"), ("read", "可以读"), ("write", "可以读写"), ("nothing", "没有")],
)
def test_what_one_may_do_is_said_in_words(
    own: Path, monkeypatch: pytest.MonkeyPatch, access: str, said: str
) -> None:
    monkeypatch.setattr(verb, "access_to", lambda path: access)
    assert f"  规则 {own / 'rules'}：{said}\n" in tell(diagnose())


def test_it_names_the_missing_fonts_of_each_layout_and_what_is_used_instead(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _lines(capsys)
    assert "  黑体 （gbt9704、gbt9704-system-fonts、plain）：有" in lines
    # The layout itself says which other font will do.
    assert "  方正小标宋简体 （gbt9704）：没有，这台机器上用 华文中宋 代替" in lines
    # Without fontconfig nobody knows.
    alone = "没有，这台机器上由 Word 或 LibreOffice 自己挑一种代替"
    assert f"  仿宋_GB2312 （gbt9704）：{alone}" in lines
    assert sum("缺的字体只影响" in line for line in lines) == 1


def test_nothing_is_said_of_missing_fonts_where_none_is_missing(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = frozenset(font.name for font in diagnose().fonts)
    monkeypatch.setattr(verb, "installed_fonts", lambda: every)
    assert not [line for line in _lines(capsys) if "字体只" in line or "代替" in line]


def test_a_layout_that_cannot_be_read_is_told_and_the_others_are_looked_at(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "layouts").mkdir(parents=True)
    (own / "layouts/坏.yaml").write_text("body: {size: 很大}\n", "utf-8")
    lines = _lines(capsys)
    assert [line for line in lines if f"{own / 'layouts/坏.yaml'}:1:" in line]
    assert any(line.startswith("  仿宋_GB2312 ") for line in lines)


def test_what_is_not_installed_says_what_is_lost_and_how_to_get_it(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", nothing)
    said = "\n".join(_lines(capsys))
    assert "  LibreOffice：没有：填不了 .doc .wps .rtf .odt，写不出 PDF" in said
    for name, (packages, without) in OPTIONAL.items():
        assert f"  {name}：没有：{without}。要装：pip install {' '.join(packages)}" in said
    parts = {each["name"]: each for each in _json(capsys)["parts"]}
    assert set(parts) == {"LibreOffice", *OPTIONAL}
    assert not [each for each in parts.values() if each["version"] or not each["get"]]


def test_what_is_installed_says_its_version(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = {each["name"]: each["version"] for each in _json(capsys)["parts"]}
    assert parts["rjieba"] == metadata.version("rjieba")


@pytest.mark.parametrize(
    ("program", "version"),
    [
        ("echo 'LibreOffice 24.2.7.2 420(Build:2)'", "24.2.7.2"),
        ("exit 1", "启动不了"),
        ("echo", "启动不了"),
    ],
)
def test_libreoffice_is_asked_for_its_version(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, version: str
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/soffice").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    (tmp_path / "bin/soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert {part.name: part.version for part in diagnose().parts}["LibreOffice"] == version


def test_a_doctor_loads_none_of_the_packages_that_it_looks_for(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    names = [name for packages, _ in OPTIONAL.values() for name in packages]
    for name in names:
        # Whoever imports it now fails.
        monkeypatch.setitem(sys.modules, name, None)
    assert diagnose().parts


def test_every_extra_of_the_program_is_looked_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: set(them) for name, them in project["optional-dependencies"].items()}
    looked_for = {name for packages, _ in OPTIONAL.values() for name in packages}
    for name, asked in extras.items():
        bare = {re.split(r"[>=;\[ ]", each)[0].lower() for each in asked}
        assert name == "dev" or bare <= looked_for, name
