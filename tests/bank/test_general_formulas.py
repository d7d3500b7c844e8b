"""The plain formulas of the general pack read well with whatever an outline may hold."""

from __future__ import annotations

import re
from itertools import combinations, cycle, product
from typing import TYPE_CHECKING

import pytest

from app.bank.pack_files import read_pack
from app.drafting.supply import Value
from app.models.phrase import fill_slots
from app.reading import cues
from app.text.faults import find_faults
from app.text.study_names import study_words
from tests.text.study_pairs import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.pack import PhrasePack
    from app.models.phrase import Phrase

TALKS = ("交流研讨材料", "发言提纲")
READING, VISIT, OFFICE = "读书心得", "参观考察报告", "学习情况报告"
KINDS = ("心得体会", OFFICE, READING, VISIT, *TALKS)

STUDIES: list[tuple[str, str | None]] = [(subject, form) for subject, form, _ in PAIRS]
STUDIES += [
    ("普惠小微信贷", "以会代训"),
    ("小麦中后期绿色防控", "田间学校"),
    ("中小学财务人员继续教育", "网课"),
    ("供水管网漏损控制", "公司夜校"),
    ("《3—6岁儿童学习与发展指南》", "读书打卡加现场观摩"),
    ("《节约用水条例》", "司法所组织学习"),
    ("新版《煤矿安全规程》", "分期脱产培训加现场抽考"),
    ("习近平总书记关于安全生产重要论述", "党委理论学习中心组（扩大）学习"),
    ("人文护理沙龙", None),
    ("网络变更管理", None),
]
BOOKS: list[tuple[str, str | None]] = [
    ("《活法》", "职工书屋借阅"),
    ("《凤凰项目》", "读书会"),
    ("《非暴力沟通》", "读书分享"),
    ("《反对本本主义》", "青年理论学习小组"),
    ("《给教师的建议》", "暑期共读"),
    ("《清单革命》", "自学"),
    ("《乡土中国》", None),
]
VISITS: list[tuple[str, str | None]] = [
    ("邻市民宿村与合作社", "参观考察"),
    ("适老化网点建设", "现场观摩"),
    ("兄弟单位自动化立体库", "参观学习"),
    ("外地接诉即办改革", "跟班学习"),
    ("省内兄弟院校智能报销", "实地考察"),
    ("外省政务云双活数据中心", "考察"),
    ("赴邻县考察", None),
]
PERIODS = ["10月份", "9月14日至25日", "三季度", "2月下旬", "上半年", "国庆前"]
ORGANIZERS = ["县委组织部", "医务科、药学部", "公司", "市社工协会", "行领导班子"]
PLACED = list(zip(PERIODS, cycle(ORGANIZERS), strict=False))
COURSES = ["陆科长的《退费三级复核》", "《逻辑组态规范》和厂家高级工程师的《典型误动案例》"]
LEARNED = ["“冗余要冗余到端子上”", "“差序格局”", "“进一扇门、找一个人、办一串事”"]
NOUNS = {
    "thing": ["借条", "入院评估单", "“其他”类"],
    "number": ["2640户", "4份记录", "剩下的15张表"],
    "people": ["新护士", "独居老人", "网格员"],
    "practice": ["核对", "夜间铺带", "晨交班"],
}
DEADLINES = ["12月底", "明年3月", "期中", "10月20日", "国庆", "年底"]

# Words that end one value or begin the next, and a word that is said twice in between.
_EVENTS = "学习|培训|研讨|讲座|课程|辅导|轮训|研修|自学|考察|观摩|读书|报告|体会|心得|会议"
_TWICE = re.compile(
    rf"({_EVENTS})(?:会|班)?(?:的|了|上的|是)?\1|的的|了了|是是|组织组织|参加了?参|读读|看看了|学学"
)
_CLAIMS = re.compile(
    "认真|深刻|受益|反复|记在|记住|触动|感动|深知|收获|启发|震撼|珍惜|提升|提高|坚决|努力|争取|充实|真正"
)


@pytest.fixture(scope="module")
def pack(checkout: Path) -> PhrasePack:
    return read_pack(checkout / "phrasebank" / "general")


def of(pack: PhrasePack, role: str, kind: str | None = None) -> list[Phrase]:
    """Return the phrases of a role that plain reports use, for one kind where it is given."""
    return [
        phrase
        for phrase in pack.phrases
        if phrase.role == role
        and phrase.voice != "official"
        and (kind is None or not phrase.reports or kind in phrase.reports)
    ]


def kinds(phrase: Phrase) -> set[str]:
    """Return the kinds of a phrase's slots; the writer is always known."""
    return {str(slot.kind) for slot in phrase.slots.values()} - {"writer"}


