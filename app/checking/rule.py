"""A rule: what it looks for, how grave that is, what it stands on, and examples of it."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, field_validator

from app.checking.other_names import OtherName
from app.checking.regex import shaped
from app.messages import N_, _
from app.models.base import Model
from app.models.finding import Finding, Level
from app.models.outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript

FAMILIES = (
    *("placeholder", "numbering", "count", "parallel", "quotes", "punctuation", "repeat"),
    *("term", "date", "residue", "role", "fact", "copy", "length"),
)
"""What rules are about: the part of an id before the slash."""

FOUND = ("⟦", "⟧")
"""Stand in a bad example around the words that its rule finds."""

BREAKING = (re.error, LookupError, TypeError, ValueError, ArithmeticError)
"""What a rule raises whose patterns give it nothing that it can reckon with."""

_INNER = str.maketrans("“”‘’", "‘’“”")
_SHAPE = shaped(
    rf"^({'|'.join(FAMILIES)})/[a-z][a-z0-9-]*$",
    N_("写成“类别/名称”，名称用小写英文，如 term/members；类别有 {}"),
    FAMILIES,
)


class Rule(Model):
    """What every rule has; each kind of rule adds what it looks for, and how.

    `message` says what to do about the words found; words in braces are put into it, `{text}` for
    the words themselves. `basis` is a standard with its clause, or 惯例. No rule finds anything in
    its `good` examples; in each `bad` one it finds the words between `⟦` and `⟧` and no others. An
    example is the text of a whole report, and may have many lines, with rows of a table, their
    cells parted by tabs; where the rule looks at the outline, too, it is drafted from
    `example_outline`, and where it looks for what is borrowed, it is held against the text
    `example_source`. `example_others` are names that are handed in with it, each with what it is of
    and where it is from.
    """

    id: Annotated[str, *_SHAPE]
    level: Level
    basis: str = Field(min_length=1)
    message: str = Field(min_length=1)
    example_outline: Outline | None = None
    example_source: str = ""
    example_others: tuple[OtherName, ...] = ()
    good: tuple[str, ...] = Field(min_length=1)
    bad: tuple[str, ...] = Field(min_length=1)

    @field_validator("bad")
    @classmethod
    def _marked(cls, examples: tuple[str, ...]) -> tuple[str, ...]:
        for example in examples:
            if not all(sign in example for sign in FOUND):
                raise ValueError(_("反例里要用 ⟦ ⟧ 标出有错的字"))
        return examples

    @field_validator("message")
    @classmethod
    def _well_formed(cls, message: str) -> str:
        try:
            parts = tuple(Formatter().parse(message))
        except ValueError as error:
            raise ValueError(_("“message”里的花括号不成对：写 {text} 这样的一对")) from error
        for _before, name, form, conversion in parts:
            if name is not None and (form or conversion or not name.isidentifier()):
                told = _("“message”里的 {} 没有字可填：写 {{text}} 这样的名字")
                raise ValueError(told.format(f"{{{name}}}"))
        return message

    @property
    def family(self) -> str:
        """Return what the rule is about, such as `quotes`."""
        return self.id.partition("/")[0]

    def refusing_from(self, borrowed: float) -> Self:  # noqa: ARG002 - for those that count it
        """Return the rule as it is where this share of a text may not be borrowed."""
        return self

    def _quoted(self, name: str, said: object) -> object:
        """Return words with the inner quotation marks for outer ones if the message quotes them."""
        if not isinstance(said, str) or f"“{{{name}}}”" not in self.message:
            return said
        return said.translate(_INNER) if said.count("“") == said.count("”") else said

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what breaks the rule in a report."""
        raise NotImplementedError

    def finding(
        self, line: Line, start: int, end: int, *, fix: str | None = None, **words: object
    ) -> Finding:
        """Return that the characters `start` to `end` of a line break the rule.

        `words` fill the braces of the message; `source` among them is where the words also stand.
        """
        text = line.text[start:end]
        given = {"text": text, "fix": fix or "", **words}
        told = {name: self._quoted(name, said) for name, said in given.items()}
        return Finding(
            rule=self.id,
            level=self.level,
            paragraph=line.number,
            start=line.offset + start,
            end=line.offset + end,
            text=text,
            message=self.message.format(**told),
            basis=self.basis,
            fix=fix,
            source=str(words.get("source", "")),
        )
