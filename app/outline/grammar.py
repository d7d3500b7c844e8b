"""What may stand where in an outline. The reader and the JSON Schema both follow this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import N_, _
from app.models.outline import (
    Content,
    Course,
    Fact,
    Measure,
    Ordinals,
    Outline,
    Pin,
    Point,
    Section,
    Signature,
    Speaker,
    Study,
)
from app.outline.length import LENGTH_PATTERN, LONGEST, read_length
from app.outline.shapes import (
    Key,
    Keyed,
    ListOf,
    No,
    RefusedError,
    Shape,
    Table,
    Words,
    keys_of,
)
from app.outline.taking import (
    FILLED,
    NOT_EMPTY,
    NOT_TRUE,
    PIN_PATTERN,
    TRUE,
    TRUE_PATTERN,
    VOICE_PATTERN,
    is_pin_id,
    take_date,
    take_filled,
    take_not_empty,
    take_one_line,
    take_ordinal,
    take_pin_id,
    take_theme,
    take_true,
    take_voice,
)

if TYPE_CHECKING:
    from app.outline.shapes import Value, Wrap


def _no_truth(take: Wrap) -> Wrap:
    """Return what takes words of a part that may be false, and so is never true: 抄送: true."""

    def said(value: str) -> Value:
        if value in TRUE:
            raise RefusedError(_("这里不能写“{}”").format(value), _("写出文字；没有就写 false"))
        return take(value)

    return said


def _words(take: Wrap = take_filled, pattern: str = FILLED, wrap: Wrap | None = None) -> Words:
    return Words((lambda text: wrap(take(text))) if wrap else take, pattern)


def _part(take: Wrap = take_filled, wrap: Wrap = str) -> Words:
    """Return the words of a part of a report; false in their place says that there is none."""
    return Words(_no_truth(lambda text: wrap(take(text))), NOT_TRUE, truth=False)


def _id(wrap: Wrap = str) -> Words:
    """Return the id of a phrase."""
    return Words(lambda text: wrap(take_pin_id(text)), PIN_PATTERN, numbers=False, truth=False)


def _under(name: str) -> Wrap:
    return lambda value: {name: value}


def _listed(value: Value) -> list[Value]:
    return [value]


def _by_line(value: str) -> list[Value]:
    """Return the lines of a text: in a cell of a table a list can only be written so."""
    return [line for line in value.splitlines() if line.strip()]


def _block(value: Value) -> dict[str, Value]:
    return {"pieces": [_piece(value)]}


def _piece(value: Value) -> Value:
    """Return a text as it is; but nobody reads a phrase's id aloud, so that is a pin."""
    if isinstance(value, str) and is_pin_id(value):
        return {"id": value}
    return value


def _signed(value: str) -> Value:
    """Return true, which stands for unit and date; any other words are lines of their own."""
    return value in TRUE or _block(take_filled(value))


_THEME = Shape(N_("几个字的主题"), (_words(take_theme),))
_LINE = Shape(N_("一段文字"), (_words(),))

_PIN_KEYS = keys_of(
    Pin,
    id=Shape(N_("语句的编号"), (_id(),)),
    slots=Shape(N_("一组“空: 内容”"), (Table(Shape(N_("一段文字"), (Words(),)), "空的名称"),)),
)
_PIN = Keyed(_PIN_KEYS)
_PIN_LISTED = Keyed(_PIN_KEYS, wrap=_listed)
_PIN_ITEM = Shape(
    N_("{编号: …, 槽位: {空: 内容}}"),
    (_PIN, _id(_under("id"))),
)
_PINS = Shape(
    N_("{编号: …, 槽位: {空: 内容}}，或这样的列表"),
    (
        ListOf(_PIN_ITEM),
        _PIN_LISTED,
        _id(lambda value: [{"id": value}]),
    ),
)
_PIECE = Shape(
    N_("一段文字，或 {编号: …, 槽位: {空: 内容}}"),
    (_words(take_not_empty, NOT_EMPTY, _piece), _PIN),
)


def _pieces(least: int) -> Shape:
    return Shape(
        N_("文字和固定语句的列表"),
        (ListOf(_PIECE, least=least), _words(take_not_empty, NOT_EMPTY, _listed), _PIN_LISTED),
    )


_CONTENT = keys_of(Content, pieces=_pieces(1))[0]
_BLOCK = Shape(
    N_("一段文字，或 {内容: […]}；没有这一部分就写 false"),
    (_part(wrap=_block), No(), Keyed((_CONTENT,)), Keyed(_PIN_KEYS, wrap=_block)),
)

_HEADING = Shape(
    N_("一行标题，或 {内容: […]}；没有标题就写 false"),
    (_part(take_one_line, wrap=_block), No(), Keyed((_CONTENT,)), Keyed(_PIN_KEYS, wrap=_block)),
)

_SPEAKER = Shape(
    N_("{单位: …, 职务: …, 姓名: …}；不署名写 false"),
    (
        Keyed(
            keys_of(
                Speaker,
                unit=_LINE,
                post=_LINE,
                name=_LINE,
            )
        ),
        _part(wrap=_under("name")),
        No(),
    ),
)

_COURSE = Shape(
    N_("课程的题目，或 {题目: …, 主讲: …}"),
    (
        Keyed(keys_of(Course, title=_LINE, teacher=_LINE)),
        _words(wrap=_under("title")),
    ),
)
_DAY = Shape(N_("一段文字"), (_words(take_date),))
_STUDY = Shape(
    N_("学了什么：一段文字，或 {名称: …, 形式: …}"),
    (
        Keyed(
            keys_of(
                Study,
                subject=_LINE,
                form=_LINE,
                organizer=_LINE,
                period=_DAY,
                courses=Shape(
                    N_("课程的列表"), (ListOf(_COURSE), _words(wrap=lambda text: [{"title": text}]))
                ),
            )
        ),
        _words(wrap=_under("subject")),
    ),
)

