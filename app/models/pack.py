"""A folder of phrases and patterns under one name, as it hangs together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationInfo, model_validator

from app.messages import _
from app.models.base import Model
from app.models.pattern import (
    Joint,
    PointHeading,
    Question,
    Reading,
    Remark,
    Run,
    Vocabulary,
)
from app.models.phrase import ParallelSet, Phrase, Source, is_checked, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator


class SourceFile(Model):
    """A report that a pack was mined from.

    One of an `archive` was taken as such, one of a handful as its owner's, and stays so.
    """

    file: str
    sha256: str
    archive: bool = False


class LeftOut(Model):
    """A sentence that was kept out of a pack, and why."""

    id: str
    reason: Literal["defect", "dated", "local"]
    detail: str
    text: str
    source: Source

    @classmethod
    def of(cls, phrase: Phrase, detail: str) -> LeftOut:
        """Return a mined phrase as left out under its id, for others may depend on it."""
        if phrase.source is None:
            raise TypeError(f"not mined: {phrase.id}")
        text, source = phrase.source_text, phrase.source
        return cls(id=phrase.id, reason="local", detail=detail, text=text, source=source)


class PackInfo(Model):
    """What a pack says of itself."""

    name: str
    licence: str
    language: str = "zh-CN"
    origin: Literal["authored", "mined"] = "authored"
    sources: tuple[SourceFile, ...] = ()


Pattern = Question | Remark | Reading | Run | Joint | PointHeading


class Entries(Model):
    """What a pack holds, and any of its files may."""

    phrases: tuple[Phrase, ...] = ()
    sets: tuple[ParallelSet, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()
    readings: tuple[Reading, ...] = ()
    runs: tuple[Run, ...] = ()
    joints: tuple[Joint, ...] = ()
    headings: tuple[PointHeading, ...] = ()


class PhrasePack(Entries, PackInfo):
    """A folder of phrases under one name."""

    vocabulary: Vocabulary = Vocabulary()

    @model_validator(mode="after")
    def _hangs_together(self, info: ValidationInfo) -> PhrasePack:
        if not is_checked(info):
            ids = Counter(self._ids())
            refuse(_("编号“{}”写了两次").format(one) for one, times in ids.items() if times > 1)
            refuse(
                _("“{id}”提到的“{ref}”不在这个词库里").format(id=phrase.id, ref=ref)
                for phrase in self.phrases
                for ref in (phrase.set, phrase.follows, phrase.behind)
                if ref and ref not in ids
            )
            refuse(said for _, said in self.unknown_words())
        return self

    def patterns(self) -> tuple[Pattern, ...]:
        """Return every pattern of the pack."""
        lists: tuple[tuple[Pattern, ...], ...] = (
            *(self.questions, self.remarks, self.readings),
            *(self.runs, self.joints, self.headings),
        )
        return tuple(one for listed in lists for one in listed)

    def unknown_words(self) -> Iterator[tuple[str, str]]:
        """Yield the id of each pattern that names an unknown deed or field, with what is wrong."""
        deeds = {deed.name for deed in self.vocabulary.deeds}
        fields = {field.name for field in self.vocabulary.fields}
        named: list[tuple[str, tuple[str, ...]]]
        named = [(one.id, (one.deed,)) for one in self.remarks]
        named += [(one.id, one.deeds) for one in self.questions]
        named += [(one.id, one.deeds) for one in self.headings]
        for ident, told in named:
            for deed in dict.fromkeys(told):
                if deed not in deeds:
                    said = _("“{id}”的做法“{deed}”不在 vocabulary.yaml 的 deeds 里")
                    yield ident, said.format(id=ident, deed=deed)
        for question in self.questions:
            for field in dict.fromkeys(question.fields):
                if field not in fields:
                    said = _("“{id}”的行业“{field}”不在 vocabulary.yaml 的 fields 里")
                    yield question.id, said.format(id=question.id, field=field)

    def _ids(self) -> Iterator[str]:
        yield from (phrase.id for phrase in self.phrases)
        yield from (family.id for family in self.sets)
        yield from (item.id for item in self.left_out)
        yield from (pattern.id for pattern in self.patterns())
