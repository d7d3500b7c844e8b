from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.pack_files import read_pack
from app.models.phrase import fill_slots
from app.text.faults import find_faults
from app.text.pairs import marks_that_go_on, unpaired_marks

UNPAIRED = "标点不成对"
DOUBLED = "字重复"
HALF_WIDTH = "中文里用了半角标点"
DASH = "破折号写法不对"
NAME = "固定名称缺字"
WORD = "词语缺字"
CLAUSE = "句子缺成分"
MARKS = "标点重复"
TURNED = "引号方向不对"

FAULTY = [
    # text, what is wrong, the words at fault
    ("落实“项目分包制度等措施。", UNPAIRED, "“"),
    ("落实项目分包制度”等措施。", UNPAIRED, "”"),
    ("学习《论语第一篇。", UNPAIRED, "《"),
    ("学习论语》第一篇。", UNPAIRED, "》"),
    ("有三条（见附件。", UNPAIRED, "（"),
    ("见附件1）。", UNPAIRED, "）"),
    ("他说‘好。", UNPAIRED, "‘"),
    ("读「论语一书。", UNPAIRED, "「"),
    ("读论语』一书。", UNPAIRED, "』"),
    ("请看【附件。", UNPAIRED, "【"),
    ("见〔附件。", UNPAIRED, "〔"),
    ('课上只讲"稳字，人人要记。', HALF_WIDTH, '"'),
    ('课上只讲稳字"，人人要记。', HALF_WIDTH, '"'),
    ("继续以以项目建设为抓手。", DOUBLED, "以以"),
    ("这是我们的的责任。", DOUBLED, "的的"),
    ("坚持为为人民服务。", DOUBLED, "为为"),
    ("我们要把把学习抓好。", DOUBLED, "把把"),
    ("他在在基层工作。", DOUBLED, "在在"),
    ("这是是很好的事。", DOUBLED, "是是"),
    ("学习和和工作并重。", DOUBLED, "和和"),
    ("由由于时间紧。", DOUBLED, "由由"),
    ("要要坚持原则。", DOUBLED, "要要"),
    ("我们要要把规矩记牢。", DOUBLED, "要要"),
    ("笃信笃行,以学促干。", HALF_WIDTH, ","),
    ("“好”,他说。", HALF_WIDTH, ","),
    ("读《论语》;写笔记。", HALF_WIDTH, ";"),
    ("要求如下:一要学习。", HALF_WIDTH, ":"),
    ("太好了!我们走。", HALF_WIDTH, "!"),
    ("是吗?是的。", HALF_WIDTH, "?"),
    ("学完了.再学一遍。", HALF_WIDTH, "."),
    ("服务－－永恒的承诺。", DASH, "－－"),
    ("服务--永恒的承诺。", DASH, "--"),
    ("在党二十大精神指引下。", NAME, "党二十大"),
    ("贯彻党十九大精神。", NAME, "党十九大"),
    ("全面打造生态，力推动外贸提质。", WORD, "力推动"),
    ("提质增效；力促进增收。", WORD, "力促进"),
    ("提高质量，着力打造的产业聚集区，开放的主窗口。", CLAUSE, "着力打造的"),
    ("努力学习，，不断进步。", MARKS, "，，"),
    ("努力学习，。", MARKS, "，。"),
    ("努力学习。。", MARKS, "。。"),
    ("努力学习、，不断进步。", MARKS, "、，"),
    ("努力学习，！", MARKS, "，"),
    ("努力学习,，不断进步。", MARKS, ",，"),
    ("努力学习，,不断进步。", MARKS, "，,"),
    ("努力学习，.不断进步。", MARKS, "，."),
    ("努力学习.。", MARKS, ".。"),
    ("努力学习,,不断进步。", MARKS, ",,"),
    ("努力学习、;不断进步。", MARKS, "、;"),
    ("推进”一次办好“改革。", TURNED, "”一次办好“"),
    ("推进”一次办好”改革。", TURNED, "”"),
    ("推进“一次办好“改革。", TURNED, "“"),
]

