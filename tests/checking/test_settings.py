"""What nigao.toml says of a check: rules left out, other levels, words passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.checking import load_rules
from app.checking.kinds.borrowed import BorrowedShare
from app.checking.settings import Settings
from app.checking.settings_file import read_settings
from app.errors import InputError

RULES = load_rules()


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "nigao.toml"
    path.write_text(text, "utf-8")
    return read_settings(path, RULES)


def levels(said: Settings) -> dict[str, str]:
    return {rule.id: rule.level for rule in said.rules(RULES)}


def test_without_a_file_every_rule_has_its_level() -> None:
    assert levels(Settings()) == {rule.id: rule.level for rule in RULES}


def test_a_rule_or_a_family_is_left_out(tmp_path: Path) -> None:
    said = settings(tmp_path, '[check]\nignore = ["placeholder/", "quotes/unclosed"]\n')
    left = levels(said)
    assert "quotes/unclosed" not in left
    assert "quotes/unclosed-bracket" in left
    assert not any(rule.startswith("placeholder/") for rule in left)


def test_a_rules_own_level_comes_before_that_of_its_family(tmp_path: Path) -> None:
    said = settings(
        tmp_path,
        '[check.levels]\n"quotes/" = "hint"\n"quotes/unclosed" = "off"\n'
        '"placeholder/doubtful" = "error"\n',
    )
    left = levels(said)
    assert left["quotes/unclosed-bracket"] == "hint"
    assert "quotes/unclosed" not in left
    assert left["placeholder/doubtful"] == left["placeholder/left"] == "error"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignore = ["termm/"]', "2:11: 没有“termm/”这条规则: 是不是“term/”？"),
        ('ignore = ["quotes/unclose"]', "2:11: 没有“quotes/unclose”这条规则: 是不是"),
        ('ignore = "term/"', "2:1: “ignore”要写成列表: 写成 ignore = […]"),
        ('levels = {"term/" = "of"}', "2:11: 没有“of”这一级: 可以写：off、hint、warning、error"),
        ('levels = "off"', "2:1: “levels”要写“键 = 值”"),
        ("borowed = 0.3", "2:1: 不认识“borowed”: 是不是“borrowed”？"),
        ("borrowed = 30", "2:1: “borrowed”要写 0 到 1 之间的数: 三成写 0.3"),
        ("borrowed = true", "2:1: “borrowed”要写 0 到 1 之间的数"),
        ('places = [{rule = "term/"}]', "2:1: 缺少“text”"),
        ('places = [{rule = "term/", text = 3}]', "2:28: “text”要写成文字"),
        ("places = [3]", "2:1: 第 1 项要写“键 = 值”"),
        ('against = "去年"', "2:1: “against”要写成列表: 写成 against = […]"),
        ('against = ["nigao.toml", "去年"]', "2:26: 没有“去年”: 写文件或文件夹，从这个"),
        ("[checks]", "2:2: 不认识“checks”: 查稿子的设置写在 [check] 下面"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        settings(tmp_path, f"[check]\n{text}\n")
    assert str(caught.value).startswith(f"{tmp_path / 'nigao.toml'}:{told}")


def test_every_fault_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        settings(tmp_path, '[check]\nborrowed = "x"\nignore = ["a/b", "term/"]\n')
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_the_share_that_may_not_be_borrowed_is_the_writers(tmp_path: Path) -> None:
    said = settings(tmp_path, "[check]\nborrowed = 0.2\n")
    found = {rule.id: rule for rule in said.rules(RULES) if isinstance(rule, BorrowedShare)}
    assert (found["copy/most"].least, found["copy/most"].most) == (0.2, None)
    assert (found["copy/share"].least, found["copy/share"].most) == (0.2, 0.2)


def test_texts_to_be_held_against_stand_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "去年").mkdir()
    said = settings(tmp_path, '[check]\nagainst = ["去年"]\n')
    assert said.against == (tmp_path / "去年",)
