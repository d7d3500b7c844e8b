"""The statements by which an index is asked for themes and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.nearness import near_ends

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.bank.queries import Facet, Search

    Statement = tuple[str, tuple[object, ...]]

_GRAM = 3
_LAST = "\U0010ffff"
_FACETS: dict[Facet, tuple[str, str]] = {
    "role": ("words", "role"),
    "theme": ("of_theme", "theme"),
    "report": ("words", "reports"),
}


def near_themes(theme: str) -> Statement:
    """Return how to find the themes that a theme may be a kind of, and those that may be of it."""
    ends = [word for words in near_ends(theme) for word in words]
    backwards = theme[::-1]
    statement = f"""SELECT word FROM theme WHERE word IN ({marks(ends)})
        UNION SELECT word FROM theme WHERE word > ? AND word < ?
        UNION SELECT word FROM theme WHERE backwards > ? AND backwards < ?"""  # noqa: S608
    return statement, (*ends, theme, theme + _LAST, backwards, backwards + _LAST)


def found_rows(search: Search, *, grams: bool, hidden: bool) -> Statement:
    """Return how to find the rank of each phrase that a search finds.

    Where some are `hidden`, the function `is_hidden` tells by their ids which.
    """
    words, theme = search.words, search.theme
    others: list[object] = list(words)
    other_words = "+ ".join("(length(text) - length(replace(text, ?, ''))) * 1000" for _ in words)
    other_words = f"-(({other_words}) / length(text))" if words else "0"
    other_theme = "0"
    wheres: list[str] = []
    values: list[object] = []
    if theme is not None:
        other_theme = "n NOT IN (SELECT n FROM of_theme WHERE theme = ?)"
        others.insert(0, theme)
        wheres.append(
            "n IN (SELECT n FROM of_theme WHERE theme IN"
            " (SELECT word FROM theme WHERE instr(word, ?) OR instr(?, word)))"
        )
        values += [theme, theme]
    if grams and (sought := _grams(words)):
        wheres.append("n IN (SELECT rowid FROM gram WHERE gram MATCH ?)")
        values.append(sought)
    for word in words:
        wheres.append("instr(text, ?)")
        values.append(word)
    if search.role is not None or search.move is not None:
        wheres.append(f"role IN ({marks(search.roles)})")
        values += search.roles
    if search.source is not None:
        wheres.append("instr(reports, ?)")
        values.append(search.source)
    if hidden:
        wheres.append("NOT is_hidden((SELECT id FROM phrase WHERE phrase.n = words.n))")
    where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
    statement = f"SELECT {other_theme}, seen, {other_words}, n FROM words {where}"  # noqa: S608
    return statement, (*others, *values)


def tallied(statement: str, facet: Facet) -> str:
    """Return how to count the rows of a statement by what they are of, each kind with its rows."""
    table, column = _FACETS[facet]
    return f"""SELECT {column}, count(*) FROM {table}
        WHERE {column} IS NOT NULL AND n IN (SELECT n FROM ({statement})) GROUP BY {column}"""  # noqa: S608


def marks(values: Collection[object]) -> str:
    """Return as many marks as there are values."""
    return ", ".join("?" * len(values))


def _grams(words: Collection[str]) -> str:
    """Return which three characters all have to stand in a text; empty where no word has three."""
    found = (word[at : at + _GRAM] for word in words for at in range(len(word) - _GRAM + 1))
    quoted = ('"' + gram.replace('"', '""') + '"' for gram in dict.fromkeys(found))
    return " AND ".join(quoted)
