"""TEMP until facts room lands."""

import re
from typing import NamedTuple

BEL = re.compile(
    r"^(?:我们?)?(?:总|一直|也|老|都|还|就|原来|当时|只)*(?:觉得|觉着|以为|认为|想着|心想|相信|指望|自信|放心|当|嫌|怕)"
)
OTHERS = re.compile(
    r"^(?:也)?(有人|有同事|有老同事|有的|大家|同事|老[一-龥]说|科里人|班里人|工人们)"
)
MARKED = re.compile(
    r"^.{0,8}(原先|原来|以前|以往|过去|早先|从前|起初|一度|往年|头几年|刚来|前些年|一开始)"
)
EVENT = re.compile(
    r"当时|那天|那次|头一个念头|听他|他那|她那|还嫌|这[事件一]|那句|[它他她](?!们)|^一听"
)


class Before(NamedTuple):
    nature: str
    timed: bool
    subject: bool
    turned: bool


def read_before(t):
    n = (
        "bound"
        if EVENT.search(t)
        else "opinion"
        if OTHERS.search(t)
        else "belief"
        if BEL.search(t)
        else "deed"
    )
    return Before(
        n,
        bool(MARKED.search(t)),
        bool(re.match("我|有|大家", t)),
        bool(re.search("可|但|却|后来|直到", t)),
    )


class Learned(NamedTuple):
    shape: str


def read_learned(t):
    return Learned("quotation" if re.fullmatch("“[^”]*”", t.strip()) else "clause")


class Change(NamedTuple):
    placed: bool


def read_change(t):
    return Change(
        bool(
            re.search(
                r"^(?:从|自)?(?:今后|以后|往后|今天|现在|明年|今年|本月|这周|下|每|月底|年|\d|一季度|春节|期|到|先|接下来|凡|我|由|让|请|各|全)",
                t,
            )
        )
    )
