"""What may stand where in an outline. The reader and the JSON Schema both follow this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.outline import (
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
            raise RefusedError(f"这里不能写“{value}”", "写出文字；没有就写 false")
        return take(value)

    return said


def _words(take: Wrap = take_filled, pattern: str = FILLED, wrap: Wrap | None = None) -> Words:
    return Words((lambda text: wrap(take(text))) if wrap else take, pattern)


def _part(take: Wrap = take_filled, wrap: Wrap = str) -> Words:
    """Return the words of a part of a report; false in their place says that there is none."""
    return Words(_no_truth(lambda text: wrap(take(text))), NOT_TRUE, ({"type": "number"},))


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


def _signature(value: str) -> Value:
    """Return true, which stands for unit and date; any other words are lines of their own."""
    return value in TRUE or _block(value)


_THEME = Shape("几个字的主题", (_words(take_theme),))
_LINE = Shape("一段文字", (_words(),))

_PIN_KEYS = keys_of(
    Pin,
    id=(
        Shape("语句的编号", (Words(take_pin_id, PIN_PATTERN, bare=()),)),
        "词库里一条语句的编号，nigao phrases 可查",
    ),
    slots=(
        Shape("一组“空: 内容”", (Table(Shape("一段文字", (Words(),))),)),
        "这条语句的每个空里填什么",
    ),
)
_PIN = Keyed(_PIN_KEYS)
_PIN_LISTED = Keyed(_PIN_KEYS, wrap=_listed)
_PIN_ITEM = Shape(
    "{编号: …, 槽位: {空: 内容}}",
    (_PIN, Words(lambda text: {"id": take_pin_id(text)}, PIN_PATTERN, bare=())),
)
_PINS = Shape(
    "{编号: …, 槽位: {空: 内容}}，或这样的列表",
    (
        ListOf(_PIN_ITEM),
        _PIN_LISTED,
        Words(lambda text: [{"id": take_pin_id(text)}], PIN_PATTERN, bare=()),
    ),
)
_PIECE = Shape(
    "一段文字，或 {编号: …, 槽位: {空: 内容}}",
    (_words(take_not_empty, NOT_EMPTY, _piece), _PIN),
)


def _pieces(least: int) -> Shape:
    return Shape(
        "文字和固定语句的列表",
        (ListOf(_PIECE, least=least), _words(take_not_empty, NOT_EMPTY, _listed), _PIN_LISTED),
    )


_CONTENT = Key(
    "content", "内容", _pieces(1), "依次写出的文字和固定语句；\\n 另起一段", "pieces", True
)
_BLOCK = Shape(
    "一段文字，或 {内容: […]}；没有这一部分就写 false",
    (_part(wrap=_block), No(), Keyed((_CONTENT,)), Keyed(_PIN_KEYS, wrap=_block)),
)

_HEADING = Shape(
    "一行标题，或 {内容: […]}；没有标题就写 false",
    (_part(take_one_line, wrap=_block), No(), Keyed((_CONTENT,)), Keyed(_PIN_KEYS, wrap=_block)),
)

_SPEAKER = Shape(
    "{单位: …, 职务: …, 姓名: …}；不署名写 false",
    (
        Keyed(
            keys_of(
                Speaker,
                unit=(_LINE, "发言人的单位"),
                post=(_LINE, "发言人的职务"),
                name=(_LINE, "发言人的姓名"),
            )
        ),
        _part(wrap=_under("name")),
        No(),
    ),
)

_COURSE = Shape(
    "课程的题目，或 {题目: …, 主讲: …}",
    (
        Keyed(keys_of(Course, title=(_LINE, "课程的题目"), teacher=(_LINE, "谁主讲"))),
        _words(wrap=_under("title")),
    ),
)
_DAY = Shape("一段文字", (_words(take_date),))
_STUDY = Shape(
    "学了什么：一段文字，或 {名称: …, 形式: …}",
    (
        Keyed(
            keys_of(
                Study,
                subject=(_LINE, "学了什么，如《…》、某次会议精神"),
                form=(_LINE, "怎么学的，如 网络课程、专题辅导、读书班"),
                organizer=(_LINE, "谁组织的，如 市委组织部"),
                period=(_DAY, "什么时候，如 10月份"),
                courses=(
                    Shape(
                        "课程的列表", (ListOf(_COURSE), _words(wrap=lambda text: [{"title": text}]))
                    ),
                    "听了哪些课",
                ),
            )
        ),
        _words(wrap=_under("subject")),
    ),
)

_INLINE = (
    Shape("true，或不写", (Words(take_true, TRUE_PATTERN, ({"const": True},)), No())),
    "写 true，就接在上一段后面，不另起一段",
)


def _told(what: str, first: str, keys: tuple[Key, ...]) -> Shape:
    """Return the shape of a list of things told: each a text, or a mapping with that text first.

    One thing alone needs no list.
    """
    one = Shape(what, (_words(wrap=_under(first)), Keyed(keys)))
    alone = (_words(wrap=lambda text: [{first: text}]), Keyed(keys, wrap=_listed))
    return Shape(f"{what}，或这样的列表", (ListOf(one), *alone))


_FACTS = _told(
    "一段文字，或 {事情: …, 原先: …, 说明: …}",
    "fact",
    keys_of(
        Fact,
        fact=(_LINE, "一件真事：谁、什么时候、做了什么、结果怎样"),
        before=(_LINE, "这件事以前怎么想、怎么做"),
        shows=(_LINE, "这件事说明了什么"),
        thought=(_LINE, "由此怎么想、为什么"),
        lacks=(_LINE, "还差什么"),
        change=(_LINE, "以后哪里不一样"),
        learned=(_LINE, "学的哪一句、哪一节让你想起这件事"),
    ),
)
_MEASURES = _told(
    "一段文字，或 {做法: …, 期限: …}",
    "measure",
    keys_of(
        Measure,
        measure=(_LINE, "要做的一件实事"),
        by=(_LINE, "什么时候做完，如 12月底"),
        check=(_LINE, "怎么看做没做到"),
        whom=(_LINE, "谁得好处"),
        because=(_LINE, "这一条是从哪件事来的"),
    ),
)

_POINT = Shape(
    "{主题: …, 事例: […]}，或只写主题",
    (
        Keyed(
            keys_of(
                Point,
                inline=_INLINE,
                theme=(_THEME, "这一条的主题，如 为民、自律、高质量发展"),
                heading=(_HEADING, "这一条的标题；不写由词库拟，没有标题就写 false"),
                facts=(_FACTS, "你自己、本单位的事例"),
                measures=(_MEASURES, "你自己、本单位的措施"),
                content=(_pieces(0), "这一条的全部文字；写了就不从词库选"),
                pin=(_PINS, "这一条里一定要用的语句"),
            ),
            one_of=("theme", "heading", "facts", "measures", "content", "pin"),
        ),
        _words(take_theme, wrap=_under("theme")),
    ),
)
_POINTS = Shape("列表，每条一项", (ListOf(_POINT, least=1),))
_SECTION_KEYS = keys_of(
    Section,
    inline=_INLINE,
    lead=(_BLOCK, "这几条前面的引语"),
    items=(_POINTS, "逐条写出"),
)
_POINTS_ALONE = ListOf(_POINT, wrap=_under("items"), least=1)
_INSIGHTS = Shape(
    "列表，每条体会一项；没有体会写 false",
    (_POINTS_ALONE, Keyed(_SECTION_KEYS, one_of=("items",)), No({})),
)
_NEXT_STEPS = Shape(
    "列表，每条打算一项；没有打算写 false",
    (_POINTS_ALONE, Keyed(_SECTION_KEYS, one_of=("lead", "items")), No()),
)

_ORDINAL = Shape("第一条的序号，如 一是；不编号写 false", (_words(take_ordinal), No("")))
_ORDINALS = Shape(
    "{体会: 一是, 下一步: 一是}",
    (
        Keyed(
            keys_of(
                Ordinals,
                insights=(_ORDINAL, "体会怎么编号：第一条的序号"),
                next_steps=(_ORDINAL, "打算怎么编号：第一条的序号"),
            )
        ),
    ),
)

_DATE = Shape("日期；不写日期就写 false", (_part(take_date), No()))
_TEXTS = Shape("一段文字，或文字的列表", (_words(wrap=_by_line), ListOf(_LINE, least=1)))
_SIGNATURE = Shape(
    "true、一段文字，或 {单位: …, 日期: …}；没有落款写 false",
    (
        _words(wrap=_signature),
        No(),
        Keyed(
            keys_of(
                Signature,
                unit=(_TEXTS, "谁的报告；几个单位写成列表"),
                date=(_DAY, "成文日期，如 2026-11-20"),
            ),
            one_of=("unit", "date"),
        ),
        *_BLOCK.forms[2:],
    ),
)
_LISTED = Shape(
    "一段文字，或文字的列表；没有就写 false",
    (_part(wrap=_by_line), *_TEXTS.forms[1:], No(), Keyed((_CONTENT,))),
)

_LENGTH = Shape(
    "字数（1500）或讲话时间（8分钟）",
    (Words(read_length, LENGTH_PATTERN, ({"type": "number", "minimum": 1, "maximum": LONGEST},)),),
)
_VOICE = Shape("平实（plain）或 庄重（official）", (Words(take_voice, VOICE_PATTERN, ()),))
_NAMES = Shape("一组“占位名称: 真名”", (Table(_LINE),))

_KEYS = keys_of(
    Outline,
    kind=(_LINE, "哪一种文稿，如 心得体会、交流研讨材料；nigao new 列出全部"),
    title=(_BLOCK, "标题；不写由词库拟"),
    speaker=(_SPEAKER, "谁来讲，写在标题下面"),
    date=(_DATE, "日期，写在标题下面"),
    byline=(_LISTED, "标题下面几行怎么写，如 【单位】【职务】 【姓名】、（【日期】）；不写照常"),
    audience=(_BLOCK, "开头怎么称呼，如 各位领导，同志们"),
    study=(_STUDY, "学了什么、怎么学的"),
    opening=(_BLOCK, "开头一段；不写由词库拟"),
    insights=(_INSIGHTS, "体会，一般三条；有几条，文中自己数"),
    next_steps=(_NEXT_STEPS, "下一步打算"),
    ordinals=(_ORDINALS, "怎么编号"),
    closing=(_BLOCK, "结尾一段；不写由词库拟"),
    signoff=(_BLOCK, "最后一句，如 汇报完毕。"),
    attachments=(_LISTED, "附件的名称，一个一行；“附件：”和序号自己会写"),
    signature=(_SIGNATURE, "文末署名和日期：true 就是发言人的单位和日期；不写由文种定"),
    contact=(_LISTED, "联系人和电话，如 王敏，电话：0531-87654321；括号自己会写"),
    copies=(_LISTED, "抄送给谁，如 市委组织部；“抄送：”和句号自己会写"),
    voice=(_VOICE, "语体：平实（plain）或 庄重（official）；不写，就看文种、学习内容和发言人"),
    length=(_LENGTH, "多长：字数（1500）或讲话时间（8分钟）"),
    names=(_NAMES, "占位的名称各是什么，如 XX区: 历下区"),
)

OUTLINE = Shape("一组“键: 值”，冒号用半角，后面空一格", (Keyed(_KEYS),))
"""The whole file."""
