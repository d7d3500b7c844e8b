"""The verb `phrases`: a look into the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.bank.loading import load_bank
from app.bank.queries import Search
from app.bank.runs import MOVE_LABELS
from app.errors import InputError, Problem
from app.files.validated import nearest
from app.messages import N_, _, plural
from app.models.phrase import fill_slots
from app.models.roles import PHRASE_LABELS
from app.workflow.outcome import Outcome
from app.workflow.telling import tell_doubt, tell_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import Found, PhraseBank
    from app.models.phrase import Phrase

PAGE = 50
"""So many phrases are shown at once, if no other limit is given."""
_MOST_THEMES = 6
_MOST_TOLD = 200
_MOST_WORDS = 50

_Name = TypeVar("_Name", bound=str)


class PhraseOptions(NamedTuple):
    """What phrases are looked for; see the command line's help for each. A limit of 0 is none."""

    role: str | None = None
    theme: str | None = None
    move: str | None = None
    source: str | None = None
    bank: tuple[Path, ...] = ()
    page: int = 1
    limit: int = PAGE


_ALL = PhraseOptions()


def phrases(query: str | None = None, options: PhraseOptions = _ALL) -> Outcome:
    """Return the phrases that match, each with its id, role, theme, words and source.

    The best come first, a page of them at a time. Raises `InputError` for an unknown role, an
    unknown move, and a page behind the last one.
    """
    search = search_for(query, options)
    loaded = load_bank(options.bank)
    first = (options.page - 1) * options.limit
    found = loaded.search(search, first, options.limit or None)
    if not found.total:
        return Outcome(notes=tuple(_nothing(loaded, options.theme)))
    if not found.phrases:
        last = -(-found.total // options.limit)
        raise InputError(
            Problem(
                _("没有第 {} 页").format(options.page),
                plural("共 {last} 页，写 --page {last}", last).format(last=last),
            )
        )
    lines = (line for one in found.phrases for line in _lines(one, loaded, options.theme))
    shown = _shown(found, first, options)
    return Outcome(output="\n".join(lines) + "\n", notes=(shown, *_slow(loaded)))


def search_for(query: str | None, options: PhraseOptions) -> Search:
    """Return what is looked for. Raises `InputError` for an unknown role or move."""
    # Half a character, which a broken terminal may give, stands in no phrase.
    words = tuple(dict.fromkeys((query or "").encode("utf-8", "replace").decode().split()))
    if len(words) > _MOST_WORDS:
        told = plural("一次最多找 {} 个词", _MOST_WORDS).format(_MOST_WORDS)
        raise InputError(Problem(told, _("挑几个要紧的")))
    return Search(
        words,
        _known(options.role, PHRASE_LABELS, N_("没有“{}”这一类")),
        options.theme,
        _known(options.move, MOVE_LABELS, N_("没有“{}”这一步")),
        options.source,
    )


def _known(given: str | None, labels: Mapping[_Name, str], unknown: str) -> _Name | None:
    """Return what a name or its Chinese word stands for. Raises `InputError` for another word."""
    known = {label: name for name, label in labels.items()} | {name: name for name in labels}
    if given is not None and given not in known:
        raise InputError(
            Problem(
                _(unknown).format(given),
                nearest(given, list(known)),
            )
        )
    return known[given] if given else None


def _shown(found: Found, first: int, options: PhraseOptions) -> str:
    """Return how many phrases there are, which of them are shown, and how to see the others."""
    last = first + len(found.phrases)
    if last - first == found.total:
        return plural("共 {} 条", found.total).format(found.total)
    told = plural("共 {total} 条，这是第 {first} 到 {last} 条", found.total)
    if last < found.total:
        told = plural(
            "共 {total} 条，这是第 {first} 到 {last} 条；--page {next} 看下面的，--limit 0 全列",
            found.total,
        )
    return told.format(total=found.total, first=first + 1, last=last, next=options.page + 1)


def _slow(bank: PhraseBank) -> Iterator[str]:
    if bank.has_no_grams:
        yield _("这里的 SQLite 没有 trigram 全文索引，大词库只能逐条比对，慢一些；结果一样")


def _lines(phrase: Phrase, bank: PhraseBank, theme: str | None) -> Iterator[str]:
    themes = _shortened(bank.themes(phrase), _MOST_THEMES)
    label = PHRASE_LABELS[phrase.role]
    yield f"{phrase.id}  {label}" + ("  " + _("主题：{}").format(themes) if themes else "")
    yield f"  {phrase.text}"
    for name, slot in phrase.slots.items():
        if slot.held or slot.general:
            told = _("{name} 原为“{held}”，可写“{general}”")
            told = told if slot.general else _("{name} 原为“{held}”")
            name = f"{{{name}}}"
            yield f"    {told.format(name=name, held=slot.held or '', general=slot.general)}"
    yield from _rows(phrase, bank, theme)
    if phrase.follows:
        yield "    " + _("要跟在 {} 后面").format(phrase.follows)
    if phrase.mined:
        yield "    " + _("你改过，原为：{}").format(phrase.mined)
    if phrase.doubt:
        yield f"    {tell_doubt(phrase.doubt)}"
    if phrase.source:
        yield "    " + _("出自 {}").format(tell_source(phrase.source))


def _nothing(bank: PhraseBank, theme: str | None) -> Iterator[str]:
    yield _("没有找到；换一个短些的词，或去掉一个条件再试")
    if theme is not None:
        themes = sorted(bank.theme_names, key=lambda one: (len(one), one))
        yield _("词库里的主题有：{}").format(_shortened(themes, _MOST_TOLD))


def _shortened(themes: Sequence[str], most: int) -> str:
    told = _("、").join(themes[:most])
    if len(themes) <= most:
        return told
    return plural("{themes}等 {count} 个", len(themes)).format(themes=told, count=len(themes))


def _rows(phrase: Phrase, bank: PhraseBank, theme: str | None) -> Iterator[str]:
    """Yield the headings that a frame's family makes for a theme that was asked for."""
    family = bank.family(phrase)
    if family is None or theme is None or phrase.source:
        return
    for row in family.rows:
        told = row.theme and (theme in row.theme or row.theme in theme)
        if told and family.frames[row.frame] == phrase.text:
            yield "    " + _("如：{}").format(fill_slots(phrase.text, row.values))
