"""What a report is held against, and how: sources, set formulae, and how much is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.copying.formulae import Formulae
from app.copying.judging import Judging

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.copying.index_store import Sources

# From so many sources on, at least, or such a share of them.
_FEWEST_COMMON = 10.0
_SHARE_COMMON = 0.004


class Held(NamedTuple):
    """Sources that a report is held against, the formulae that count as nobody's, and measures.

    A sentence that `many` of the sources say is a formula, too; None where nothing is for that
    reason. Files in `hidden` are passed over, the report's own among them.
    """

    sources: Sources
    formulae: Formulae = Formulae()
    judging: Judging = Judging()
    many: int | None = None
    hidden: Collection[int] = ()

    @property
    def common(self) -> float:
        """Return from how many sources on some characters tell nothing of where they are from."""
        return max(_FEWEST_COMMON, _SHARE_COMMON * self.sources.count)
