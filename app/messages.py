"""Words to a person, in the language that he reads. Every room may import this.

A message is written in Chinese, where it is told, and by that it is looked up in the catalog of
another language. What a report, an outline or a rule says is no message, and is never translated.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from gettext import NullTranslations

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# In a variable of the context, for a server answers people in their languages at the same time.
_LANGUAGE: ContextVar[Language] = ContextVar("language", default="zh")
# The first that says anything decides, as gettext has it; the last three are the system's own.
_SAID_BY = ("NIGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def _(message: str) -> str:
    """Return a message in the language of whoever is told; Chinese loads no catalog."""
    return message if _LANGUAGE.get() == "zh" or not message else _catalog().gettext(message)


def plural(message: str, count: int) -> str:
    """Return a message about so many things in the form that the count takes in the language.

    Chinese has one form for any count, so that the message is written once.
    """
    return message if _LANGUAGE.get() == "zh" else _catalog().ngettext(message, message, count)


def N_(message: str) -> str:  # noqa: N802 - what gettext's tools call it
    """Return a message of a table as it is, to be translated by `_` where it is told."""
    return message


def language() -> Language:
    """Return the language in which messages are told here."""
    return _LANGUAGE.get()


def speak(language: Language) -> None:
    """Have messages told in a language from here on, as far as this context goes."""
    _LANGUAGE.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Have messages told in a language meanwhile."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that an environment asks for: English if it says so, else Chinese."""
    said = next(filter(None, map(environment.get, _SAID_BY)), "").lower()
    is_english = said == "en" or said.startswith(("en_", "en-", "en."))
    return "en" if is_english else "zh"


@lru_cache(maxsize=1)
def _catalog() -> NullTranslations:
    """Return the English of all messages, which stands among the program's own files."""
    import io
    import pkgutil
    from gettext import GNUTranslations

    data = pkgutil.get_data("app", "locales/en/LC_MESSAGES/nigao.mo")
    return GNUTranslations(io.BytesIO(data or b""))
