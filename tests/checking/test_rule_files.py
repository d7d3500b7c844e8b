"""Rules as they stand in files: faults at their places, own ones before shipped ones, a cache."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app.checking import Checker, Manuscript, load_rules, rule_files
from app.checking.checking import BrokenRuleError
from app.checking.rule_files import RuleFile
from app.errors import InputError
from app.files import cache
from app.reading import read_lines

_RULE = """\
rules:
  - id: term/own
    kind: pattern
    level: {level}
    basis: 惯例
    message: 改成“数字政府”
    patterns: [{pattern}]
    good: [数字政府建设。]
    bad: [推进⟦数据政府⟧建设。]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for rules of a user who works where nobody has worked yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "rules").mkdir()
    return tmp_path / "rules"


def test_what_the_cache_gives_back_are_the_same_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_rules()
    assert list(cache.cache_folder().iterdir())
    # No file is read a second time.
    monkeypatch.setattr(rule_files, "_read_all", None)
    second = load_rules()
    assert second == first
    assert [type(rule) for rule in second] == [type(rule) for rule in first]
    assert RuleFile(rules=first) == RuleFile(rules=second)


def test_a_users_rule_is_added_by_one_entry(folder: Path) -> None:
    shipped = load_rules()
    (folder / "own.yaml").write_text(_RULE.format(level="error", pattern="数据政府"), "utf-8")
    [own] = [rule for rule in load_rules() if rule not in shipped]
    assert own.id == "term/own"
    (folder / "own.yaml").write_text(_RULE.format(level="hint", pattern="数据政府"), "utf-8")
    [own] = [rule for rule in load_rules() if rule not in shipped]
    assert own.level == "hint"


def test_a_users_file_hides_the_shipped_one_of_its_name(folder: Path) -> None:
    (folder / "quotes.yaml").write_text(_RULE.format(level="error", pattern="数据政府"), "utf-8")
    ids = {rule.id for rule in load_rules()}
    assert "term/own" in ids
    assert not any(each.startswith("quotes/") for each in ids)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (_RULE.format(level="fatal", pattern="数据"), "own.yaml:4:12: “level”不能写“fatal”"),
        (
            _RULE.format(level="hint", pattern="数据").replace("kind: pattern", "kind: patern"),
            "own.yaml:3:11: “kind”不能写“patern”: 是不是“pattern”？",
        ),
        (
            _RULE.format(level="hint", pattern="数据").replace("    kind: pattern\n", ""),
            "own.yaml:2:5: 缺少“kind”: 补上这一项",
        ),
        (
            _RULE.format(level="hint", pattern='"("'),
            "own.yaml:7:16: 正则表达式“(”写得不对：圆括号少了",
        ),
        (_RULE.format(level="hint", pattern="数据").replace("⟦", ""), "own.yaml:9:"),
        (
            _RULE.format(level="hint", pattern="数据").replace("term/", "terms/"),
            "own.yaml:2:9: “terms/own”写得不对：写成“类别/名称”",
        ),
        (
            _RULE.format(level="hint", pattern="数据").removeprefix("rules:\n"),
            "own.yaml:1:3: 整个文件要写成“键: 值”: 从“rules:”写起",
        ),
        (
            _RULE.format(level="hint", pattern="数据"),
            "own.yaml:9:11: 反例里标出的是“数据政府”，找到的是“数据”: 改查法，或把 ⟦ ⟧ 标在",
        ),
        (
            _RULE.format(level="hint", pattern="数据局"),
            "own.yaml:9:11: 反例里标出的是“数据政府”，什么也没找到: ",
        ),
        (
            _RULE.format(level="hint", pattern="字?政府"),
            "own.yaml:8:12: 正例里找到了“字政府”: 正例应当什么也找不到：",
        ),
        (
            _RULE.format(level="hint", pattern="数据政府").replace("改成", "把{text}改成{by}"),
            "own.yaml:6:14: “message”里的 {by} 没有字可填: 删去它",
        ),
        (
            _RULE.format(level="hint", pattern="数据政府").replace("改成", "把{0}改成"),
            "own.yaml:6:14: “message”里的 {0} 没有字可填：写 {text} 这样的名字",
        ),
        (
            _RULE.format(level="hint", pattern="数据政府") + "    fix: \\2政府\n",
            "own.yaml:10:10: “fix”的写法不对：没有这个编号的圆括号",
        ),
        (
            _RULE.format(level="hint", pattern="数据政府")
            .replace("kind: pattern", "kind: total")
            .replace("patterns: [数据政府]", "lead: '共('"),
            "own.yaml:7:11: 正则表达式“共(”写得不对：圆括号少了右半边",
        ),
    ],
)
def test_a_fault_is_told_at_its_place_every_time(folder: Path, rule: str, told: str) -> None:
    (folder / "own.yaml").write_text(rule, "utf-8")
    for _ in range(2):
        with pytest.raises(InputError) as caught:
            load_rules()
        assert told in str(caught.value)


def test_a_list_with_a_faulty_member_is_told_once(folder: Path) -> None:
    (folder / "own.yaml").write_text(_RULE.format(level="hint", pattern='"数("'), "utf-8")
    with pytest.raises(InputError) as caught:
        load_rules()
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("month", ["2026年1月", "2026-1", "2026-13"])
def test_a_month_is_told_how_to_be_written(folder: Path, month: str) -> None:
    rule = _RULE.format(level="hint", pattern="x").replace(
        "kind: pattern", f"kind: fixed_expression\n    adopted: {month}"
    )
    (folder / "own.yaml").write_text(rule, "utf-8")
    with pytest.raises(InputError, match=f"own.yaml:4:14: “{month}”写得不对：年月写成 2026-01"):
        load_rules()


