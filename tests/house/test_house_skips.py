"""Where nothing may be missing (`NIGAO_NO_SKIPS=1`), a skipped test fails the run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PASSES = "def test_it():\n    pass\n"
_SKIPS = "import pytest\n\ndef test_it():\n    pytest.skip('no office here')\n"
_SKIPS_WHOLE = "import pytest\n\npytest.skip('no office here', allow_module_level=True)\n"
_FAILS_AS_EXPECTED = "import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    assert False\n"


@pytest.mark.parametrize(
    ("sources", "strict", "workers", "skipped"),
    [
        ([_PASSES, _FAILS_AS_EXPECTED], True, [], []),
        ([_PASSES, _SKIPS, _SKIPS_WHOLE], False, [], []),
        ([_PASSES, _SKIPS, _SKIPS_WHOLE], True, [], ["test_1.py::test_it", "test_2.py"]),
        ([_PASSES, _SKIPS, _SKIPS_WHOLE], True, ["-n2"], ["test_1.py::test_it", "test_2.py"]),
    ],
)
def test_a_skip_fails_a_strict_run(
    checkout: Path,
    tmp_path: Path,
    sources: list[str],
    strict: bool,
    workers: list[str],
    skipped: list[str],
) -> None:
    shutil.copyfile(checkout / "tests/conftest.py", tmp_path / "conftest.py")
    for number, source in enumerate(sources):
        (tmp_path / f"test_{number}.py").write_text(source, "utf-8")
    environment = {**os.environ, "NIGAO_NO_SKIPS": "1" if strict else ""}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *workers, str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    printed = ended.stdout.decode()
    assert ended.returncode == bool(skipped), printed
    told = printed.partition("nothing may be skipped")[2].splitlines()
    assert sorted(line for line in told if line.startswith("test_")) == skipped
