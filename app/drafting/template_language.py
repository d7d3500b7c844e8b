"""The language of templates: jinja2 in a sandbox, in which all that is done is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, operators
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from jinja2.tests import TESTS
from jinja2.utils import Namespace

from app.drafting.template_budget import Budget, allow_layout, written_size
from app.drafting.template_faults import UnfitError
from app.drafting.template_shape import Following
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.compiler import Frame
    from jinja2.runtime import Context

# No name of a template holds a blank, so none can reach it.
BUDGET = "the budget"
"""The name by which the context of a template holds its `Budget`."""

# What lays out web pages is left out, and what draws: the same outline and seed give the same
# draft. All others are weighed, and what grows is foreseen in `template_budget`.
_FILTERS = (
    *("abs", "attr", "batch", "capitalize", "center", "count", "d", "default", "dictsort"),
    *("first", "float", "format", "groupby", "indent", "int", "items", "join", "last", "length"),
    *("list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round"),
    *("select", "selectattr", "slice", "sort", "string", "sum", "title", "trim", "truncate"),
    *("unique", "upper", "wordcount"),
)
_METHODS = frozenset(
    (
        *("capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "format"),
        *("index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier"),
        *("islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust"),
        *("lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind"),
        *("rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines"),
        *("startswith", "strip", "swapcase", "title", "upper", "zfill"),
        *("copy", "get", "items", "keys", "values", "is_integer"),
    )
)
_PLAIN = (str, bytes, bool, int, float, complex, list, tuple, dict, set, frozenset, range)
_NAMES = {kind: frozenset(dir(kind)) for kind in _PLAIN}
_OPERATORS = frozenset(("+", "*", "**", "%"))


def _budget(context: Context) -> Budget:
    budget: Budget = context.parent[BUDGET]
    return budget


@pass_context
def _finished(context: Context, value: object) -> object:
    """Return what is printed, counted. Refuse what is no text: a list, a block without brackets."""
    # What is undefined raises by itself, and says its name.
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, str | int | float):
        if callable(value):
            raise UnfitError(_('这里要加括号和要用的类别，如 开头("问候")、署名()'))
        raise UnfitError(_("这里要的是文字；“体会”“下一步”要用 {% for … %} 逐条写"))
    text = str(value)
    _budget(context).write(written_size(text))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnfitError(_("这里有半个字符（\\ud800 到 \\udfff），写不出来")) from error
    return text


def _counted(name: str, does: Any) -> Callable[..., Any]:
    """Return a filter or test that counts what it is given and what it makes."""

    @pass_context
    def counted(context: Context, value: Any, /, *args: Any, **kwargs: Any) -> Any:
        budget = _budget(context)
        budget.foresee(name, value, [*args, *kwargs.values()])
        budget.enter()
        made = context.call(does, value, *args, **kwargs)
        # What is made one by one would be made behind the budget's back.
        if isinstance(made, Iterator) and not isinstance(made, LoopContext):
            made = list(made)
        budget.leave()
        budget.weigh(made)
        return made

    return counted


class _Namespace(Namespace):
    """A namespace that does not print what it holds, since that may be itself many times over."""

    def __repr__(self) -> str:
        return "<namespace>"


class _Formatter(SandboxedFormatter):
    def format_field(self, value: Any, format_spec: str) -> Any:
        allow_layout(format_spec)
        return super().format_field(value, format_spec)


class _Counting(CodeGenerator):
    """Python code for a template, in which each value is weighed where it arises."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        fixed = [each.data for each in node.nodes if isinstance(each, nodes.TemplateData)]
        size = sum(map(written_size, fixed))
        self.writeline(f"environment.written(context, {size})", node)
        super().visit_Output(node, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        walked = _through("walked", node.iter)
        parts = (node.target, walked, node.body, node.else_, node.test, node.recursive)
        super().visit_For(nodes.For(*parts, lineno=node.lineno), frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if isinstance(node.node, nodes.EnvironmentAttribute):
            self.write(f"environment.{node.node.name}(context, ")
            self.visit(node.args[0], frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        self.write(f" {operators[node.op]} ")
        self.visit(_through("weighed", node.expr), frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.arg, nodes.Slice):
            self._weighed(super().visit_Getitem, node, frame)
        else:
            parts = (node.node, _through("weighed", node.arg), node.ctx)
            super().visit_Getitem(nodes.Getitem(*parts, lineno=node.lineno), frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self._weighed(super().visit_Concat, node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        self._weighed(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        self._weighed(super().visit_Dict, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self._weighed(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def _weighed(self, visit: Callable[..., None], node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.weighed(context, ")
        visit(node, frame)
        self.write(")")


def _through(method: str, node: nodes.Node) -> nodes.Node:
    """Return an expression whose value goes through a method of the environment when it is used."""
    if isinstance(node, nodes.Const):
        return node
    return nodes.Call(nodes.EnvironmentAttribute(method), [node], [], None, None)


class Language(ImmutableSandboxedEnvironment):
    """The environment of templates: a sandbox in which nothing is done that is not counted.

    A template is rendered with a `Budget` in its context.
    """

    code_generator_class = _Counting
    intercepted_binops = _OPERATORS

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            finalize=_finished,
            # What is worked out while a template is compiled is not counted.
            optimized=False,
            extensions=[Following],
        )
        self.globals.pop("lipsum")
        self.globals["namespace"] = _Namespace
        self.filters = {name: _counted(name, FILTERS[name]) for name in _FILTERS}
        self.tests = {name: _counted(name, does) for name, does in TESTS.items()}

    def written(self, context: Context, size: int) -> None:
        """Count words of the template itself. Raises `UnfitError`."""
        _budget(context).write(size)

    def weighed(self, context: Context, value: Any) -> Any:
        """Return a value that just arose, counted. Raises `UnfitError`."""
        _budget(context).weigh(value)
        return value

    def walked(self, context: Context, value: Any) -> Any:
        """Return what is to be gone through, its steps counted. Raises `UnfitError`."""
        if isinstance(value, Sized):
            _budget(context).step(len(value))
        return value

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a call of a template gives, counted. Raises `UnfitError`."""
        budget = _budget(context)
        # What jinja hands on by itself begins with a line.
        named = [one for name, one in kwargs.items() if name[0] != "_"]
        if isinstance(obj, BuiltinMethodType):
            budget.foresee(obj.__name__, obj.__self__, [*args, *named])
            if obj.__name__ == "format":
                args, obj = (obj.__self__, *args), _Formatter(self).format
        else:
            budget.step(len(args))
            # A text was counted when it arose; a list may be handed on as part of one of its own.
            if given := [one for one in (*args, *named) if type(one) is not str]:
                budget.weigh(given)
        budget.enter()
        made = super().call(context, obj, *args, **kwargs)
        budget.leave()
        budget.weigh(made)
        return made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives, counted. Raises `UnfitError`."""
        budget = _budget(context)
        if operator == "*":
            budget.foresee_product(left, right)
        elif operator == "**":
            budget.foresee_power(left, right)
        elif operator == "%" and isinstance(left, str):
            budget.foresee("format", left, [right])
        return self.weighed(context, super().call_binop(context, operator, left, right))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a name of a value stands for; of a plain one only what is counted."""
        names = _NAMES.get(type(obj), ())
        if attribute in names:
            if attribute in _METHODS:
                return getattr(obj, attribute)
            return self.unsafe_undefined(obj, attribute)
        if names and isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a value, or what a name of it stands for."""
        if isinstance(argument, str) and not (isinstance(obj, dict) and argument in obj):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)