def studies(phrase: Phrase) -> list[tuple[str, str | None]]:
    """Return the studies that a phrase may meet in the kinds of report it is for."""
    if not phrase.reports:
        return [*STUDIES, *BOOKS, *VISITS]
    if phrase.reports == (READING,):
        return [*BOOKS]
    return [*VISITS] if phrase.reports == (VISIT,) else [*STUDIES]


def values(phrase: Phrase) -> Iterator[dict[str, str]]:
    """Yield the slots' words of every case that a phrase may stand in."""
    wanted = [slot.kind for slot in phrase.slots.values()]
    for subject, form in studies(phrase):
        words = study_words(subject, form)
        known = {"study": words.event, "subject": words.matter, "form": words.form}
        if any(known.get(kind, "") is None for kind in wanted):
            continue
        for (period, organizer), courses, me in product(PLACED, COURSES, ["我", "我们"]):
            rest = {"period": period, "organizer": organizer, "courses": courses, "writer": me}
            yield _named(phrase, {**known, **rest})


def _named(phrase: Phrase, known: dict[str, str | None]) -> dict[str, str]:
    more = {
        "count": "三",
        "steps": "两",
        "learned": LEARNED[0],
        "unit": "县中医院血透室",
        "post": "主管护师",
        "person": "柏玉琴",
        "self": "县中医院血透室主管护师柏玉琴",
        "place": "邻市",
        "venue": "课上",
        "writer": "我",
        "period": PERIODS[0],
        "organizer": ORGANIZERS[0],
        "courses": COURSES[0],
        "noun": NOUNS["number"][0],
        "deadline": DEADLINES[0],
    }
    every = {**more, **known}
    return {
        name: _between(every[slot.kind] or "", *phrase.text.split(f"{{{name}}}", 1))
        for name, slot in phrase.slots.items()
    }


def _between(words: str, before: str, after: str) -> str:
    """Return the words of a slot as a draft sets them: 关于 of a study is not said twice."""
    return Value(words, "", "").between(before, after).words or ""


def check(phrase: Phrase, filled: dict[str, str]) -> None:
    """Hold a phrase with its words to what any sentence must be."""
    text = fill_slots(phrase.text, filled)
    own = any(_TWICE.search(words) for words in filled.values())
    assert own or not _TWICE.search(text), text
    assert find_faults(text) == [], text
    assert "《《" not in text, text
    assert "】" not in text, text


def test_the_pack_holds_formulas_only(pack: PhrasePack) -> None:
    plain = [phrase for phrase in pack.phrases if phrase.voice != "official"]
    roles = {phrase.role for phrase in plain}
    roles -= {"insight.evidence"}  # A frame for what was taught: nothing is said in it but that.
    assert not {role for role in roles if role.startswith(("insight", "action.", "opening.gist"))}
    assert not roles & {"opening", "closing", "action"}
    assert not [phrase.text for phrase in plain if _CLAIMS.search(phrase.text)]


@pytest.mark.parametrize("role", ["title", "opening.background"])
def test_every_formula_reads_well_with_every_study(pack: PhrasePack, role: str) -> None:
    met = 0
    for phrase in of(pack, role):
        cases = list(values(phrase))[::2]
        assert cases, phrase.text
        met += len(cases)
        for filled in cases:
            check(phrase, filled)
    assert met > 1000


def test_a_formula_says_what_it_is_about_with_the_word_that_fits(pack: PhrasePack) -> None:
    for phrase in of(pack, "opening.background"):
        text = phrase.text
        assert not re.search(r"学习\{学习\}|\{学习\}的?学习|《\{|\}》", text), text
        assert "学习" not in re.sub(r"\{学习\}", "", text) or "读" not in text, text


PRESENT = {
    "an event": {"study"},
    "a matter": {"subject"},
    "a matter and a form": {"subject", "form"},
    "nothing": set[str](),
}


# A reading without its book is asked for the book.
OPENED = [
    (kind, what) for kind in KINDS for what in PRESENT if (kind, what) != (READING, "nothing")
]


