"""Makes the pages of docs/rules again out of the rules themselves: `python -m docs.make_rules`.

A test fails where the pages tell anything else than the rules do.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking import load_rules
from app.checking.explained import FAMILY_NAMES, in_short, kind_of, subject
from app.checking.explained_fields import meaning
from app.checking.proving import findings_in, unmarked
from app.checking.rule import Rule
from app.models.finding import LEVELS
from app.workflow.telling_findings import LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.finding import Finding

FOLDER = Path(__file__).resolve().parent / "rules"
_INDEX = "README.md"
_LONGEST_SHOWN = 80
_ABOUT = (
    "*What `nigao check` looks for: made out of [the rules](../../rules) by"
    " `python -m docs.make_rules`, in Chinese like their messages."
    " See [checking a draft](../check.md).*"
)
_OWN = frozenset(Rule.model_fields) | {"kind"}


def main() -> None:
    """Write every page, and take away what is none any more."""
    FOLDER.mkdir(exist_ok=True)
    made = pages(load_rules())
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """Return the text of each page by its name: an index, and one a family."""
    made = {_INDEX: "\n".join(_index(rules)) + "\n"}
    for family, name in FAMILY_NAMES.items():
        its = [rule for rule in rules if rule.family == family]
        parts = [f"# {family}/ {name}", _ABOUT, _to_change(family)]
        parts += chain.from_iterable(_rule(rule, rules) for rule in its)
        made[f"{family}.md"] = "\n\n".join(parts) + "\n"
    return made


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# 查稿的规则"
    yield f"\n{_ABOUT}\n"
    levels = Counter(rule.level for rule in rules)
    told = "、".join(f"{LEVEL_WORDS[level]} {levels[level]} 条" for level in LEVELS)
    yield f"一共 {len(rules)} 条：{told}。怎样用、怎样加一条，见[查稿](../check.zh-CN.md)。\n"
    for family, name in FAMILY_NAMES.items():
        yield f"## [{family}/]({family}.md) {name}\n"
        for rule in (rule for rule in rules if rule.family == family):
            link = f"[{rule.id}]({family}.md#{_anchor(rule)})"
            yield f"- {link} {LEVEL_WORDS[rule.level]}：{in_short(rule)}"
        yield ""


def _rule(rule: Rule, rules: Sequence[Rule]) -> Iterator[str]:
    found = list(chain.from_iterable(_findings(rule, example, rules) for example in rule.bad))
    yield f'<a id="{_anchor(rule)}"></a>'
    yield f"## {rule.id}"
    yield f"**{LEVEL_WORDS[rule.level]}** · {subject(rule)} · 依据：{rule.basis}"
    yield f"说的是：{found[0].message}"
    yield f"{_mended(found)}不查它：`--ignore {rule.id}`。"
    yield _examples("误", rule.bad)
    yield _examples("正", rule.good)
    if rule.example_source:
        yield _examples("例子对照的稿子", (rule.example_source,))
    if fields := [name for name in type(rule).model_fields if name not in _OWN]:
        yield "\n".join(["可以改的：", "", *(_field(rule, name) for name in fields)])


def _findings(rule: Rule, example: str, rules: Sequence[Rule]) -> list[Finding]:
    return findings_in(rule, unmarked(example)[0], rules)


def _mended(found: Sequence[Finding]) -> str:
    fixed = [each.fix is not None for each in found]
    if all(fixed):
        return "`--fix` 会改好。"
    return "只有一种改法的，`--fix` 会改好。" if any(fixed) else "要自己改。"


def _examples(name: str, examples: Sequence[str]) -> str:
    return "\n".join([f"{name}：", "", "```text", "\n\n".join(examples), "```"])


def _field(rule: Rule, name: str) -> str:
    value = getattr(rule, name)
    if not value and isinstance(value, str | tuple | dict):
        return f"- `{name}` {meaning(name, kind_of(rule))}：（没有写）"
    shown = _shown(value)
    if len(shown) > _LONGEST_SHOWN:
        many = f"，{len(value)} 项" if isinstance(value, tuple | dict) else ""
        source = f"[rules/{rule.family}.yaml](../../rules/{rule.family}.yaml)"
        return f"- `{name}` {meaning(name, kind_of(rule))}（见 {source}{many}）"
    return f"- `{name}` {meaning(name, kind_of(rule))}：`{shown}`"


def _shown(value: object) -> str:
    """Return a value as it stands in YAML, nearly."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_shown, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)


def _anchor(rule: Rule) -> str:
    return rule.id.partition("/")[2]


def _to_change(family: str) -> str:
    """Return how the rules of a family are left out, told more gently, and changed."""
    return "\n".join(
        [
            f"- 整类不查：`nigao check 稿子.docx --ignore {family}/`，或在 `nigao.toml` 的"
            f' `[check]` 下面写 `ignore = ["{family}/"]`。',
            f'- 改级别：`levels = {{"{family}/" = "hint"}}`，也可以只写一条规则。',
            f"- 改字段：把 [rules/{family}.yaml](../../rules/{family}.yaml) 复制到稿子那里的"
            " `rules/` 文件夹（或 `~/.nigao/rules/`）里改，同名的整份代替自带的。",
        ]
    )


if __name__ == "__main__":
    main()
