"""The pages of the rules say what the rules are, and every kind and field is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from app.checking import load_rules
from app.checking.explained import FAMILY_NAMES, KINDS
from app.checking.explained_fields import meaning
from app.checking.kinds import AnyRule
from app.checking.rule import FAMILIES
from docs.make_rules import FOLDER, pages

if TYPE_CHECKING:
    from app.checking.rule import Rule

_KIND_CLASSES: dict[str, type[Rule]] = {
    name: kind
    for kind in get_args(get_args(AnyRule)[0])
    for name in get_args(kind.model_fields["kind"].annotation)
}


def test_the_pages_are_those_that_the_rules_make() -> None:
    made = pages(load_rules())
    assert {path.name for path in FOLDER.iterdir()} == set(made)
    stale = [name for name, text in made.items() if (FOLDER / name).read_text("utf-8") != text]
    assert stale == [], "python -m docs.make_rules"


def test_every_rule_has_its_place_on_the_page_of_its_family() -> None:
    made = pages(load_rules())
    for rule in load_rules():
        family, _, name = rule.id.partition("/")
        assert f'<a id="{name}"></a>\n\n## {rule.id}\n' in made[f"{family}.md"]
        assert f"({family}.md#{name})" in made["README.md"]
        assert all(example in made[f"{family}.md"] for example in (*rule.good, *rule.bad))


def test_every_family_kind_and_field_is_explained() -> None:
    assert set(FAMILY_NAMES) == set(FAMILIES)
    assert set(KINDS) == set(_KIND_CLASSES)
    fields = [(name, kind) for kind, made in _KIND_CLASSES.items() for name in made.model_fields]
    unknown = [each for each in fields if meaning(*each) is None]
    assert unknown == [], "app/checking/explained_fields.py says what it means"
