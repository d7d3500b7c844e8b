"""The command as a process: its doors, its exit codes, its streams, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from app.cli.main import main

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

_HEAVY = {"pydantic", "pydantic_core", "jinja2", "lxml", "yaml", "rich"}

_LOADED = """
import sys
from app.cli.main import main
code = main(sys.argv[1:])
print(sorted({name.partition(".")[0] for name in sys.modules} & set(HEAVY)), file=sys.stderr)
sys.exit(code)
"""

# A fault cannot be had from a program without one: this gives `schema` one.
_FAULTY = """
import sys, types
verb = types.ModuleType("app.workflow.schema")
def schema(name, **_):
    raise FAULT
verb.schema = schema
sys.modules["app.workflow.schema"] = verb
sys.argv = ["nigao", "schema", "outline"]
from app.cli.main import run
run()
"""


@pytest.fixture
def run(checkout: Path, tmp_path: Path) -> Run:
    """Return a runner of Python in an empty folder, with the checkout's `app`."""

    def python(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, *args],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(checkout), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return python


@pytest.mark.parametrize("args", ["--help", "", "--version", "draft --help", "drat"])
def test_a_page_loads_nothing_heavy(run: Run, args: str) -> None:
    ended = run("-c", _LOADED.replace("HEAVY", repr(_HEAVY)), *args.split())
    assert ended.stderr.decode().splitlines()[-1] == "[]"


@pytest.mark.parametrize("form", ["", "--sources"])
def test_only_the_first_draft_in_a_layout_loads_python_docx(
    run: Run, checkout: Path, tmp_path: Path, form: str
) -> None:
    outline = str(checkout / "examples/数字政府建设.yaml")
    loaded = []
    for name in ("一.docx", "二.docx"):
        ended = run(
            *("-c", _LOADED.replace("HEAVY", "{'docx'}"), "draft", outline, "-o", name),
            *form.split(),
            XDG_CACHE_HOME=str(tmp_path / "cache"),
        )
        loaded.append(ended.stderr.decode().splitlines()[-1])
    assert loaded == ["['docx']", "[]"]
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()


def test_python_m_app_is_the_same_door(run: Run, tmp_path: Path) -> None:
    told = run("-m", "app", "--version")
    assert (told.returncode, told.stdout) == (0, b"nigao 0.1.0\n")
    assert run("-m", "app", "drat").returncode == 2
    (tmp_path / "报告.txt").write_text("我们到XX市学习。\n", "utf-8")
    assert run("-m", "app", "fill", "报告.txt", "--set", "XX县=章丘").returncode == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("RuntimeError('x')", 3),
        ("KeyError('x')", 3),
        ("FileNotFoundError('x')", 3),
        ("KeyboardInterrupt", 130),
    ],
)
def test_a_fault_ends_with_its_code(run: Run, fault: str, code: int) -> None:
    ended = run("-c", _FAULTY.replace("FAULT", fault))
    assert ended.returncode == code
    assert ended.stdout == b""
    assert (b"Traceback" in ended.stderr) == (code == 3)


@pytest.mark.skipif(os.name == "nt", reason="这些信号是 POSIX 的")
@pytest.mark.parametrize(("sign", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_that_becomes_another_error_on_its_way_is_no_fault(
    run: Run, sign: str, code: int
) -> None:
    broken = f"""
        import os, signal
        try:
            os.kill(os.getpid(), signal.{sign})
            while True: pass
        except BaseException:
            raise RuntimeError("while a model was built") from None
    """
    begun = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    ended = run(
        "-c", begun + _FAULTY.replace("    raise FAULT", dedent(broken).replace("\n", "\n    "))
    )
    assert ended.returncode == code
    assert b"Traceback" not in ended.stderr


def test_a_fault_says_that_it_is_the_programs_own(run: Run) -> None:
    told = run("-c", _FAULTY.replace("FAULT", "RuntimeError('x')")).stderr.decode()
    assert "RuntimeError: x" in told
    assert "这是程序自己的错误" in told.splitlines()[-1]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
def test_a_pipe_gets_utf_8_wherever_it_runs(
    run: Run, encoding: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run("-m", "app", "draft", "没有😀.yaml", PYTHONIOENCODING=encoding)
    assert ended.returncode == 2
    assert ended.stderr.decode("utf-8").startswith("没有😀.yaml: ")
    page = run("-m", "app", "--help", PYTHONIOENCODING=encoding, COLUMNS="80")
    monkeypatch.setenv("COLUMNS", "80")
    main(["--help"])
    assert page.stdout.decode("utf-8") == capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="这里要 sh 的管道")
def test_a_reader_that_leaves_is_no_fault(checkout: Path) -> None:
    line = f'( "{sys.executable}" -m app schema report; echo "code $?" >&2 ) | true'
    ended = subprocess.run(["sh", "-c", line], cwd=checkout, capture_output=True, check=False)
    told = ended.stderr.decode()
    assert "Traceback" not in told
    assert "BrokenPipe" not in told
    assert "code 141" in told


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("schema outline", 0),
        ("phrases --role title", 0),
        ("fill 报告.txt --set XX市=济南市", 0),
        ("fill 报告.txt --set XX县=章丘", 1),
        ("fill 没有.txt --set XX市=济南市", 2),
        ("read 空.txt", 2),
        ("draft 坏.yaml", 2),
        ("draft .", 2),
        ("export .", 2),
        ("export 没有.md", 2),
        ("mine 没有.txt -o 词库", 2),
        ("new 没有这种", 2),
    ],
)
def test_a_command_ends_with_the_code_of_the_contract(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: str,
    code: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text("我们到XX市学习。\n", "utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "坏.yaml").write_text("kind: 心得体会\n标提: 甲\ninsights: []\n", "utf-8")
    before = set(tmp_path.iterdir())
    ended = main(args.split())
    told = capsys.readouterr()
    assert ended == code, told.err
    assert "Traceback" not in told.err
    if code == 2:
        assert told.out == ""
        assert told.err.strip()
        assert set(tmp_path.iterdir()) == before


def test_a_problem_of_an_outline_shows_its_line_and_a_caret(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.yaml").write_text(
        "kind: 心得体会\n标提: 甲\ninsights: [{theme: 为民}]\n", "utf-8"
    )
    told = run("-m", "app", "draft", "坏.yaml").stderr.decode().splitlines()
    assert told[0].startswith("坏.yaml:2:1: ")
    assert "标题" in told[0]
    assert told[1:3] == ["    标提: 甲", "    ^"]


def test_a_pattern_is_expanded_here_if_the_shell_does_not(run: Run, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(
            f"一是学习。学习使人进步。\n二是落实。落实才有成效。\n{name}\n", "utf-8"
        )
    ended = run("-m", "app", "mine", "*.txt", "-o", "词库")
    assert ended.returncode == 0, ended.stderr.decode()
    pack = (tmp_path / "词库/pack.yaml").read_text("utf-8")
    assert "甲.txt" in pack
    assert "乙.txt" in pack


def test_results_to_standard_output_stay_clean(run: Run) -> None:
    ended = run("-m", "app", "schema", "outline")
    assert ended.stdout.startswith(b"{")
    assert ended.stderr == b""
