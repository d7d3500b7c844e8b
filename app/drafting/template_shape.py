"""A template's text to its tree, if it is of a size and a depth that can be worked through."""

from __future__ import annotations

from collections import Counter
from math import isinf
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.ext import Extension

from app.drafting.template_faults import IllFormedError
from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from jinja2.lexer import Token, TokenStream

_LONGEST = 1_000_000
_NODES = 10_000
_TOKENS = 60_000
# No text or number of a draft is as large, and Python refuses to write longer ones down.
_BITS = 4096
_DIGITS = lazy(r"\d{4000}")
# The parser and the compilers behind it go down a level for each; Python's own refuse the
# twentieth loop, and run out of stack some hundred brackets down.
_DEPTH = 40
_LOOPS = 12
_BRACKETS = 20
# How many branches of one choice take as much as another level.
_BRANCHES = 5
_OPENING = frozenset(("lparen", "lbracket", "lbrace"))
_CLOSING = frozenset(("rparen", "rbracket", "rbrace"))
_TOO_DEEP = N_("套得太深，拆开来写")
_TOO_MANY = N_("模板里的语句太多，分成几个模板来写")
_TOO_LARGE = N_("这里的数太大")


class Following(Extension):
    """Tells up to which line a template has been read, and refuses what no tree is to be made of.

    The parser calls itself for each bracket, long before there is a tree to look at.
    """

    line = 1

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens as they are. Raises `IllFormedError`."""
        depth = 0
        for count, token in enumerate(stream):
            self.line = token.lineno
            depth += (token.type in _OPENING) - (token.type in _CLOSING)
            if depth > _BRACKETS:
                raise IllFormedError(_(_TOO_DEEP), token.lineno)
            if count > _TOKENS:
                raise IllFormedError(_(_TOO_MANY), token.lineno)
            yield token


def parse(source: str, environment: Environment) -> nodes.Template:
    """Return the tree of a template, by an environment that has `Following`.

    Raises `IllFormedError` for what is no template, and for one that is too long or too deep.
    """
    if len(source) > _LONGEST:
        raise IllFormedError(_("模板太长：超过了 {} 万字").format(_LONGEST // 10_000), 1)
    try:
        tree = environment.parse(source)
    except RecursionError as error:
        following = environment.extensions[Following.identifier]
        raise IllFormedError(_(_TOO_DEEP), getattr(following, "line", 1)) from error
    except ValueError as error:
        digits = _DIGITS.search(source)
        line = source.count("\n", 0, digits.start()) + 1 if digits else 1
        raise IllFormedError(_(_TOO_LARGE), line) from error
    _check(tree)
    return tree


def _check(tree: nodes.Template) -> None:
    """Go through a tree without calling itself. Raises `IllFormedError`."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    seen = 0
    while waiting:
        node, depth, loops = waiting.pop()
        seen += 1
        loops += isinstance(node, nodes.For)
        if depth > _DEPTH or loops > _LOOPS:
            raise IllFormedError(_(_TOO_DEEP), node.lineno)
        if seen + len(waiting) > _NODES:
            raise IllFormedError(_(_TOO_MANY), node.lineno)
        if twice := _named_twice(node):
            raise IllFormedError(_("括号里的“{}”写了两次").format(twice), node.lineno)
        if isinstance(node, nodes.Const) and _is_too_large(node.value):
            raise IllFormedError(_(_TOO_LARGE), node.lineno)
        if isinstance(node, nodes.ScopedEvalContextModifier):
            raise IllFormedError(_("没有“autoescape”这种语句"), node.lineno)
        waiting.extend((each, depth + more, loops) for each, more in _below(node))


def _below(node: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Yield what stands in a node, and how many levels deeper it is."""
    branches = node.elif_ if isinstance(node, nodes.If) else ()
    places = {id(branch): place for place, branch in enumerate(branches)}
    for each in node.iter_child_nodes():
        yield each, 1 + places.get(id(each), 0) // _BRANCHES


def _is_too_large(value: object) -> bool:
    if isinstance(value, int):
        return value.bit_length() > _BITS
    return isinstance(value, float) and isinf(value)


def _named_twice(node: nodes.Node) -> str | None:
    """Return the name that a call or a macro gives to two of its values, or None."""
    names: list[str] = []
    if isinstance(node, nodes.Macro | nodes.CallBlock):
        names = [each.name for each in node.args]
    elif isinstance(node, nodes.Call | nodes.Filter | nodes.Test):
        names = [each.key for each in node.kwargs if isinstance(each, nodes.Keyword)]
    return next((name for name, times in Counter(names).items() if times > 1), None)
