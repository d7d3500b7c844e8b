"""An outline file to an `Outline`: held against the grammar, every problem told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import raise_all
from app.files.yaml_nodes import parse_yaml, read_yaml
from app.messages import _
from app.models.outline import Outline
from app.outline.grammar import OUTLINE
from app.outline.naming import is_misspelt, unknown_key
from app.outline.shapes import Keyed, ListOf, No, RefusedError, Table, Told, Words
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.errors import Problem
    from app.files.yaml_nodes import Node, YamlFile
    from app.outline.shapes import Key, Shape, Value

_HIDDEN_KEY = lazy(r"[，；]\s*(?P<key>\w{1,12})\s*[：:]")


class ReadOutline(NamedTuple):
    """An outline, and what its writer is told of how it was understood."""

    outline: Outline
    notes: tuple[str, ...]


def read_outline(path: Path) -> Outline:
    """Return the outline in a YAML file with English or Chinese keys, also mixed.

    Values are the strings the user wrote. Raises one `InputError` with every problem: file,
    line, column, the line itself, and what to do.
    """
    return outline_of(read_yaml(path)).outline


def parse_outline(text: str, name: str = "") -> Outline:
    """Return the outline that a YAML text holds; errors as for `read_outline`."""
    return outline_of(parse_yaml(text, name)).outline


def outline_of(file: YamlFile, problems: Sequence[Problem] = ()) -> ReadOutline:
    """Return the outline in a YAML file.

    Raises one `InputError` with the problems given and those of the outline.
    """
    reader = _Reader(file)
    value = reader.value(file.root, OUTLINE, _("提纲"))
    raise_all([*problems, *reader.problems])
    return ReadOutline(Outline.model_validate(value), tuple(reader.notes))


class _Reader:
    """Reads nodes by their shapes; a value that cannot be read is a problem, and None."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def value(self, node: Node, shape: Shape, name: str) -> Value:
        """Return a node's value; `name` is the key it stands behind, as the user wrote it."""
        if node.mapping:
            return self._mapping(node, shape, name)
        if isinstance(node.value, list):
            members = shape.form(ListOf)
            return self._list(node, members, name) if members else self._wrong(node, shape, name)
        if node.value is False:
            no = shape.form(No)
            return no.value if no else self._wrong(node, shape, name)
        return self._text(node, shape, name)

    def _text(self, node: Node, shape: Shape, name: str) -> Value:
        words = shape.form(Words)
        if words is None:
            return self._wrong(node, shape, name)
        colon = self.file.colon_problem(node, lambda name: _is_key(name, shape))
        if colon:
            self.problems.append(colon)
            return None
        try:
            value = words.take(str(node.value))
        except RefusedError as error:
            self._say(node, error.what, error.hint)
            return None
        if isinstance(value, Told):
            self.notes.append(value.note)
            return value.value
        return value

    def _list(self, node: Node, members: ListOf, name: str) -> Value:
        if len(node.items()) < members.least:
            hint = _("写上至少一条；整个部分都不要就写 false")
            self._say(node, _("“{}”里一条也没有").format(name), hint)
        if (count := len(node.items())) > members.most:
            what = _("“{name}”里有 {count} 条，最多 {most} 条")
            what = what.format(name=name, count=count, most=members.most)
            self._say(node, what, _("分成几份提纲来写"))
            return members.wrap([])
        values = []
        for item in node.items():
            if item.value is None:
                self._say(item, _("“{}”里这一条是空的").format(name), _("填上内容，或删去这一行"))
            else:
                values.append(self.value(item, members.item, name))
        return members.wrap(values)

    def _mapping(self, node: Node, shape: Shape, name: str) -> Value:
        table = shape.form(Table)
        if table:
            return self._table(node, table)
        names = [key.value for key, _value in node.pairs()]
        form = shape.keyed_for(names)
        if form is None:
            return self._wrong(node, shape, name)
        if shape.form(Words) and _is_sentence(names, form) and not self.file.is_braced(node):
            return self._wrong(node, shape, name)
        return self._keyed(node, form, name)

    def _table(self, node: Node, table: Table) -> Value:
        found = {}
        for key, item in node.pairs():
            if not str(key.value).strip():
                self._say(key, _("冒号前面是空的"), _("填上名称"))
            elif item.value is not None:
                found[key.value] = self.value(item, table.item, str(key.value))
        return found

    def _keyed(self, node: Node, form: Keyed, name: str) -> Value:
        before = len(self.problems)
        self._wide_commas(node, form)
        first: dict[str, Node] = {}
        found: dict[str, Value] = {}
        guessed: set[str] = set()
        for written, item in node.pairs():
            key = form.key(written.value)
            if key is None:
                advice = unknown_key(str(written.value), form, OUTLINE)
                self._say(written, advice.what, advice.hint)
                guessed.add(advice.guess)
            elif key.target in first:
                self._doubled(written, first[key.target])
            else:
                first[key.target] = written
                if item.value is not None:
                    found[key.target] = self.value(item, key.shape, str(written.value))
        for key in form.keys:
            if key.needed and key.target not in found and key.target not in guessed:
                self._missing(node, key, first.get(key.target))
        if len(self.problems) == before:
            self._hollow(node, form, found, name)
        return form.wrap(found)

    def _wide_commas(self, node: Node, form: Keyed) -> None:
        """Complain of a full-width comma that hides the next key of a mapping in brackets."""
        for _key, item in node.pairs():
            for hidden in _HIDDEN_KEY.finditer(str(item.value) if item.unquoted else ""):
                if form.key(hidden["key"]) and self.file.is_braced(node):
                    place = item._replace(column=item.column + hidden.start())
                    what = _("“{key}”前面的“{sign}”是全角的")
                    what = what.format(key=hidden["key"], sign=hidden[0][0])
                    hint = _("是“{}”这一项，就改成半角“,”和“: ”；是文字，就加引号")
                    self._say(place, what, hint.format(hidden["key"]))

    def _missing(self, node: Node, key: Key, written: Node | None) -> None:
        if written is None:
            self._say(node, _("缺少 {}").format(_spell(key)), _(key.about))
        else:
            self._say(written, _("“{}”还没有填").format(written.value), _(key.about))

    def _hollow(self, node: Node, form: Keyed, found: dict[str, Value], name: str) -> None:
        """Complain of a mapping that holds none of the things of which it must hold one."""
        if form.one_of and not any(found.get(target) for target in form.one_of):
            names = _("、").join(_spell(key) for key in form.keys if key.target in form.one_of)
            self._say(node, _("“{}”这里什么也没写").format(name), _("至少写一项：{}").format(names))

    def _doubled(self, written: Node, first: Node) -> None:
        what = _("“{key}”和第 {line} 行的“{first}”是同一项")
        what = what.format(key=written.value, line=first.line, first=first.value)
        self._say(written, what, _("删去其中一个"))

    def _wrong(self, node: Node, shape: Shape, name: str) -> None:
        hint = _("要写{}").format(_(shape.what))
        if isinstance(node.value, list) and shape.form(Words):
            hint = _("要写{what}；是一段文字，就加引号：{quoted}")
            hint = hint.format(what=_(shape.what), quoted=self.file.quoted(node))
        what = _("“{name}”这里不能写{form}").format(name=name, form=_form_of(node))
        self._say(node, what, hint)

    def _say(self, node: Node, what: str, hint: str) -> None:
        self.problems.append(self.file.problem(node, what, hint))


def _is_sentence(names: Sequence[Value], form: Keyed) -> bool:
    """Tell whether a mapping was meant as a text: one with a colon and a space in it."""
    return len(names) == 1 and not any(
        form.key(name) or is_misspelt(str(name), form) for name in names
    )


def _is_key(name: str, shape: Shape) -> bool:
    return any(form.key(name) for form in shape.keyed())


def _spell(key: Key) -> str:
    if not key.chinese:
        return key.english
    return _("{english}（{chinese}）").format(english=key.english, chinese=key.chinese)


def _form_of(node: Node) -> str:
    if node.mapping:
        return _("一组“键: 值”")
    if isinstance(node.value, list):
        return _("列表")
    return "false" if node.value is False else _("文字")
