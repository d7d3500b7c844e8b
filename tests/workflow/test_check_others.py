"""`nigao check`: names of the reports that a draft's phrases and sentences are from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import main
from app.workflow.mine import mine

_SOURCE = """在《数字政府建设》专题培训班上的交流研讨材料
天桥区政务服务中心副主任　李建国
（2025年5月12日）
各位领导，同志们：
　　按照区委组织部要求，10月份我参加了《数字政府建设》网络课程学习，收获很大。
　　一是在为民上当先锋。天桥区政务服务中心推行一站办，群众少跑腿。服务是窗口的本分。
　　二是在担当上做表率。遇到难事不绕道，责任就是把事情办到底。
　　新征程上，我们将牢记嘱托。
"""
_OWN = """培训体会
历下区政务服务中心　王小明
　　窗口排队的老人问我，这张表为什么要填三遍，我答不上来。
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _written("往年/稿.txt", _SOURCE)


def _written(path: str, text: str) -> None:
    made = Path(path)
    made.parent.mkdir(exist_ok=True)
    made.write_text(text, "utf-8")


def _outline(unit: str, pack: str) -> None:
    """Write an outline as `nigao new --from` makes one of an old report."""
    phrases = _phrases(pack)
    _written(
        "纲.yaml",
        f"""kind: 交流研讨材料
speaker: {{unit: {unit}, post: 副主任, name: 王小明}}
date: 2026-03-01
insights:
  - content:
    - {{id: {phrases["{单位}推行一站办，群众少跑腿。"]}, slots: {{单位: 天桥区政务服务中心}}}}
    - 天桥区政务服务中心一天也没有落下。
  - theme: 为民
    facts: [我请天桥区政务服务中心的同志看过图，天桥区政务服务中心记下了三条]
""",
    )


def _phrases(pack: str) -> dict[str, str]:
    from app.bank.loading import load_pack

    return {phrase.text: phrase.id for phrase in load_pack(Path(pack)).phrases}


def _told(capsys: pytest.CaptureFixture[str], *args: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    main(["check", *args, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    return [
        (each["text"], each["message"])
        for each in found
        if each["rule"] == "residue/name-of-others"
    ]


def test_a_draft_made_with_a_pack_tells_names_of_its_reports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    mine([Path("往年/稿.txt")], output=Path("词库"))
    _outline("历下区政务服务中心", "词库")
    assert main(["draft", "纲.yaml", "--bank", "词库", "-o", "稿.json"]) == 0
    told = _told(capsys, "稿.json", "--bank", "词库")
    assert [text for text, _ in told] == ["天桥区政务服务中心"] * 2
    assert "稿.txt" in told[0][1]
    assert _told(capsys, "纲.yaml", "--bank", "词库") == told


def test_the_draft_itself_tells_them_at_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    mine([Path("往年/稿.txt")], output=Path("词库"))
    _outline("历下区政务服务中心", "词库")
    main(["draft", "纲.yaml", "--bank", "词库", "-o", "稿.docx"])
    assert "“天桥区政务服务中心”是别处的名字（稿.txt）" in capsys.readouterr().err


def test_the_same_unit_may_take_up_its_own_report(capsys: pytest.CaptureFixture[str]) -> None:
    mine([Path("往年/稿.txt")], output=Path("词库"))
    _outline("天桥区政务服务中心", "词库")
    main(["draft", "纲.yaml", "--bank", "词库", "-o", "稿.json"])
    assert _told(capsys, "稿.json", "--bank", "词库") == []


@pytest.mark.parametrize("against", ["往年", "往年/稿.txt", "词库"])
def test_a_text_that_sentences_are_from_tells_its_writer(
    against: str, capsys: pytest.CaptureFixture[str]
) -> None:
    mine([Path("往年/稿.txt")], output=Path("词库"))
    Path("往年/稿.txt").rename("往年/旧.txt") if against == "词库" else None
    _written("新.txt", _OWN + _SOURCE.splitlines()[5] + "\n")
    told = _told(capsys, "新.txt", "--against", against)
    assert [text for text, _ in told] == ["天桥区政务服务中心"]


def test_a_text_that_nothing_is_from_tells_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    _written("新.txt", _OWN + "　　天桥区政务服务中心的表只填一遍。\n")
    assert _told(capsys, "新.txt", "--against", "往年") == []