@pytest.mark.parametrize(("kind", "what"), OPENED)
def test_every_subset_of_what_is_known_has_three_openings(
    pack: PhrasePack, kind: str, what: str
) -> None:
    others = ["organizer", "period"] + (
        ["courses"] if kind != READING or what == "an event" else []
    )
    for length in range(len(others) + 1):
        for known in combinations(others, length):
            wanted = PRESENT[what] | set(known)
            if wanted:
                serving = [p for p in of(pack, "opening.background", kind) if kinds(p) == wanted]
                assert len(serving) >= 3, (kind, wanted)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_formulas(pack: PhrasePack, kind: str) -> None:
    counted = [p for p in of(pack, "opening.bridge", kind) if "count" in kinds(p)]
    bare = [p for p in of(pack, "opening.bridge", kind) if not kinds(p)]
    # A paper to an office promises no thoughts by number: readers struck that first.
    assert len(counted) >= (3 if kind == OFFICE else 10)
    assert len(bare) >= 3
    assert len([p for p in of(pack, "opening.content", kind) if kinds(p) == {"learned"}]) >= 6
    titles = [kinds(p) for p in of(pack, "title", kind)]
    assert set() in titles
    assert titles.count({"subject"}) >= 2
    assert {"study"} in titles
    pledges = [kinds(p) for p in of(pack, "closing.pledge", kind)]
    assert pledges.count({"noun", "deadline"}) >= 9
    assert pledges.count({"noun"}) >= 3
    assert pledges.count({"deadline"}) >= 3


def test_only_talks_greet_and_sign_off(pack: PhrasePack) -> None:
    for role in ("salutation", "opening.greeting", "signoff"):
        assert all(set(phrase.reports) == set(TALKS) for phrase in of(pack, role)), role
    assert len(of(pack, "closing.call", TALKS[0])) >= 10
    assert len(of(pack, "closing.call", OFFICE)) >= 6
    assert not of(pack, "closing.call", "心得体会")
    assert not of(pack, "closing.call", READING)


def test_every_greeting_reads_well(pack: PhrasePack) -> None:
    for role in ("salutation", "opening.greeting", "signoff", "closing.call", "opening.bridge"):
        for phrase, me in product(of(pack, role), ["我", "我们"]):
            check(phrase, _named(phrase, {"writer": me}))


def test_a_line_that_was_taught_stands_bare(pack: PhrasePack) -> None:
    for phrase, learned in product(of(pack, "opening.content"), LEARNED):
        check(phrase, _named(phrase, {"learned": learned}))
        # It may be a sentence or a term: 差序格局 is no 一句话.
        assert "句话" not in phrase.text
        assert kinds(phrase) - {"venue"} == {"learned"}


def test_a_report_read_back_takes_no_formula_for_another_part(pack: PhrasePack) -> None:
    for role in ("opening.background", "opening.content", "opening.bridge", "action_lead"):
        for phrase in of(pack, role):
            studied = kinds(phrase) & {"study", "subject", "form"}
            filled = next(values(phrase)) if studied else _named(phrase, {})
            text = fill_slots(phrase.text, filled)
            assert cues.leads_to_actions(text) is (role == "action_lead"), text
            assert not cues.leads_to_background(text), text
            assert not cues.leads_to_weaknesses(text), text


@pytest.mark.parametrize("nature", NOUNS)
def test_a_pledge_takes_up_any_noun(pack: PhrasePack, nature: str) -> None:
    for phrase in of(pack, "closing.pledge"):
        for noun, deadline in product(NOUNS[nature], DEADLINES):
            check(phrase, _named(phrase, {"noun": noun, "deadline": deadline, "writer": "我"}))
        # What is said of a noun must hold of a thing, a number, people and a practice alike.
        assert not re.search(r"\{词\}(?:变|补|改|完|走|这|那|们|里|上)", phrase.text), phrase.text
        assert "{期限}" not in phrase.text or re.search(r"到\{期限\}", phrase.text), phrase.text


def test_leads_point_at_the_steps_or_glue_to_the_only_one(pack: PhrasePack) -> None:
    leads = of(pack, "action_lead")
    glued = [phrase for phrase in leads if phrase.text.endswith("，")]
    # A sentence that only counts the steps is the first that readers strike.
    pointing = [phrase for phrase in leads if re.fullmatch("[^，。]{2,8}：", phrase.text)]
    assert len(glued) >= 4
    assert len(pointing) >= 10
    assert len(leads) == len(glued) + len(pointing)
    assert not [phrase.text for phrase in glued if re.search("从现在|今天|今后|眼下", phrase.text)]
    for phrase in leads:
        check(phrase, _named(phrase, {"writer": "我们"}))


@pytest.mark.parametrize("role", ["opening.bridge", "closing.call", "closing.pledge"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_formulas_of_a_kind_are_alike(pack: PhrasePack, role: str, kind: str) -> None:
    texts = [re.sub(r"\{[^{}]*\}|\W", "", phrase.text) for phrase in of(pack, role, kind)]
    for one, other in combinations(texts, 2):
        pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
        shared = len(pairs[0] & pairs[1]) / max(1, len(pairs[0] | pairs[1]))
        assert shared < 0.8, (one, other)
