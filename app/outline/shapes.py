"""The words a grammar of YAML files is written in: what may stand at a place, form by form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from app.text.numerals import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.base import Model

# A value as pydantic takes it: strings, numbers, False, lists and dictionaries.
Value = Any
Wrap = Callable[[Value], Value]

Language = Literal["zh", "en"]
"""What the keys of a file are written in."""


class RefusedError(ValueError):
    """A text that may not stand here: what is wrong with it, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class Told(NamedTuple):
    """A value that was understood in a way of which the writer is told, and the words for it."""

    value: Value
    note: str


@dataclass(frozen=True)
class Words:
    """A text; `take` turns it into its value, or a `Told` one, or raises `RefusedError`.

    `pattern` says the same to JSON Schema. What is a text to us an editor may read as a number,
    which may be limited to one `between` two, or as a truth value. It `offers` some values, each
    with what it means.
    """

    take: Wrap = str
    pattern: str | None = None
    numbers: bool = True
    between: tuple[int, int] | None = None
    truth: bool = True
    offers: tuple[tuple[Value, str], ...] = ()


@dataclass(frozen=True)
class No:
    """The bare word false, and the value it stands for."""

    value: Value = False


@dataclass(frozen=True)
class ListOf:
    """A list whose members have one shape, and how many there are at least and at most."""

    item: Shape
    wrap: Wrap = list
    least: int = 0
    most: int = LARGEST  # Points and facts are counted in words.


@dataclass(frozen=True)
class Key:
    """A key in both languages, the model's field it fills, and what may stand behind it.

    `about` says what it means, and `examples` are some of its values.
    """

    english: str
    chinese: str
    shape: Shape
    target: str
    needed: bool = False
    about: str = ""
    examples: tuple[Value, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the key's spellings: English, and Chinese where it has one."""
        return (self.english, self.chinese) if self.chinese else (self.english,)

    def name_in(self, language: Language) -> str:
        """Return the key's spelling in a language, English where it has no other."""
        return self.chinese if language == "zh" and self.chinese else self.english


@dataclass(frozen=True)
class Keyed:
    """A mapping with known keys; `one_of` are the targets of which one must hold something."""

    keys: tuple[Key, ...]
    wrap: Wrap = dict
    one_of: tuple[str, ...] = ()

    def key(self, name: Value) -> Key | None:
        """Return the key with this spelling, or None."""
        return next((key for key in self.keys if name in key.names), None)


@dataclass(frozen=True)
class Table:
    """A mapping from the user's own words to values of one shape; empty values are left out.

    `name` is what one of these words is called.
    """

    item: Shape
    name: str


Form = Words | No | ListOf | Keyed | Table
_F = TypeVar("_F", Words, No, ListOf, Table)


@dataclass(frozen=True)
class Shape:
    """What may stand at a place; `what` is how a person is told, a message to be translated."""

    what: str
    forms: tuple[Form, ...]

    def form(self, kind: type[_F]) -> _F | None:
        """Return the form of this kind, or None."""
        return next((form for form in self.forms if isinstance(form, kind)), None)

    def keyed(self) -> list[Keyed]:
        """Return every mapping with known keys that may stand here, the usual one first."""
        return [form for form in self.forms if isinstance(form, Keyed)]

    def key(self, name: Value) -> Key | None:
        """Return the key with this spelling of the mappings that may stand here, or None."""
        return next((key for form in self.keyed() if (key := form.key(name))), None)

    def keyed_for(self, names: Sequence[Value]) -> Keyed | None:
        """Return the mapping with known keys that knows most of these, the first of several."""
        return max(
            self.keyed(),
            key=lambda form: sum(form.key(name) is not None for name in names),
            default=None,
        )


def keys_of(model: type[Model], **shapes: Shape) -> tuple[Key, ...]:
    """Return the keys of a model's fields; title and description of a field are the key's.

    Each field comes with its shape. Raises `KeyError` if one does not.
    """
    return tuple(_keys(model, shapes))


def _keys(model: type[Model], shapes: dict[str, Shape]) -> Iterator[Key]:
    written = model.written_names()
    for name, info in model.model_fields.items():
        yield Key(
            english=written[name],
            chinese=info.title or "",
            shape=shapes[name],
            target=name,
            needed=info.is_required(),
            about=info.description or "",
            examples=tuple(info.examples or ()),
        )
