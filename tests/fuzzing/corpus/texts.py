"""Outlines, packs, names sheets, layouts, templates, drafts, rules and settings, all small."""

from __future__ import annotations

import contextlib
import io
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.cli.main import main

_ROOT = Path(__file__).resolve().parents[3]
_BED = _ROOT / "tests" / "bed"
_HEAVY = ("nine-hundred", "forty-facts", "thirty-points")
_ENTRIES = 2

OUTLINE = """\
kind: 心得体会
title: 学习《XX条例》心得体会
speaker: {unit: XX区政务服务中心, post: 副主任, name: 张三}
date: 2026-11-20
audience: 各位领导，同志们
study: {subject: 《XX条例》, form: 集中学习, organizer: 市委组织部, period: 10月份,
  courses: [{title: 服务, teacher: 李老师}]}
opening: {content: [开头一句。, {id: general/title/442a774a, slots: {学习: 学习}}]}
insights:
  lead: 三点体会。
  items:
    - {theme: 为民, heading: 从小事做起, facts: [今年走访12户，带回问题30条,
       {fact: 值班一次, before: 没想到, shows: 看见了, lacks: 还差, change: 每周一次,
        learned: 课上讲的}]}
    - {theme: 担当, content: [原文一段。,
       {id: general/insight.evidence/bc642955, slots: {我: 我, 所学: 服务}}]}
next_steps:
  - {theme: 高质量发展, measures: [
     {measure: 完成3座水库, by: 12月底, check: 每半月一次, for: 下游4个村}, 再走一遍]}
closing: false
signoff: 汇报完毕。
voice: official
length: 8分钟
names: {XX区: 历下区, XX: 历下}
ordinals: {insights: 一是, next_steps: （一）}
signature: {unit: 区政务服务中心, date: 2026-11-20}
attachments: [名单, 照片]
copies: 市委办公室
contact: 张三，电话 1234567
"""

FOR_ROWS = """\
kind: 心得体会
title: 【单位】【姓名】的体会
speaker: {unit: 【单位】, post: 【职务】, name: 【姓名】}
insights:
  - {theme: 为民, facts: [今年办结【金额】万元的事，电话是【联系电话】]}
  - {theme: 担当}
"""

FORM = """\
# 【单位】登记

姓名：【姓名】，职务：【职务】，金额：【金额】，【日期】，电话：【联系电话】
"""

MARKDOWN = """\
# 学习《条例》的体会

张三

各位领导，同志们：

<!-- nigao: 忽略 term/ -->
我有*三点*体会[^1]。XX市**今年**走访12户，[链接](x) ![图](a.png)

## 一、看见

- 一是 `要细`。
- 二是要快，“四个意识”：政治意识、大局意识、核心意识、看齐意识。

| 年度 | 人数 |
|---|---|
| 2025 | 12 |

> 引一句。

二、再看。下一步，我将做到以下几点：第一，每周一次；第二，12月底前完成。

汇报完毕。

[^1]: 注。

附件：1.名单

XX区政务服务中心

2026年11月20日
"""

BLOCKS = """\
::: 标题
学习体会

::: 称谓
各位领导：

::: 体会
**一是要细。**看一眼。【请补充：本单位事例】

::: 落款
XX区
"""

NAMES = """\
names:
  XX市: 济南市
  XX: 历下
  【单位】: 区政务服务中心
  ____: ____
  姓名: 张三
  请补充：本单位事例: 一件事
columns: {联系电话: 联系电话, 单位: [单位, 填表人]}
occurrences:
  - {n: 1, token: XXX, context: 推动〔XXX〕建设, kind: place, value: 高新区}
  - {n: 2, token: XX, context: 〔XX〕市, kind: unknown, value: }
"""

SETTINGS = """\
[check]
ignore = ["parallel/"]
levels = {"punctuation/" = "hint", "repeat/words" = "error"}
places = [{rule = "residue/", text = "临河镇"}]
against = ["d.md"]
borrowed = 0.3
"""


