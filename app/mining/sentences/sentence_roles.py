"""What a sentence does in its block, told by the cues these reports use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.theory import is_of_theory

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from app.models.roles import BlockRole, PhraseRole

# A longer one is told by no cue: each would be looked for to its end from each of its characters.
_LONGEST = 1_000
# No one counts further, and a longer run is not read to its end from each of its characters.
_N = "[一二三四五六七八九十两几0-9]{1,9}+"
_LEARNED = "体会|感受|认识|收获|启示|想法|心得|感悟"
_STUDY = (
    "学习|培训|参观|考察|研讨|进修|跟班|跟岗|观摩|观看|研修|讲座|读书|宣讲|课程|实践|聆听|阅读"
    "|轮训|教育"
)

_OPENING: tuple[tuple[PhraseRole, re.Pattern[str]], ...] = (
    (
        "opening.bridge",
        lazy(
            rf"有(?:以下|如下|下面)?{_N}(?:点|个方面|方面|条|个)的?(?:{_LEARNED})"
            rf"|(?:{_LEARNED})(?:主要)?(?:有|是|可以用|归纳为|概括为)(?:以下|如下|下面)?{_N}(?:点|个?方面|条|句话|个)"
            rf"|(?:谈|说|讲|分享|汇报)(?:一下)?(?:我的)?(?:以下|如下|下面)?{_N}(?:点|条)"
            r"|(?:^|[，；])\s*(?:下面|接下来|现(?![在场有实代任状今行金象])|现在)[^，。]{0,12}[^。]*"
            r"(?:汇报|(?<!座谈)交流(?!活动)|分享|(?<!言)(?<!座)谈(?!吐|话|判)|报告|总结|小结)"
            r"|(?:汇报|报告|总结|小结|整理|分享|交流)如下|(?:概括|归纳|总结)起来[^。]{0,6}(?:有|是)|体会有[二三四五六]"
            rf"|{_N}(?:个?(?:方面|维度|层面|角度)|句话).*(?:汇报|谈|交流|分享)"
        ),
    ),
    (
        "opening.greeting",
        lazy(
            r"大家(?:[上下中]午|早上|晚上)?好|^(?:你们|您|[上下中]午|早上|晚上)好[！!。]|^各位"
            r"|很?(?:高兴|荣幸)(?:参加|能|有机会)|^我是[^，。]{1,40}。$"
        ),
    ),
    (
        "opening.background",
        lazy(
            rf"^(?:近期|近日|为|按照|根据|在|这次|此次|\d).*(?:要求|安排|部署|组织|通知|通过|带领|支持).*(?:{_STUDY})"
            rf"|^[^。]*(?:我们?|本人|大家|一行|全体|组织|[院校园局支部])[^，。]{{0,12}}"
            rf"(?:参加|参与|参观|学习|聆听|观看|考察|观摩|走进|组织|开展|举办)了[^。]*(?:{_STUDY})"
            rf"|(?:我们?|一行)[^，。]{{0,6}}(?:有幸|荣幸)[^。]*(?:{_STUDY})"
            r"|^[^。]{0,30}(?:我们?|本人)[^，。]{0,6}(?:有幸|认真|系统|集中)?地?(?:参加|参观|学习|聆听|观看|考察|阅读|观摩)了"
        ),
    ),
    (
        "opening.content",
        lazy(
            r"收录|涵盖|分为|主要讲|讲授了|围绕.*作了|内容(?:主要)?(?:是|包括|涉及|涵盖|丰富)"
            r"|(?:授课|老师|教授|专家)[^，。]{0,12}(?:讲(?:授|述|解)?|分析|解读|阐述|剖析)了(?!一)"
        ),
    ),
    (
        "opening.gist",
        lazy(
            r"(?:收获|感触|感受|体会|启发|触动|教育|震撼|感想)(?:都?[颇很良极甚更]+)(?:多|深|丰|大|丰硕)|收获颇丰"
            r"|(?:受益|收益|获益)(?:匪浅|良多|颇多|终身)|深受(?:教育|启发|鼓舞|触动|感染|震撼|感动|鞭策)"
            r"|(?:深刻|深深|真切|切实|深切|真真切切)地?(?:感受|体会|认识|感悟|领会|领悟|理解|意识)|深感"
            r"|(?:有了?|加深了|增进了|形成了)[^，。]{0,10}(?:认识|理解|了解|感悟|体会|领会|把握)|进一步(?:了解|理解|认识|明确|加深)"
            r"|(?:颇有|很有|有了?(?:很大|不少|许多|很多|较大)的?)(?:收获|感触|体会|感悟|启发|提高|进步)|提升了|开阔了"
            r"|心灵的?洗礼|精神的?洗礼|久久不能平静|(?:认识|理解|体会)比[^，。]{1,8}(?:深|高)"
        ),
    ),
)

_EVIDENCE = lazy(
    r"指出|强调|宣告|提到|讲到|要求我们|揭示|金句|重点。$|回望|历程|^“[^“”]{8,}”"
    r"|以来(?![^。]*我(?!们|国|党|市|省|县|区))"
    r"|(?:课程|案例|老师|教授|专题|书中|文中)[^。]*(?:说|讲|写|介绍|告诉|启示|剖析|警示|表明)"
)
# 要 and 以 open what is to be done, but not in 要知道, 以前, 以为.
_RESOLVE = lazy(
    r"^(?:我们?[要将必应]|要(?!知道|不是|说|是|想)|必须|继续|今后|下一步|以(?![前往后为上及来])|围绕|结合|坚持)"
    r"|^(?:作为|通过)[^。]*[要应必将更须]|我们?(?:更要|要|将|必须)|更应"
)
# Whoever comes to know something resolves nothing yet: 我更加深刻地认识到….
_KNOWN = lazy(r"我们?[^，。]{0,8}(?:认识|体会|感受|领会|懂得|意识)到")
# What is studied is said to be or to mean something, and nobody tells of himself.
_STUDIED = lazy(
    r"^(?!.*(?<!自)我(?!们|国|党)).*(?:是[^。]*的|具有[^，。]*意义|必须|应当|标志着|体现了|反映了|为[^，。]*(?:指明|提供))"
)
_CALL = lazy(
    r"(?:^|[，；])(?:让我们|同志们|我们一起|(?:希望|恳请|愿)(?:大家|我们|各位|同志们|广大|全体|每一?位|[^，。]{2,6}人员))"
    r"|携手|共同(?:努力|奋斗)"
)
_PLEDGE = lazy(
    r"(?:^|[，；])[^，；。“”]{0,14}(?:我们?|本人|自己)(?:们)?(?:也|都|一定|必|更)*(?:将|会(?![议上])|要|愿|应|必须|决心|争取|力争)"
    r"|(?:^|[，；])(?:在?(?:今后|以后|未来|将来|往后)|下一步|接下来|新时代|新征程)[^。]*(?:[要将会应把]|不断|努力|积极|继续)"
    r"|(?:不断|继续|始终|坚持|牢记|立足|发扬|努力|争取|力争|争做|为)[^。]*(?:贡献|奋斗|前行|努力|奋进|前进|力量|篇章|岗位|新人)"
    r"|(?<!天)不(?:辜)?负[^，。]{0,6}(?:韶华|时代|使命|重托|期望|期待|嘱托|信任|人民|青春)|再接再厉|砥砺前行|学以致用|(?:一定|必将|定会|定将|誓)[^，。]{2,}"
)
# What others must do is no pledge of one's own: 广大党员干部必须….
_ASKS = lazy(
    r"^(?!.*(?<!自)(?:我|本人))[^。]*(?:党员|干部|青年|同志|[人职]员|教师|职工|员工|团员)(?:们)?"
    r"(?:也|都|更|一定|就|只有)*(?:必须|应当?|要|需要|只有)"
)
_SIGNOFF = lazy(
    r"^(?:此致|敬礼|谢谢|(?:汇报|报告|发言|交流|分享)(?:完毕|结束|到此)|我的(?:发言|汇报|分享|交流|报告)(?:完毕|到此|就到|结束))"
    r"|^以上(?:汇报|报告|发言|体会|心得|所[谈言述]|(?:就?是|为)我)[^。]*(?:请|谢|不妥|不当|体会|感受|汇报|报告|发言|完毕)"
    r"|^[^。]{0,20}(?:不妥|不当|不足)之处"
    r"|^请(?:各位)?(?:领导|同志们?|大家|老师)?[^。]{0,6}(?:批评|指正|审阅|指导)"
)
# What comes is counted, pointed at or announced.
_LEAD = lazy(
    rf"[：:]$|{_N}(?:件|项)[^，。]{{0,2}}(?:事|工作|任务)|(?<![下进]){_N}(?:个?方面|点|条|步)(?:[：:。，]|做起|努力|着手|入手|工作|打算|要求|改进)"
    r"|以下|如下|这样|这么|努力方向|(?:工作|学习)(?:思路|打算|计划)"
)
_OFFICIAL_LEAD = lazy("下一步|今后|接下来|未来|下阶段")
# A lead that goes on to its actions is none: 今后一要…；二要….
_HOLDS_ACTIONS = lazy(r"[，：；。\s]?(?:[二三四五][是要]|[2２][、.．])|一[是要].*；")

FALLBACK: Mapping[BlockRole, PhraseRole] = {
    "opening": "opening.content",
    "insight": "insight.meaning",
    "action_lead": "action_lead",
    "action": "action.measure",
    "closing": "closing.pledge",
    "signoff": "signoff",
}
"""What a sentence of a block is called where no cue tells what it does there."""


def sentence_role(block: BlockRole, sentence: str, *, official: bool) -> PhraseRole | None:
    """Return the phrase role of a sentence that stands in a block of `FALLBACK`.

    None if nothing in it tells that it does what its block is for: it tells its writer's story.
    In the voice of office a sentence of theory in an opening is of what was studied, and a lead
    needs no number. In a sentence of more than a thousand characters no cue is looked for.
    """
    if len(sentence) > _LONGEST:
        return FALLBACK[block] if block in ("insight", "action") else None
    if block == "opening":
        theory = official and is_of_theory(sentence) and _STUDIED.search(sentence)
        role = next((role for role, cue in _OPENING if cue.search(sentence)), None)
        return role or ("opening.content" if theory else None)
    if block == "insight":
        return _insight_role(sentence)
    if block == "closing":
        return _closing_role(sentence)
    if block == "action_lead":
        return "action_lead" if _is_lead(sentence, official=official) else None
    return FALLBACK[block]


def argues(sentence: str) -> bool:
    """Tell whether a sentence of office is a duty or a principle, wherever it stands."""
    if len(sentence) > _LONGEST:
        return False
    return bool(_RESOLVE.search(sentence) or _STUDIED.search(sentence))


def _insight_role(sentence: str) -> PhraseRole:
    if _RESOLVE.search(sentence) and not _KNOWN.search(sentence):
        return "insight.resolve"
    if _EVIDENCE.search(sentence):
        return "insight.evidence"
    return "insight.meaning"


def _closing_role(sentence: str) -> PhraseRole | None:
    if _SIGNOFF.search(sentence):
        return "signoff"
    if _CALL.search(sentence):
        return "closing.call"
    return "closing.pledge" if _PLEDGE.search(sentence) and not _ASKS.search(sentence) else None


def _is_lead(sentence: str, *, official: bool) -> bool:
    if sentence.endswith(("！", "!")) or _HOLDS_ACTIONS.search(sentence):
        return False
    return bool(_LEAD.search(sentence) or (official and _OFFICIAL_LEAD.search(sentence)))
