"""The blocks of a draft as a template asks for them, each value marked with its origin."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateRuntimeError

from app.drafting.bylines import write_byline
from app.drafting.points import OWN_WORDS
from app.files.validated import nearest
from app.models.outline import Content, Point, Section
from app.models.roles import PHRASE_LABELS, PHRASE_ROLES
from app.text.markdown.signs import JOINED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.drafting.choosing import Chooser
    from app.drafting.points import PointWriter
    from app.drafting.wording import Wording
    from app.models.outline import Outline, Written
    from app.models.roles import PhraseRole

_ROLES: dict[str, PhraseRole] = {label: role for role, label in PHRASE_LABELS.items()}
_ROLES |= {role: role for role in PHRASE_ROLES}
_MOST_DERIVED = 3


def role_named(name: object) -> PhraseRole:
    """Return the phrase role of a Chinese label or an id, for templates."""
    role = _ROLES.get(name) if isinstance(name, str) else None
    if role is None:
        known = [*OWN_WORDS, *dict.fromkeys(PHRASE_LABELS.values())]
        raise TemplateRuntimeError(f"不认识“{name}”；{nearest(str(name), known)}")
    return role


class Composer:
    """Gives a template its values: every function returns marked text, empty for no block."""

    def __init__(self, outline: Outline, chooser: Chooser, wording: Wording) -> None:
        self._outline = outline
        self._chooser = chooser
        self._wording = wording

    def context(self, points: Callable[[str, Section, str], list[PointWriter]]) -> dict[str, Any]:
        """Return the names a template can use; `points` makes the writers of a section's points."""
        outline = self._outline
        steps = next_steps(outline)
        return {
            "标题": self._block(outline.title, "title", holds=outline.kind),
            "署名": partial(write_byline, outline, self._wording),
            "称谓": self._salutation,
            "开头": self._block(outline.opening, "opening"),
            "体会引语": self._block(outline.insights.lead, "insights.lead"),
            "体会": [p.context() for p in points("insights", outline.insights, "insight.heading")],
            "下一步引语": self._lead(steps),
            "下一步": [p.context() for p in points("next_steps", steps, "action.heading")],
            "结尾": self._block(outline.closing, "closing"),
            "结束语": self._block(outline.signoff, "signoff"),
        }

    def _lead(self, steps: Section) -> Callable[..., str]:
        given = steps.lead if steps.items or steps.lead else False
        write = self._block(given, "next_steps.lead")
        return (lambda *names: JOINED + write(*names)) if steps.inline else write

    def _block(self, written: Written, key: str, holds: str = "") -> Callable[..., str]:
        """Return the function for one block: what the outline says, or a phrase for each role."""

        @cache
        def write(*names: str) -> str:
            # What a template asks for twice is the same words, not other ones.
            roles = [role_named(name) for name in names]
            if written is False:
                return ""
            if isinstance(written, Content):
                return self._wording.content(written.pieces, key, None)
            return self._chosen(roles, key, holds)

        return write

    def _chosen(self, roles: Sequence[PhraseRole], key: str, holds: str) -> str:
        found: list[str] = []
        before: str | None = None
        for role in roles:
            phrase = self._chooser.choose(role, before=before, holds=holds)
            if phrase:
                found.append(self._wording.phrase(phrase))
                before = phrase.id
        if roles and not found:
            return self._wording.gap(f"请补充：{PHRASE_LABELS[roles[0]]}", key)
        return "".join(found)

    def _salutation(self, *names: str) -> str:
        audience = self._outline.audience
        text = self._block(audience, "audience")(*names)
        last = audience.pieces[-1] if isinstance(audience, Content) and audience.pieces else None
        if isinstance(last, str) and not last.endswith(("：", ":")):
            text += self._wording.fixed("：", "salutation")
        return text


def next_steps(outline: Outline) -> Section:
    """Return the section of next steps: none, the outline's, or one for each insight's theme."""
    if outline.next_steps is False:
        return Section(lead=False)
    if outline.next_steps is not None:
        return outline.next_steps
    themes = [point.theme for point in outline.insights.items[:_MOST_DERIVED]]
    return Section(items=tuple(Point(theme=theme) for theme in themes))
