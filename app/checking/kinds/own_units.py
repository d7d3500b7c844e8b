"""Units of one sort that a report calls its writer's own, and that are not one unit."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, is_title, signed_names
from app.checking.regex import Characters, Regex
from app.checking.unit_names import is_like, is_short_for
from app.models.base import Model
from app.patterns import lazy, those_in
from app.text.characters import HAN
from app.text.lineages import lineages, lineages_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_SAME = 2
_HEAD = 2
_NEAR = 6
# In a title 县人民医院 is one unit.
_WHOLE = 4
# A report that was taken from another one names his unit, and hardly two of a sort.
_CROWD = 2
_OF_MANY = "乡镇|城乡|中小|基层|农村|集团公司|各|全[省市县区镇乡]"


class _Unit(NamedTuple):
    name: OwnName
    sort: int
    core: str


class Form(Model):
    """What stands before and after a unit that is called one's own.

    Where it is `alike`, others that do other work may stand there, too, and those that one has met;
    where it is `same`, anybody but those who do the same work elsewhere.
    """

    before: Regex
    after: Regex
    alike: bool = False
    same: bool = False

    @property
    def doubt(self) -> int:
        """Return how far others may stand there, too: 0 for not at all."""
        return _SAME if self.same else int(self.alike)


class OwnUnits(MeetingOthers):
    """Finds the units of one's own that are of one sort and called otherwise than the first.

    `sorts` are regular expressions, each for what units of one sort end in. A unit is one's own
    in byline and signature, where a line of the title begins with it and `titled` follows, and in
    one of the `forms`. In an `alike` one others may be named, too: those of a sort that matches
    `alike` are another's if they do the same work elsewhere; in a sentence that matches `pledge`
    that counts only for those that match `busy`. There is nothing to tell of those whom one has
    met. What matches `within` may follow a unit that stands alone below the title. No character of
    `apart` stands in a name, unless `joined` matches it, and what matches `general` is none.
    `{writer}` in the message is the unit that the report has named before.
    """

    kind: Literal["own_units"]
    sorts: tuple[Regex, ...]
    forms: tuple[Form, ...]
    alike: Regex
    busy: Regex
    pledge: Regex
    titled: Regex
    within: Regex
    apart: Characters
    joined: Regex
    general: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each unit that is another than the writer's."""
        said = [*self._said(manuscript)]
        titled = [name for name, _ in said if name.signed]
        signed = [*signed_names(manuscript, "unit"), *self._headed(manuscript)]
        # What signs at the end is left behind more often than a title, and a title than a byline.
        below = [name for name in signed if not _is_signature(name)]
        named = dict.fromkeys((*below, *titled, *signed))
        first: dict[int, _Unit] = {}
        crowds = self._crowds(said, [unit for name in named for unit in self._units(name)])
        for name, doubt in chain(((name, 0) for name in named), said):
            for unit in self._units(name):
                own = first.get(unit.sort)
                if own is None:
                    # Whose byline tells of a unit of another sort may speak of those he serves.
                    is_own = not doubt and (name.signed or not named or "我" in _before(name))
                    first.update({unit.sort: unit} if is_own else {})
                elif not _may_be_one(unit, own) and (
                    (name.signed or not self.was_met(name, manuscript))
                    if not doubt
                    else unit.sort not in crowds and self._is_another(unit, own, doubt, manuscript)
                ):
                    yield self.finding(name.line, name.start, name.end, writer=own.name.words)
                    break

    def _is_another(self, unit: _Unit, own: _Unit, doubt: int, manuscript: Manuscript) -> bool:
        """Tell whether a unit is another's where others may stand as well."""
        name = unit.name
        sentence = name.line.sentence_at(name.start)
        pledged = sentence and self._pledge.search(sentence.text)
        many = self._busy if pledged else self._alike
        alike = many.search(name.words[len(unit.core) :])
        if not is_like(unit.core, own.core) if alike else doubt == _SAME:
            return False
        return not self.is_met(name, manuscript)

    def _crowds(self, said: Sequence[tuple[OwnName, int]], own: Sequence[_Unit]) -> set[int]:
        """Return the sorts of which a report names many other units: it tells of them all."""
        units = [unit for name, doubt in said if doubt for unit in self._units(name)]
        others = {
            (one.sort, one.core)
            for one in units
            if not any(one.sort == mine.sort and _may_be_one(one, mine) for mine in own)
        }
        sorts = Counter(sort for sort, _ in others)
        return {sort for sort, many in sorts.items() if many >= _CROWD}

    def _headed(self, manuscript: Manuscript) -> Iterator[OwnName]:
        """Yield the units that stand alone in a line below the title."""
        for line in manuscript.own_prose[1:_HEAD]:
            if match := self._alone.match(line.text):
                yield OwnName(line, *match.span("at"), signed=True)

    def _said(self, manuscript: Manuscript) -> Iterator[tuple[OwnName, int]]:
        for line in manuscript.own_prose:
            titled = is_title(line)
            found: dict[tuple[int, int], int] = {}
            forms = {self._titled: 0} if titled else self._forms
            for form in those_in(forms, line.parts):
                doubt = forms[form]
                for match in form.finditer(line.uncited):
                    whole = titled and len(match["at"]) >= _WHOLE
                    if whole or not self._general.fullmatch(match["at"]):
                        found[match.span("at")] = min(doubt, found.get(match.span("at"), doubt))
            for span in sorted(found):
                yield OwnName(line, *span, signed=titled), found[span]

    def _units(self, name: OwnName) -> Iterator[_Unit]:
        """Yield the units that a name tells of: 青石镇中心小学 is one of 青石镇, too."""
        for sort, ending in enumerate(self._sorts):
            if found := list(ending.finditer(name.words)):
                last = found[-1]
                if name.signed or last.end() == len(name.words):
                    yield _Unit(name, sort, name.words[: last.start()])

    @cached_property
    def _sorts(self) -> Sequence[re.Pattern[str]]:
        return [lazy(sort) for sort in self.sorts]

    def _named(self, form: Form) -> str:
        ends = rf"(?:{self.alike})(?!{self.alike})" if form.same else "|".join(self.sorts)
        char = f"(?:(?![{self.apart}])[{HAN}]|{self.joined})"
        return f"(?P<at>{char}{{1,14}}?(?:{ends}))"

    @cached_property
    def _forms(self) -> dict[re.Pattern[str], int]:
        return {
            lazy(f"(?:{form.before}){self._named(form)}(?={form.after})"): form.doubt
            for form in self.forms
        }

    @cached_property
    def _alike(self) -> re.Pattern[str]:
        return lazy(self.alike)

    @cached_property
    def _busy(self) -> re.Pattern[str]:
        return lazy(self.busy)

    @cached_property
    def _pledge(self) -> re.Pattern[str]:
        return lazy(self.pledge)

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return lazy(f"{self._named(Form(before='', after=''))}(?:{self.within})?$")

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        # The whole name, of which a part may be one of a place: 松岭县民政局, and not 松岭县.
        whole = self._named(Form(before="", after="")).replace("{1,14}?", "{2,14}")
        begun = f"^(?:在|关于|参加(?=[^，。]{{2,14}}班))?(?!{_OF_MANY})"
        return lazy(f"{begun}{whole}(?={self.titled})")

    @cached_property
    def _general(self) -> re.Pattern[str]:
        return lazy(self.general)


def _is_signature(name: OwnName) -> bool:
    return name.line.block is not None and name.line.block.note == "signature"


def _may_be_one(one: _Unit, other: _Unit) -> bool:
    # What lies in which division the list of divisions knows better.
    if lineages(one.name.words) and lineages_of(other.name.words):
        return True
    return is_short_for(one.core, other.core) or is_short_for(other.core, one.core)


def _before(name: OwnName) -> str:
    return name.line.text[max(0, name.start - _NEAR) : name.start]