def test_two_rules_of_one_id_are_refused(folder: Path) -> None:
    rule = _RULE.format(level="hint", pattern="数据政府")
    (folder / "a.yaml").write_text(rule, "utf-8")
    (folder / "b.yaml").write_text(rule + rule.removeprefix("rules:\n"), "utf-8")
    with pytest.raises(InputError) as caught:
        load_rules()
    told = [(problem.line, problem.what) for problem in caught.value.problems]
    assert [line for line, _ in told] == [2, 10]
    assert all("a.yaml 里已经有了" in what for _, what in told)


def test_the_faults_of_every_file_are_told_at_once(folder: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(_RULE.format(level="fatal", pattern="数据政府"), "utf-8")
    with pytest.raises(InputError) as caught:
        load_rules()
    assert [problem.line for problem in caught.value.problems] == [4, 4]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("days: {教师节: 9-100}", "“9-100”写得不对：月和日写成 5-1"),
        ("days: {教师节: <<9-10}", "“<<9-10”写得不对：月和日写成 5-1"),
        ("days: {教师节: ²-1}", "“²-1”写得不对：月和日写成 5-1"),
        ("days: {教师节: 2-30}", "“2-30”写得不对：没有这一天"),
        ("by_year: {春节: [2026-02-31]}", "“2026-02-31”写得不对：没有这一天"),
    ],
)
def test_a_day_of_a_feast_is_one_of_the_calendar(folder: Path, field: str, told: str) -> None:
    rule = _RULE.format(level="hint", pattern="x").replace("kind: pattern", "kind: festival")
    (folder / "own.yaml").write_text(rule.replace("patterns: [x]", field), "utf-8")
    with pytest.raises(InputError, match=re.escape(told)):
        load_rules()


@pytest.mark.parametrize("apart", ["z-a", "\\q"])
def test_characters_of_a_set_are_some(folder: Path, apart: str) -> None:
    rule = _RULE.format(level="hint", pattern="x").replace("kind: pattern", "kind: stray_units")
    own = rule.replace("patterns: [x]", f"apart: '{apart}'")
    (folder / "own.yaml").write_text(own, "utf-8")
    with pytest.raises(InputError, match="正则表达式“"):
        load_rules()


@pytest.mark.parametrize("word", ["", "0", "数据", "数字政"])
def test_an_expression_that_words_come_near_to_has_four_characters(folder: Path, word: str) -> None:
    rule = _RULE.format(level="hint", pattern="x").replace("kind: pattern", "kind: near_words")
    own = rule.replace("patterns: [x]", f"words: [数字政府建设, '{word}']")
    (folder / "own.yaml").write_text(own, "utf-8")
    with pytest.raises(InputError, match="“words”至少要有 4 个字"):
        load_rules()


_KINDS = sorted((Path(__file__).resolve().parents[2] / "app/checking/kinds").glob("*.py"))


@pytest.mark.parametrize("path", _KINDS, ids=lambda path: path.stem)
def test_what_a_kind_searches_by_is_read_as_a_pattern(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    searched = {
        argument.attr
        for call in calls
        if ast.unparse(call.func) in ("lazy", "re.search", "re.compile")
        for argument in call.args[:1]
        if isinstance(argument, ast.Attribute) and ast.unparse(argument.value) == "self"
    }
    fields = [node for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)]
    plain = {
        node.target.id
        for node in fields
        if isinstance(node.target, ast.Name) and ast.unparse(node.annotation) == "str"
    }
    assert searched & plain == set()


_PERIOD = """\
rules:
  - id: date/own
    kind: period_told
    level: warning
    basis: 惯例
    message: 还没过完
    patterns: ['(?P<year>20..)?年?(?P<part>半年|[^度，]{2})总结']
    good: [2020年半年总结]
    bad: ["⟦2030年半年总结⟧\\n\\n2026年7月1日"]
"""


@pytest.mark.parametrize("title", ["半年总结", "20aa年半年总结", "2026年今天总结"])
def test_a_rule_that_breaks_on_a_report_is_told_with_its_file(folder: Path, title: str) -> None:
    (folder / "own.yaml").write_text(_PERIOD, "utf-8")
    report = read_lines([title, "", "一、学习。", "2026年7月1日"], "a.txt")
    with pytest.raises(InputError, match=r"own\.yaml: 规则 date/own 用在这份文稿上算不下去"):
        Checker(drafts=[Path("a.txt")]).findings(Path("a.txt"), Manuscript(report))


def test_a_rule_that_breaks_on_its_own_example_is_told_with_its_place(folder: Path) -> None:
    (folder / "own.yaml").write_text(
        _PERIOD.replace("[2020年半年总结]", '["半年总结\\n\\n2026年7月1日"]'), "utf-8"
    )
    with pytest.raises(InputError, match=r"own\.yaml:2:9: 这条规则用在自己的例子上算不下去"):
        load_rules()


def test_a_shipped_rule_that_breaks_is_a_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise TypeError

    monkeypatch.setattr("app.checking.kinds.period_told.PeriodTold.findings", broken)
    report = read_lines(["半年总结", "", "一、学习。", "2026年7月1日"], "a.txt")
    with pytest.raises(BrokenRuleError):
        Checker().findings(Path("a.txt"), Manuscript(report))


@pytest.mark.parametrize("marks", ["“", "””", "ab", ""])
def test_marks_that_are_no_pair_are_refused(folder: Path, marks: str) -> None:
    text = _RULE.format(level="error", pattern="数据政府").replace(
        "patterns: [数据政府]", f"outer: '{marks}'\n    inner: ‘’"
    )
    (folder / "own.yaml").write_text(text.replace("kind: pattern", "kind: nested"), "utf-8")
    with pytest.raises(InputError, match=r"own\.yaml:7:12: .*写一对标点"):
        load_rules()