MENDED = [
    # text, what it should be once every fault that has one answer is mended
    ("推进”一次办好“改革。", "推进“一次办好”改革。"),
    ("推进”一次办好”改革。", "推进“一次办好”改革。"),
    ("推进“一次办好“改革。", "推进“一次办好”改革。"),
    ("他说：”先看现场，再看材料。“", "他说：“先看现场，再看材料。”"),
    ("推进”一网通办“改革和”大走访“活动。", "推进“一网通办”改革和“大走访”活动。"),
    ("坚定‘四个自信‘，做到。", "坚定‘四个自信’，做到。"),
    ('坚定“四个自信"，做到。', "坚定“四个自信”，做到。"),
    ('坚定"四个自信”，做到。', "坚定“四个自信”，做到。"),
    ('坚定“四个自信"“四个意识"，做到。', "坚定“四个自信”“四个意识”，做到。"),
    ("“六五’时期。", "“六五”时期。"),
    ("‘七五”时期。", "“七五”时期。"),
    # One pair too many, and a pair within another.
    ('坚定“"四个自信"”，做到。', "坚定“四个自信”，做到。"),
    ('坚定"“四个自信”"，做到。', "坚定“四个自信”，做到。"),
    ('他问：“先看"现场"吗？”', "他问：“先看‘现场’吗？”"),
    # What stands between two quotations is none, and what is torn out of its line.
    ("观点”。他又说：“要先", "观点”。他又说：“要先"),
    ("”正在“", "”正在“"),
    ("努力学习,，不断进步。", "努力学习，不断进步。"),
    ("努力学习，,不断进步。。", "努力学习，不断进步。"),
    ("努力学习,,不断进步.。", "努力学习，不断进步。"),
    ("努力学习，.不断进步。", "努力学习，.不断进步。"),
    # What has two answers stays as it is.
    ("推进一次办好”改革和“四个自信。", "推进一次办好”改革和“四个自信。"),
    ("推进一次办好”改革和“四个自信”。", "推进一次办好”改革和“四个自信”。"),
    ("走访三个”乡镇，带回”清单。", "走访三个”乡镇，带回”清单。"),
]

FALSE_FRIENDS = [
    # Inches, and a Latin quotation.
    '换了5"的屏。',
    'He said "no".',
    # Content words and pairs of them are doubled on purpose.
    "办好实实在在的事。",
    "人人有责，天天向上，事事有回音。",
    "日子过得和和美美。",
    "做得从从容容。",
    "明辨是是非非。",
    "的的确确是这样。",
    "稳稳当当、扎扎实实、踏踏实实。",
    # One word ends and the next begins with the same character.
    "可以以学促干。",
    "我们要要求自己先做到。",
    "最重要要数这一条。",
    "汇报要要点突出。",
    "难以以一己之力完成。",
    "我们以以往的经验为鉴。",
    "学习的目的的确明白。",
    "党员把把关定向的责任扛起来。",
    "他从从事教育以来一直如此。",
    "与与会人员交流。",
    "维护和和平有关的一切。",
    "在在座各位的帮助下。",
    "成为为民服务的干部。",
    "对对口支援的同志说。",
    "向向往已久的方向走。",
    "方向向好，态势向上。",
    "以及及时的提醒。",
    "他关心的是是否落实。",
    "将将士的心连在一起。",
    # Half-width marks in numbers, codes and foreign words.
    "会议25:30结束，共3,000元。",
    "增长3.14个百分点。",
    "学习C++和Python 3.11。",
    "比例为3:1。",
    "It’s a dog，他说。",
    "办好中国’99昆明世界园艺博览会，去看’10上海展。",
    "一.加强学习",
    "下午3点:20开会。",
    # Names with everything in place.
    "党的二十大精神。",
    "党的十九大以来。",
    "全党十分重视。",
    "努力推动发展，全力促进增收。",
    "凝聚合力，推动发展。",
    "我们着力打造的品牌是金名片。",
    "全市加快建设的项目已经开工。",
    # Marks that may stand side by side.
    "真的吗？！",
    "太好了！！",
    "还有很多……。",
    "他说：“好。”",
    "服务——永恒的承诺。",
    "读《〈论语〉新解》（第二版）。",
    "“他说‘好’。”",
    # A number with a closing bracket only.
    "1）加强学习；2）转变作风。",
    "要做到：一）学习。",
    "",
]


@pytest.mark.parametrize(("text", "what", "words"), FAULTY)
def test_a_fault_is_named_where_it_stands(text: str, what: str, words: str) -> None:
    found = [(fault.what, text[fault.start : fault.end]) for fault in find_faults(text)]
    assert found == [(what, words)]


