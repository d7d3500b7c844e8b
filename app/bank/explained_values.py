"""What each value of the closed lists in a pack means, for those who write packs by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models.outline import Fact, Measure
from app.models.roles import PHRASE_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT_KINDS = {
    "organizer": "谁组织的学习：市委组织部",
    "period": "什么时候学的：10月份",
    "study": "学了什么、怎么学的：《…》网络课程",
    "subject": "学了什么：《…》",
    "form": "怎么学的：网络课程",
    "courses": "听了哪些课、谁讲的",
    "unit": "写的人的单位",
    "post": "写的人的职务",
    "person": "写的人的姓名",
    "self": "写的人的单位、职务、姓名，连在一起",
    "writer": "自称：我、我们",
    "place": "地方：XX市",
    "campaign": "当地的活动、口号",
    "event": "一时一地的场合、事情",
    "count": "体会有几条：三",
    "steps": "打算有几项：三",
    "number": "别的数",
    "theme": "这一条的主题",
    "verse": "引用的诗句、古语",
    "fact": "写的人自己的事例、措施",
    "venue": "在哪里听的：课上、会上、文件里",
    "learned": "学到的原话，自带引号",
    "noun": "正文里的一个名词",
    "deadline": "计划里最晚的期限",
    "words": "别的词",
}
_MOVES = {name: f"{field.title}：{field.description}" for name, field in Fact.model_fields.items()}
_ASKS = {
    **_MOVES,
    "heading": "这一条的标题",
    **{
        name: f"{Measure.model_fields[name].title}：{Measure.model_fields[name].description}"
        for name in ("measure", "because", "by")
    },
    "closing": "结尾",
}
_FACT_KINDS = {
    "count": "做了多少",
    "compared": "两个数放在一起比",
    "quoted": "有别人的原话",
    "mistake": "出了差错，自己的或单位的",
    "shortfall": "没有做到、晚了、缺了",
    "colleague": "别人做的事",
    "lasting": "坚持了一段时间",
    "visited": "在别处看到的",
    "read": "读到的",
    "scene": "一时一地的一件事",
}
_TOLD = {
    **_FACT_KINDS,
    "self": "写的人自己做的",
    "named": "叫得出名字的同事做的",
    "others": "外面的人做的",
    "several": "最后一个数数的东西分得清：19家",
    "goes_on": "最后一个数后面还有别的事",
    "explained": "自己说了原因",
    "taught": "有人讲，或有课程",
    "courses": "有几门课",
    "theory": "学的是理论、党的文献",
    "text": "学的有原文可引：法律、文件、书",
    "meeting": "坐在一起学、一起谈",
    "visit": "到别处看",
    "unit": "单位的报告，没有署个人的名字",
}
_CLASSES = {
    "duty": "责任、担当一类",
    "virtue": "品德、作风一类",
    "activity": "核对、走访一类要做的事",
    "hazard": "风险、隐患一类",
    "resource": "资金、设备、时间一类",
    "people": "群众、患者、学生一类人",
    "order": "制度、流程一类",
}
_VOICES = {"plain": "平实", "official": "庄重"}
_ORIGINS = {"authored": "自己写的", "mined": "从旧报告里取的"}

MEANINGS: Mapping[str, Mapping[Any, str]] = {
    "PackFile.origin": _ORIGINS,
    "Phrase.origin": _ORIGINS,
    "Phrase.role": PHRASE_LABELS,
    "Phrase.voice": _VOICES,
    "ParallelSet.role": PHRASE_LABELS,
    "Slot.kind": _SLOT_KINDS,
    "LeftOut.reason": {
        "defect": "有毛病",
        "dated": "过时了",
        "local": "只有那个人、那个地方能说",
    },
    "Question.asks": _ASKS,
    "Question.kinds": _FACT_KINDS,
    "Question.classes": _CLASSES,
    "Question.needs": _TOLD,
    "Question.unless": _TOLD,
    "Reading.licence": {
        "remainder": "总数和它的一部分：算出剩下的",
        "difference": "一样东西的两个数：算出差多少",
        "ratio": "一样东西的两个数：算出几倍、几成",
        "same_conditions": "同样的人、地方、办法，结果不一样",
        "missing_step": "有人少做了一步",
        "counterfactual": "没有发现会怎样，问一句",
    },
    "Reading.senses": {
        "done": "部分是做了的，剩下的没有做",
        "so": "部分是这样的，剩下的不是",
        "most": "占一半以上",
        "few": "不到一半",
        "more": "变多了",
        "less": "变少了",
        "gap": "说的和数出来的对不上",
        "two": "两件事并列",
        "seen": "因此看见了什么",
        "averted": "因此避免了什么",
    },
    "Run.classes": _CLASSES,
    "Step.move": {
        "study": "从学的内容说起",
        "says": "引一句论断、道理",
        "requires": "说要求是什么",
        "duty": "落到岗位上",
        "local": "本单位的事实写在这里",
        "resolve": "表决心",
    },
    "Joint.move": _MOVES,
    "Joint.after": _MOVES,
    "Joint.natures": {
        "belief": "原先以为怎样",
        "deed": "原先怎么做",
        "motive": "原先为了什么",
        "opinion": "别人怎么说",
        "bound": "指着这件事说，只能放在后面",
    },
    "PointHeading.classes": _CLASSES,
    "PointHeading.voice": _VOICES,
    "Deed.polarity": {"good": "好事", "neutral": "不好不坏", "bad": "坏事"},
    "PhraseFile.classes": _CLASSES,
    "PhraseFile.speakers": {"staff": "一般干部", "middle": "中层", "head": "主要领导"},
    "Decision.decision": {
        "keep": "留着用",
        "drop": "删去",
        "edit": "改成 edited 的话",
        "later": "以后再说",
    },
}
"""What each value means that a key of an entry may have."""
