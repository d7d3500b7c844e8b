"""A bar for work that takes a while: a large pack that is read for the first time."""

from __future__ import annotations

import pytest

from app.cli.progress import LateProgress

# When each hundredth is done, by a clock that each call of `watch` looks at.
_SLOW, _QUICK = 0.1, 0.01


def _shown(capsys: pytest.CaptureFixture[str], seconds: float, rounds: int = 1) -> str:
    now = 0.0
    progress = LateProgress("读词库", "KB", clock=lambda: now)
    for _ in range(rounds):
        for done in range(1, 101):
            now += seconds
            progress.watch(done, 100)
    return capsys.readouterr().err


def test_what_takes_a_while_is_shown_with_its_rate_from_the_start(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    shown = _shown(capsys, _SLOW)
    assert "读词库" in shown
    assert "100/100" in shown
    assert "每秒 10 KB，还要 0:00:04" in shown
    # It begins late, and its rate counts what was done before.
    assert "  9/100" not in shown
    assert "  1/100" not in shown


def test_what_is_done_soon_is_not_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert _shown(capsys, _QUICK) == ""
    # Each pack has its own time.
    assert _shown(capsys, _QUICK, rounds=3) == ""


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert _shown(capsys, _SLOW) == ""