@pytest.mark.parametrize(("text", "right"), MENDED)
def test_a_fault_of_one_answer_tells_it(text: str, right: str) -> None:
    for fault in reversed(find_faults(text)):
        if fault.fix is not None:
            text = text[: fault.start] + fault.fix + text[fault.end :]
    assert text == right


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_good_text_has_no_fault(text: str) -> None:
    assert find_faults(text) == []


def test_faults_come_in_the_order_of_the_text() -> None:
    found = find_faults("在党二十大指引下,继续以以项目为“抓手－－。")
    assert [fault.what for fault in found] == [NAME, HALF_WIDTH, DOUBLED, UNPAIRED, DASH]


def test_every_fault_of_the_seed_reports_is_found(checkout: Path) -> None:
    lines = [
        line
        for path in sorted((checkout / "seeds").glob("*.txt"))
        for line in path.read_text("utf-8").split("\n")
    ]
    found = [
        (line[fault.start - 2 : fault.end], fault.what)
        for line in lines
        for fault in find_faults(line)
    ]
    assert found == [
        ("笃行,", HALF_WIDTH),
        ("要在党二十大", NAME),
        ("益，着力打造的", CLAUSE),
        ("继续以以", DOUBLED),
        ("落实“", UNPAIRED),
        ("态，力推动", WORD),
        ("服务－－", DASH),
    ]


@pytest.mark.parametrize("pack", ["general", "seeds"])
def test_no_phrase_of_a_shipped_pack_has_a_fault(checkout: Path, pack: str) -> None:
    phrases = read_pack(checkout / "phrasebank" / pack).phrases
    assert phrases
    for phrase in phrases:
        plain = fill_slots(phrase.text, dict.fromkeys(phrase.slots, "某某"))
        assert (phrase.id, find_faults(plain)) == (phrase.id, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“甲”《乙》（丙）", []),
        ("“甲《乙”丙》", [2, 6]),
        ("”“", [0, 1]),
        ("“甲“乙”", [0]),
        ("（甲（乙）", [0]),
        ("‘it’s good’", []),
    ],
)
def test_lonely_marks_are_found_by_their_offsets(text: str, expected: list[int]) -> None:
    assert unpaired_marks(text) == expected


PAIRS = ("“”", "‘’", "《》", "〈〉", "（）", "「」", "『』", "【】", "〔〕")
NESTED = st.recursive(
    st.text(alphabet="学习为民", max_size=3),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(PAIRS), inner).map(
            lambda made: made[0][0] + made[1] + made[0][1]
        ),
        st.lists(inner, max_size=3).map("".join),
    ),
)


@given(NESTED)
def test_marks_that_nest_are_never_lonely(text: str) -> None:
    assert unpaired_marks(text) == []


@given(NESTED, st.sampled_from("".join(chain.from_iterable(PAIRS))), st.data())
def test_one_mark_too_many_is_always_found(text: str, mark: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert unpaired_marks(text[:at] + mark + text[at:])


@given(st.text(alphabet="以的在学习，。“”《》（）,1人党二十大-", max_size=30))
def test_a_fault_lies_inside_the_text(text: str) -> None:
    for fault in find_faults(text):
        assert 0 <= fault.start < fault.end <= len(text)


@pytest.mark.parametrize(
    ("lines", "going_on"),
    [
        # Opened anew in each paragraph, closed in the last.
        (["“甲。", "“乙。", "“丙。”"], [(0, 0), (1, 0)]),
        # Opened once, closed once, paragraphs further on.
        (["他说：“甲。", "乙。", "丙。”"], [(0, 3), (2, 2)]),
        (["（甲。", "乙。）"], [(0, 0), (1, 2)]),
        # A long title is broken where it must be.
        (["关于印发《甲", "乙》的通知"], [(0, 4), (1, 1)]),
        # Words of a sentence are no such quotation.
        (["落实“甲制度。", "乙“丙。"], []),
        (["落实“甲制度。", "乙”丙。"], []),
        (["“甲。", "乙。"], []),
    ],
)
def test_a_quotation_may_go_on_over_several_lines(
    lines: list[str], going_on: list[tuple[int, int]]
) -> None:
    found = marks_that_go_on([(line, unpaired_marks(line)) for line in lines])
    assert sorted(found) == going_on
