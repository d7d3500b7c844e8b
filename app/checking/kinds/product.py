"""Numbers of groups and of what each one has, beside a total that they do not make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.facts.numbers import read_number
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_N = r"(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百两]{1,4})"
_PRODUCT = lazy(
    rf"(?P<groups>{_N})个?(?P<of>[{HAN}]{{2,4}}|[组批队班期场车天户村所次周月年人校])[^，。；！？\d]{{0,6}}[，,、]"
    rf"每个?(?P=of)有?(?P<each>{_N})(?P<unit>名|人|个|件|户|小时|课时|学时|万元|元|份|条|篇|场|次|公里)"
    rf"[^，。；！？\d]{{0,4}}[，,]?(?:一共|总共|共计|合计|总计|共)[^，。；！？\d]{{0,6}}"
    rf"(?P<total>{_N})(?P=unit)"
)
_SAME = 1e-6


class Product(Rule):
    """Finds 分5组，每组6人，共36人: the number of groups times what each has is another total."""

    kind: Literal["product"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each total that is no product."""
        for line in manuscript.prose:
            for match in _PRODUCT.finditer(line.text) if "每" in line.text else ():
                groups, each, total = (
                    read_number(match[name]) for name in ("groups", "each", "total")
                )
                if groups is None or each is None or total is None:
                    continue
                right = groups.size * each.size
                exact = groups.exact and each.exact and total.exact
                if exact and abs(right - total.size) > _SAME:
                    told = f"{right:g}{match['unit']}"
                    yield self.finding(line, *match.span(), right=told)