_TRUE = Words(take_true, TRUE_PATTERN, numbers=False, truth=False, offers=((True, ""),))
_INLINE = Shape(N_("true，或不写"), (_TRUE, No()))


def _told(what: str, listed: str, first: str, keys: tuple[Key, ...]) -> Shape:
    """Return the shape of a list of things told: each a text, or a mapping with that text first.

    One thing alone needs no list; `what` is said of one, `listed` of them all.
    """
    one = Shape(what, (_words(wrap=_under(first)), Keyed(keys)))
    alone = (_words(wrap=lambda text: [{first: text}]), Keyed(keys, wrap=_listed))
    return Shape(listed, (ListOf(one), *alone))


_FACTS = _told(
    N_("一段文字，或 {事情: …, 原先: …, 说明: …}"),
    N_("一段文字，或 {事情: …, 原先: …, 说明: …}，或这样的列表"),
    "fact",
    keys_of(
        Fact,
        fact=_LINE,
        before=_LINE,
        shows=_LINE,
        thought=_LINE,
        lacks=_LINE,
        change=_LINE,
        learned=_LINE,
    ),
)
_MEASURES = _told(
    N_("一段文字，或 {做法: …, 期限: …}"),
    N_("一段文字，或 {做法: …, 期限: …}，或这样的列表"),
    "measure",
    keys_of(
        Measure,
        measure=_LINE,
        by=_LINE,
        check=_LINE,
        whom=_LINE,
        because=_LINE,
    ),
)

_POINT = Shape(
    N_("{主题: …, 事例: […]}，或只写主题"),
    (
        Keyed(
            keys_of(
                Point,
                inline=_INLINE,
                theme=_THEME,
                heading=_HEADING,
                facts=_FACTS,
                measures=_MEASURES,
                content=_pieces(0),
                pin=_PINS,
            ),
            one_of=("theme", "heading", "facts", "measures", "content", "pin"),
        ),
        _words(take_theme, wrap=_under("theme")),
    ),
)
_POINTS = Shape(N_("列表，每条一项"), (ListOf(_POINT, least=1),))
_SECTION_KEYS = keys_of(
    Section,
    inline=_INLINE,
    lead=_BLOCK,
    items=_POINTS,
)
_POINTS_ALONE = ListOf(_POINT, wrap=_under("items"), least=1)
_INSIGHTS = Shape(
    N_("列表，每条体会一项；没有体会写 false"),
    (_POINTS_ALONE, Keyed(_SECTION_KEYS, one_of=("items",)), No({})),
)
_NEXT_STEPS = Shape(
    N_("列表，每条打算一项；没有打算写 false"),
    (_POINTS_ALONE, Keyed(_SECTION_KEYS, one_of=("lead", "items")), No()),
)

_ORDINAL = Shape(N_("第一条的序号，如 一是；不编号写 false"), (_words(take_ordinal), No("")))
_ORDINALS = Shape(
    N_("{体会: 一是, 下一步: 一是}"),
    (
        Keyed(
            keys_of(
                Ordinals,
                insights=_ORDINAL,
                next_steps=_ORDINAL,
            )
        ),
    ),
)

_DATE = Shape(N_("日期；不写日期就写 false"), (_part(take_date), No()))
_TEXTS = Shape(N_("一段文字，或文字的列表"), (_words(wrap=_by_line), ListOf(_LINE, least=1)))
_SIGNATURE = Shape(
    N_("true、一段文字，或 {单位: …, 日期: …}；没有落款写 false"),
    (
        Words(_signed, FILLED, truth=False, offers=((True, ""),)),
        No(),
        Keyed(
            keys_of(
                Signature,
                unit=_TEXTS,
                date=_DAY,
            ),
            one_of=("unit", "date"),
        ),
        *_BLOCK.forms[2:],
    ),
)
_LISTED = Shape(
    N_("一段文字，或文字的列表；没有就写 false"),
    (_part(wrap=_by_line), *_TEXTS.forms[1:], No(), Keyed((_CONTENT,))),
)

_LENGTH = Shape(
    N_("字数（1500）或讲话时间（8分钟）"),
    (Words(read_length, LENGTH_PATTERN, between=(1, LONGEST), truth=False),),
)
_VOICES = (
    ("平实", "用自己的话说，不用套语"),
    ("庄重", "用机关的套语说，论证有次序"),
    ("plain", "平实"),
    ("official", "庄重"),
)
_VOICE = Shape(
    N_("平实（plain）或 庄重（official）"),
    (Words(take_voice, VOICE_PATTERN, numbers=False, truth=False, offers=_VOICES),),
)
_NAMES = Shape(N_("一组“占位名称: 真名”"), (Table(_LINE, "占位名称"),))

_KEYS = keys_of(
    Outline,
    kind=_LINE,
    title=_BLOCK,
    speaker=_SPEAKER,
    date=_DATE,
    byline=_LISTED,
    audience=_BLOCK,
    study=_STUDY,
    opening=_BLOCK,
    insights=_INSIGHTS,
    next_steps=_NEXT_STEPS,
    ordinals=_ORDINALS,
    closing=_BLOCK,
    signoff=_BLOCK,
    attachments=_LISTED,
    signature=_SIGNATURE,
    contact=_LISTED,
    copies=_LISTED,
    voice=_VOICE,
    length=_LENGTH,
    names=_NAMES,
)

OUTLINE = Shape(N_("一组“键: 值”，冒号用半角，后面空一格"), (Keyed(_KEYS),))
"""The whole file."""
