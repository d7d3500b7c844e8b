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
    ("source", "strict", "code"),
    [
        (_PASSES, True, 0),
        (_SKIPS, False, 0),
        (_SKIPS, True, 1),
        (_SKIPS_WHOLE, True, 1),
        (_FAILS_AS_EXPECTED, True, 0),
    ],
)
def test_a_skip_fails_a_strict_run(
    checkout: Path, tmp_path: Path, source: str, strict: bool, code: int
) -> None:
    shutil.copyfile(checkout / "tests/conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_passes.py").write_text(_PASSES, "utf-8")
    (tmp_path / "test_given.py").write_text(source, "utf-8")
    environment = {**os.environ, "NIGAO_NO_SKIPS": "1" if strict else ""}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == code, ended.stdout.decode()
    assert (b"nothing may be skipped" in ended.stdout) == (code == 1)
