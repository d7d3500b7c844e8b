"""Whether a sentence leans on the one before it, and cannot stand where that one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from app.models.roles import PhraseRole

# 继续 goes on with something, 这是 points at something, 特别是 picks out of something.
_DEPENDS = lazy(
    # It points at something: 这是, 该, 前者, 以上, 他, 从中, 那时.
    r"这(?!一年|几年|些年)|那(?!些年)|对于?这|该(?:做法|[项条案]|制度|政策|措施|活动|工作|系统|课程|书|意见)|前者|后者|[上以]面?[上述]|其(?!乐融融)"
    r"|此[次项书举文外番]|[他她]们?|它|[^，。]{1,4}，[它他她]|从中|从此|从[这那]|当时|此时|此刻|至此|据此|如此|如前所述|有的(?!放矢)"
    # It goes on with something: 继续, 同时, 更要, 还要, 另一方面, 之后, 二来, 例如.
    r"|继续|同时|与此同时|此外|另外|另[一有]|除此之外|除了这|不仅如此|更[是要]|并(?![肩非不])|还[要有是]|而且?(?!今|立)|且|再次，|再[者就]|再一[个点]|最后，"
    r"|[二三四五六][是要来则]|第[二三四五六](?:[，、]|点|个)|第一个(?:词|字|关键词|方面|层面)|[之随]后|后来|接着|紧接着|然后|例如|比如|譬如|诸如|又如|再如|如[，：]|等等|敬礼"
    r"|也(?!许多)|又|终于|同样|与之|与此|相较|同理|首先$"
    # It draws a conclusion, turns against, or picks out: 因此, 但是, 特别是, 也正是.
    r"|因此|因而|所以|为此|对此|由此|于是|从而|进而|总之|就是|也就是说|换[言句]|正[因是]|只有这样|唯有如此|接下来|可见|可以说|据悉"
    r"|(?:透过|通过|从|由|基于|根据|结合|对于?)[这那](?:些|几|两)"
    r"|总的来[说看讲]|总而言之|综上|综合起来|说到底|具体[来而]|一来|为什么呢|究其|原来|其结果|结果[，是]|当然|诚然|显然|的确|确实|尽管如此|虽然如此"
    r"|但是?|然而|不过|可是|只是|只不过|反之|反观|相反|相比之下|正如|特别是|尤其|否则|不然|那么|故而|或许|或者|至于|甚至|何况|况且|事实上|实际上"
)
# 使我开阔了眼界, 通篇贯穿着…: what does so stands before it.
_NO_SUBJECT = lazy(
    r"[使让令](?:我|自己|大家|人)|对我[校院局园们]|通篇|全文|全书|字里行间|蕴含|充满[了着]|体现在"
    r"|对[^，。]{2,12}提出了|(?:重点|深刻|系统|全面|首次)?(?:提出|揭示|阐述|阐明|回答|指出)(?:来|了)|很容易|是[“《]"
)
# What one believes may point back as well: 我的理解是，这既是….
_BELIEVED = lazy(
    r"^我(?:的(?:理解|体会|认识|看法)是|理解|认为|觉得|感到|想|体会到?)[，：]?(?=[这那它])"
)
_SERIES_LEAD = 3


_LEADS_ON = lazy("接下来|以上|针对|对此|为此|最后")
# What opens a report may speak of its occasion at once: 这次培训….
_OCCASION = lazy("[这此]次")
_FORMULAS = ("opening.bridge", "action_lead", "signoff")


def leans(role: PhraseRole, sentence: str, before: str | None) -> bool:
    """Tell whether a sentence cannot stand without the one before it.

    It does not if it opens with a word that points back, or if it goes on with a series that
    the sentence before opened with the same words (要跟得上…。要跟得紧…。). A formula that leads
    on from all that was said (接下来, 以上) stands after anything, and an opening may begin with
    its occasion (这次培训). `before` is None where a block begins.
    """
    if role in _FORMULAS and _LEADS_ON.match(sentence):
        return False
    if before is None and role.startswith("opening") and _OCCASION.match(sentence):
        return False
    if _DEPENDS.match(_BELIEVED.sub("", sentence)) or lacks_subject(sentence):
        return True
    if before is None:
        return False
    lead = sentence[:_SERIES_LEAD]
    return before.startswith(lead) and lead.isalpha()


def lacks_subject(words: str) -> bool:
    """Tell whether words say something of what stands before them, and do not name it."""
    return bool(_NO_SUBJECT.match(words))