@cache
def outlines() -> tuple[str, ...]:
    """Return outlines, the one with every key more than once."""
    paths = [*(_ROOT / "examples").glob("*.yaml"), *(_BED / "hostile").glob("*.yaml")]
    paths += [_BED / "outlines" / "agriculture-01.yaml"]
    light = [path for path in sorted(paths) if path.stem not in _HEAVY]
    return (*[OUTLINE] * 12, FOR_ROWS, *(path.read_text("utf-8") for path in light))


@cache
def packs() -> tuple[dict[str, str], ...]:
    """Return packs, each as its files: one by hand, and a few entries of each file that ships."""
    own = {path.name: path.read_text("utf-8") for path in (_ROOT / "examples/词库").iterdir()}
    shipped = (_cut(_ROOT / "phrasebank" / name) for name in ("general", "seeds"))
    return made_by("mine", "r.md", "-o", "s", "--jobs", "1"), own, *shipped


def made_by(*args: str) -> dict[str, str]:
    """Return the files that a command writes into a folder `s`, of a report, an outline, a form."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        here = Path(folder)
        for name, held in (("r.md", MARKDOWN), ("o.yaml", OUTLINE)):
            (here / name).write_text(held, encoding="utf-8")
        paths = [
            str(here / arg) if arg in ("r.md", "o.yaml") or arg[0] == "s" else arg for arg in args
        ]
        main(paths)
        found = sorted(here.glob("s*")) + sorted(here.glob("s/*"))
        return {path.name: path.read_text("utf-8") for path in found if path.is_file()}


def _cut(folder: Path) -> dict[str, str]:
    trees = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("*.yaml")}
    cut = {name: _first(tree) for name, tree in sorted(trees.items()) if tree}
    cut["pack.yaml"] |= {"name": "小词库"}
    cut["pack.yaml"].pop("written", None)
    return {
        name: yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
        for name, tree in cut.items()
    }


def _first(tree: Any) -> Any:
    return {
        key: value[:_ENTRIES] if isinstance(value, list) and key != "sources" else value
        for key, value in tree.items()
    }


@cache
def layouts() -> tuple[str, ...]:
    """Return layouts."""
    paths = sorted((_ROOT / "layouts").glob("*.yaml"))
    own = (
        "base: plain\ntitle: {size: 22, align: left}\npage: {width: 148, height: 210}\ngap: none\n"
    )
    return (own, *(path.read_text("utf-8") for path in paths))


@cache
def templates() -> tuple[str, ...]:
    """Return templates."""
    paths = sorted((_ROOT / "templates").glob("*.md"))
    return tuple(path.read_text("utf-8") for path in paths[:3])


@cache
def rules() -> tuple[str, ...]:
    """Return files of a rule each, one of each kind of rule."""
    kinds: dict[str, Any] = {}
    for path in sorted((_ROOT / "rules").glob("*.yaml")):
        for rule in yaml.safe_load(path.read_text("utf-8"))["rules"]:
            size = len(str(rule))
            if rule["kind"] not in kinds or size < len(str(kinds[rule["kind"]])):
                kinds[rule["kind"]] = rule
    named = [rule | {"id": f"{rule['id'].split('/')[0]}/own"} for rule in kinds.values()]
    return tuple(
        yaml.safe_dump({"rules": [rule]}, allow_unicode=True, sort_keys=False) for rule in named
    )


@cache
def texts() -> tuple[str, ...]:
    """Return drafts and old reports as texts."""
    seeds = [path.read_text("utf-8") for path in sorted((_ROOT / "seeds").glob("*.txt"))]
    first = (_ROOT / "examples" / "待查.md").read_text("utf-8")
    return (MARKDOWN, MARKDOWN, BLOCKS, first, first, *(seed[:1500] for seed in seeds))
