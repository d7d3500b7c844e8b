"""The closed list of what a block of a report, and a phrase of the bank, can be."""

from typing import Literal, get_args

BlockRole = Literal[
    "title",
    "byline",
    "salutation",
    "opening",
    "insight",
    "action_lead",
    "action",
    "closing",
    "signoff",
    "tail",
    "body",
]

PhraseRole = Literal[
    "title",
    "salutation",
    "opening",
    "opening.greeting",
    "opening.background",
    "opening.content",
    "opening.gist",
    "opening.bridge",
    "insight",
    "insight.heading",
    "insight.evidence",
    "insight.meaning",
    "insight.resolve",
    "action_lead",
    "action",
    "action.heading",
    "action.measure",
    "closing",
    "closing.pledge",
    "closing.call",
    "signoff",
]

Voice = Literal["plain", "official"]
"""How a report speaks: in the writer's own plain words, or in the formulas of office."""

PHRASE_ROLES: tuple[PhraseRole, ...] = get_args(PhraseRole)

WHOLE_BLOCKS: tuple[PhraseRole, ...] = ("opening", "insight", "action", "closing")
"""Roles of a whole block, whose sentences are phrases of their own."""

BLOCK_LABELS: dict[BlockRole, str] = {
    "title": "标题",
    "byline": "署名",
    "salutation": "称谓",
    "opening": "开头",
    "insight": "体会",
    "action_lead": "行动引语",
    "action": "行动",
    "closing": "结尾",
    "signoff": "结束语",
    "tail": "落款",
    "body": "正文",
}

PHRASE_LABELS: dict[PhraseRole, str] = {
    "title": "标题",
    "salutation": "称谓",
    "opening": "开头",
    "opening.greeting": "问候",
    "opening.background": "背景",
    "opening.content": "学习内容",
    "opening.gist": "总体感受",
    "opening.bridge": "过渡",
    "insight": "体会",
    "insight.heading": "体会标题",
    "insight.evidence": "依据",
    "insight.meaning": "认识",
    "insight.resolve": "打算",
    "action_lead": "行动引语",
    "action": "行动",
    "action.heading": "行动标题",
    "action.measure": "举措",
    "closing": "结尾",
    "closing.pledge": "表态",
    "closing.call": "号召",
    "signoff": "结束语",
}
