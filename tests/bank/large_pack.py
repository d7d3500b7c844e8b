"""A pack as it would be mined from thousands of reports: made up, varied, always the same."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from app.models.pack import PhrasePack
from app.models.phrase import phrase_id

if TYPE_CHECKING:
    from collections.abc import Iterator

_THEMES = (
    *(
        "为民",
        "担当",
        "廉洁",
        "学习",
        "创新",
        "作风",
        "团结",
        "实干",
        "忠诚",
        "奋进",
        "自律",
        "法治",
    ),
    *(
        "安全",
        "质量",
        "效率",
        "服务",
        "开放",
        "绿色",
        "基层",
        "协作",
        "改革",
        "调研",
        "规矩",
        "责任",
    ),
)
_QUALITIES = ("护理", "教学", "窗口", "工程", "社区", "税收", "文化", "粮食", "交通", "数据")
_VERBS = (
    "抓好",
    "做实",
    "理清",
    "守住",
    "补齐",
    "办成",
    "摸准",
    "盯紧",
    "用足",
    "带动",
    "改进",
    "核对",
)
_THINGS = (
    "台账",
    "清单",
    "流程",
    "基础",
    "队伍",
    "制度",
    "诉求",
    "短板",
    "项目",
    "数据",
    "渠道",
    "细节",
)
_WHERE = (
    "窗口",
    "田间",
    "病区",
    "课堂",
    "工地",
    "库房",
    "社区",
    "机房",
    "码头",
    "车间",
    "档案室",
    "调度台",
)
_MANNERS = (
    "一件一件地",
    "反复地",
    "及时地",
    "不折不扣地",
    "逐条地",
    "耐心地",
    "当面",
    "按月",
    "从头",
)
_ENDS = (
    "见到实效",
    "经得起查",
    "让人放心",
    "落到人头",
    "不留空档",
    "有始有终",
    "说到做到",
    "再上一步",
)
_MATTERS = (
    "调查研究",
    "基层治理",
    "数字档案",
    "护理安全",
    "粮食储备",
    "窗口服务",
    "河湖管护",
    "法律援助",
)
_FORMS = ("读书班", "专题培训", "集中学习", "网络课程", "现场教学")
_THEORY = "按照党的二十大精神，"


def large_pack(phrases: int, name: str = "large") -> PhrasePack:
    """Return a pack of so many phrases, as checked as one from the cache."""
    lists: dict[str, list[dict[str, Any]]] = {"phrases": [], "sets": [], "left_out": []}
    reports = _reports(name, lists["sets"], lists["left_out"])
    lists["phrases"] = list(islice((one for report in reports for one in report), phrases))
    known = {one["id"] for one in lists["phrases"]}
    # The last report may be cut anywhere.
    for one in lists["phrases"]:
        if one.get("follows", one["id"]) not in known:
            del one["follows"]
    info = {"name": name, "licence": "MIT", "origin": "mined"}
    return PhrasePack.model_validate({**info, **lists}, context={"checked": True})


def _reports(
    name: str, sets: list[dict[str, Any]], left_out: list[dict[str, Any]]
) -> Iterator[list[dict[str, Any]]]:
    draw = Random(name)  # noqa: S311
    number = 0
    while True:
        report = _Report(f"{name}-{number:05}.docx", name, draw)
        number += 1
        phrases = report.phrases()
        sets.extend(report.sets)
        left_out.extend(report.left_out)
        yield phrases


class _Report:
    """The phrases of one report, taken from its paragraphs one after the other."""

    def __init__(self, file: str, pack: str, draw: Random) -> None:
        self.sets: list[dict[str, Any]] = []
        self.left_out: list[dict[str, Any]] = []
        self._file = file
        self._pack = pack
        self._draw = draw
        self._official = draw.random() < 0.5
        self._subject = f"《{draw.choice(_QUALITIES)}{draw.choice(_MATTERS)}》"
        self._form = draw.choice(_FORMS)
        self._paragraph = 0
        self._at = 0
        self._found: list[dict[str, Any]] = []

    def phrases(self) -> list[dict[str, Any]]:
        self._front()
        for _ in range(3):
            self._insight()
        for _ in range(2):
            self._action()
        self._end()
        return self._found

    def _front(self) -> None:
        draw = self._draw
        kind = draw.choice(("心得体会", "交流研讨材料", "读书心得"))
        study = {"学习内容": {"kind": "study", "held": self._subject + self._form}}
        self._add(
            "title", f"在{{学习内容}}中{draw.choice(_VERBS)}{draw.choice(_THINGS)}的{kind}", study
        )
        self._open()
        self._add(
            "salutation", f"各位{draw.choice(_WHERE)}的{draw.choice(('领导', '同志', '同事'))}："
        )
        self._open()
        period = {"时间": {"kind": "period", "held": "10月份"}, **study}
        self._add("opening.background", f"{{时间}}，我参加了{{学习内容}}，{self._deed()}。", period)
        self._add(
            "opening.content",
            f"{{名称}}讲的是{self._deed()}，也讲了{self._deed()}。",
            self._named(),
        )
        self._add("opening.gist", f"通过学习，我更懂得要{self._deed()}。")
        count = {"点数": {"kind": "count", "held": "三"}}
        self._add("opening.bridge", f"结合{self._deed()}，我有{{点数}}点体会。", count)

    def _insight(self) -> None:
        self._open()
        theme = self._theme()
        self._heading("insight.heading", theme)
        self._add(
            "insight.evidence",
            f"{{名称}}提出，{theme}要{self._deed()}，{self._deed()}。",
            self._named(),
            theme,
        )
        self._add(
            "insight.meaning",
            f"{self._theory()}{theme}首先是{self._deed()}，其次是{self._deed()}。",
            theme=theme,
        )
        first = self._add("insight.resolve", f"我们要{self._deed()}，{self._deed()}。", theme=theme)
        unit = {"单位": {"kind": "unit", "held": "某局", "general": "本单位"}}
        self._add("insight.resolve", f"还要在{{单位}}{self._deed()}。", unit, theme, follows=first)
        if self._draw.random() < 0.5:
            self._leave_out()

    def _action(self) -> None:
        self._open()
        theme = self._theme()
        self._heading("action.heading", theme)
        for _ in range(2):
            self._add(
                "action.measure", f"围绕{theme}，{self._deed()}，{self._deed()}。", theme=theme
            )

    def _end(self) -> None:
        self._open()
        self._add("action_lead", f"今后，我将{self._deed()}，做好以下几点：")
        self._add("closing.pledge", f"{self._theory()}我将{self._deed()}，{self._deed()}。")
        self._add("closing.call", f"让我们一起{self._deed()}！")
        self._add(
            "signoff", f"{self._draw.choice(('汇报完毕', '以上是我的体会'))}，{self._deed()}。"
        )

    def _heading(self, role: str, theme: str) -> None:
        """Add a heading and the parallel set that its frame stands for."""
        verb, thing = self._draw.choice(_VERBS), self._draw.choice(_THINGS)
        frame = f"以{{主题}}{verb}{thing}"
        ident = phrase_id(self._pack, role, f"{self._file}:{self._paragraph}:set", frame)
        row = {"theme": theme, "values": {"主题": theme}}
        slot: dict[str, Any] = {"主题": {"kind": "theme"}}
        self.sets.append(
            {"id": ident, "role": role, "frames": [frame], "slots": slot, "rows": [row]}
        )
        held = {"主题": {"kind": "theme", "held": theme}}
        self._add(role, frame, held, theme, family=ident)

    def _add(
        self,
        role: str,
        text: str,
        slots: dict[str, Any] | None = None,
        theme: str = "",
        *,
        family: str | None = None,
        follows: str | None = None,
    ) -> str:
        ident = phrase_id(self._pack, role, f"{self._file}:{self._paragraph}:{self._at}", text)
        self._found.append(
            {
                "id": ident,
                "role": role,
                "text": text,
                "slots": slots or {},
                **({"themes": [theme]} if theme else {}),
                **({"set": family} if family else {}),
                **({"follows": follows} if follows else {}),
                "source": self._source(text),
            }
        )
        return ident

    def _leave_out(self) -> None:
        text = f"去年我们{self._deed()}。"
        ident = phrase_id(
            self._pack, "left_out", f"{self._file}:{self._paragraph}:{self._at}", text
        )
        reason = self._draw.choice(("local", "dated"))
        self.left_out.append(
            {
                "id": ident,
                "reason": reason,
                "detail": "去年",
                "text": text,
                "source": self._source(text),
            }
        )

    def _source(self, text: str) -> dict[str, Any]:
        start, self._at = self._at, self._at + len(text)
        return {"report": self._file, "paragraph": self._paragraph, "start": start, "end": self._at}

    def _open(self) -> None:
        self._paragraph += 1
        self._at = 0

    def _theme(self) -> str:
        quality = self._draw.choice(("", "", *_QUALITIES))
        return quality + self._draw.choice(_THEMES)

    def _theory(self) -> str:
        return _THEORY if self._official and self._draw.random() < 0.5 else ""

    def _named(self) -> dict[str, Any]:
        return {"名称": {"kind": "subject", "held": self._subject}}

    def _deed(self) -> str:
        draw = self._draw
        before = draw.choice(("", f"在{draw.choice(_WHERE)}", f"对照{draw.choice(_THINGS)}"))
        what = f"{draw.choice(_MANNERS)}{draw.choice(_VERBS)}{draw.choice(_THINGS)}"
        return f"{before}{what}，{draw.choice(_VERBS)}{draw.choice(_THINGS)}，{draw.choice(_ENDS)}"
