"""What counts as a natural placeholder, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.markers import find_markers

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def check(text: str, *tokens: str) -> None:
    """Every token is found at its place, in order, and nothing else is."""
    found = find_markers(text)
    assert [marker.token for marker in found] == list(tokens)
    assert all(text[marker.start : marker.end] == marker.token for marker in found)


def test_the_first_seed_holds_eight() -> None:
    check(_seed("000"), "XXX", "XX", "XXX", "XX", "XXX", "XXX", "XXX", "XX")


def test_the_second_seed_holds_eleven_tokens() -> None:
    check(_seed("003"), "*", "**", "**", "**", "*", "*", "**", "**", "**", "*", "*")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("姓名：        性别：      ", ["        ", "      "]),
        ("联系电话：\u00a0\u00a0\u00a0", ["\u00a0\u00a0\u00a0"]),
        ("姓  名：　　　　（签字）", ["　　　　"]),
        ("    年    月    日", ["    "] * 3),
        ("\u2003\u2003年\u2003月\u2003日", ["\u2003\u2003", "\u2003", "\u2003"]),
        ("            年  月  日", ["    ", "  ", "  "]),
        ("20  年  月  日", ["  "] * 3),
        ("  月  日  时  分", ["  "] * 4),
        ("日期：年   月   日", ["年   月   日"]),
        ("2026年   月   日", ["   "] * 2),
        ("第   号，共   页", ["   "] * 2),
        ("〔2026〕  号，〔    〕   号", ["  ", "    ", "   "]),
        ("姓名（　　）【　　】[  ]〔　　〕", ["　　", "【　　】", "[  ]", "〔　　〕"]),
        ("姓名：" + "_" * 30, ["_" * 30]),
        ("（此处填写单位名称）：(请填写姓名)", ["（此处填写单位名称）", "(请填写姓名)"]),
        ("‹单位›、<单位>、«姓名»、「姓名」", ["‹单位›", "<单位>", "«姓名»", "「姓名」"]),
        ("${name}、{topic}、{姓名}{单位}", ["${name}", "{topic}", "{姓名}", "{单位}"]),
        ("□□□局●●同志，###局和✕✕✕公司", ["□□□", "●●", "###", "✕✕✕"]),
        ("YYYY年MM月DD日，yyyy-mm-dd", ["YYYY", "MM", "DD", "yyyy", "mm", "dd"]),
        ("[您要去哪儿？]", ["[您要去哪儿？]"]),
        ("【写明已做工作、推进举措、阶段进度。】", ["【写明已做工作、推进举措、阶段进度。】"]),
        ("存在问题【简述表现，不少于三条】", ["【简述表现，不少于三条】"]),
        ("（简要介绍单位情况，300字以内）", ["（简要介绍单位情况，300字以内）"]),
        ("全面建设XX市", ["XX"]),
        ("我是*区委**，", ["*", "**"]),
        ("党的**大精神", ["**"]),
        ("贡献最大*力量", ["*"]),
        ("打造**产业、强化**名片", ["**", "**"]),
        ("加快打造**产业集群贡献力量。坚持优先，强化**“名片”引领", ["**", "**"]),
        ("20XX年X月X日", ["XX", "X", "X"]),
        ("20**年*月*日", ["**", "*", "*"]),
        ("20__年__月__日", ["__", "__", "__"]),
        ("增长XX%，X个项目", ["XX", "X"]),
        ("增长XX.X个百分点", ["XX", "X"]),
        ("×××同志到○○市〇〇局", ["×××", "○○", "〇〇"]),
        ("×月×日", ["×", "×"]),
        ("xx单位的xxx", ["xx", "xxx"]),
        ("单位：____ 姓名：______", ["____", "______"]),
        ("请【单位】填【请补充：本单位事例】", ["【单位】", "【请补充：本单位事例】"]),
        ("【请补充：我做了什么。举一例】", ["【请补充：我做了什么。举一例】"]),
        ("〔姓名〕于[日期]在{{单位}}", ["〔姓名〕", "[日期]", "{{单位}}"]),
        ("[单位]：[姓名]", ["[单位]", "[姓名]"]),
        ("【XX市委书记】讲话", ["XX"]),
        ("某市某某局", ["某", "某某"]),
        ("第X届，第XX号", ["X", "XX"]),
        ("**一是围绕*区建设。**正文", ["*"]),
        ("目标X个，参加X次，招标X项", ["X", "X", "X"]),
        ("XXX表示，XX代表队", ["XXX", "XX"]),
        ("桩号K12+XXX至KXX+XXX", ["XXX", "XX", "XXX"]),
        ("车牌鲁AXXXXX和京B×××××", ["XXXXX", "×××××"]),
        ("20XX-XX-XX", ["XX", "XX", "XX"]),
        ("〔20XX〕X号", ["XX", "X"]),
        ("学号____，姓名（____）", ["____", "____"]),
        ("　XX市", ["XX"]),
        ("党的**大，某年某月某日", ["**", "某", "某", "某"]),
        ("第一行\n\nXX市\r\n某县", ["XX", "某"]),
        ("2024-XX-XX，XX-XX学年，X-X天", ["XX", "XX", "XX", "XX", "X", "X"]),
        ("修渠12公里（数据待核实），增长12%（待补充）。", ["（数据待核实）", "（待补充）"]),
        ("请于5月前报送（此处待补充具体数字）。", ["（此处待补充具体数字）"]),
        ("任 X X 同志，X、X两县", ["X", "X", "X", "X"]),
    ],
)
def test_a_marker_is_found(text: str, tokens: list[str]) -> None:
    check(text, *tokens)


@pytest.mark.parametrize(
    "text",
    [
        "姓名：张三      性别：男",
        "各有关单位：    ",
        "王老师：    ",
        "联系人：",
        "联系人：  ",
        "　　年初以来，    月底前，　　日前，",
        "2026 年 5 月 8 日　第 3 号　共 12 页",
        "序号    姓名    单位    年份    人数",
        "□男 □女　□市级 □单位",
        "●●●○○　●重点",
        "###年度工作回顾",
        "## 概况",
        "C##　a##b　########",
        "5✕3=15　✕ 错误",
        "日期格式为YYYY-MM-DD，（yyyy-mm-dd）",
        "（一）（略）（此处略）（请各单位认真落实）（请注明出处）（填表说明）（请填写后交回）",
        "联系电话：13800000000（请填写手机号）：",
        "在「姓名」栏填写，「学而」篇和「姓名」",
        "«mot» « Bonjour » ‹mot› «老友记»",
        "<p>正文</p>，List<String>，<姓名>张三</姓名>，<zhang@example.org>",
        "<<[单位]>>",
        '{"name": "x"} {1,2} {a} { return x; } f{name} /opt/${name} "${name}"',
        r"\\frac{ab}{cd} \\pmod {m_i}",
        "【说明：本表一式两份。】",
        "[ ]未办，main(  )",
        "【编者按】今年以来",
        "【摘要】本文",
        "【学习体会】",
        "参见文献[1]和[2-5]、[J]",
        "鲁发〔2024〕5号",
        "X光片和X射线，X轴、X 染色体",
        "iPhone X与Model X",
        "型号DXX-200，XXL码，XXS",
        "x86、X5、5x速度、x=3、x + y",
        "3*5=15，2 * 3，2**3，a*b",
        "3×5，2 × 3",
        "C++程序员",
        "**加粗**",
        "推进**加粗**文字",
        "**首先，**我们要",
        "**一是感悟到“为民之道”。**民之所忧",
        "- **要点**：说明",
        "**首先要做到的。不止一句。**",
        "这是*斜体*文字",
        "__加粗__",
        "**版式。** 默认的**例如**和**起草**、**字体**、**时效**",
        "* 列表",
        "  * 列表",
        "* * *",
        "*注：以上为初稿",
        "某种意义上，某些人在某项工作、某个地方、某一天",
        "二〇二四年、二○○八年、一〇〇周年",
        "○ 项目符号",
        "[说明](https://example.org/a)",
        "[说明]: https://example.org/a",
        "![单位](单位.png)",
        "主题： [服务] [质量, 提质]",
        "{{ 7*7 }}",
        "snake__case",
        "……",
        "对的打“√”，错的打“×”",
        "带*号的为约束性指标，标*的为必填项",
        "×表示错误，*为5%，**为1%",
        "电话138****5678，卡尾号****8899，密码为******",
        "X、Y两个变量，把x代入，坐标(x,y)，f(x)",
        "面积=长*宽，（长×宽×高）",
        "某地某日发生一起，某阶段、某环节、某原因",
        "清单[x]已办",
        "【公告】停水，《【红色】记忆》",
        "X型血管、X形支架",
        "GB-X、CNN-XX和x-ray",
        "所有*.docx文件，导入java.util.*",
        "对某道题、某家企业、某座水库的看法",
        "第一个结合。（×）（√）",
        "（仍有待完善）的制度，对（待补证材料）的户，（尚待查证）",
        "以**《科技赋能，创新增效》**为题，**多维规划指方向**",
        "**“人民城市，为人民”**是理念，**我们现在**做",
    ],
)
def test_a_false_friend_is_none(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("在XX市召开", "XX市", "place"),
        ("在XX市场监管局召开", "XX市场监管局", "unit"),
        ("XX区域协调", "XX", "unknown"),
        ("任*区委", "*区委", "unit"),
        ("*区委**，", "*区委", "unit"),
        ("XX公司", "XX公司", "unit"),
        ("XX大局", "XX大局", "place"),
        ("推动XXX建设", "XXX建设", "place"),
        ("XX同志", "XX同志", "person"),
        ("学习了张XX老师的课", "张XX老师", "person"),
        ("张XX，", "张XX", "person"),
        ("副主任　XXX", "XXX", "person"),
        ("骨科护士长　XXX", "XXX", "person"),
        ("经办人：____", "____", "person"),
        ("XX余人", "XX余人", "number"),
        ("XX派出所", "XX派出所", "unit"),
        ("贯彻XX精神", "XX", "unknown"),
        ("江西省金XX市", "XX市", "place"),
        ("××日报讯", "××", "unknown"),
        ("XX局XX科科长", "XX局", "unit"),
        ("本单位XX科，", "XX科", "unit"),
        ("XX科技，", "XX", "unknown"),
        ("XX股份，", "XX", "unknown"),
        ("获X等奖", "X等奖", "number"),
        ("X季度", "X季度", "number"),
        ("XX时报，", "XX", "unknown"),
        ("XX票同意", "XX票", "number"),
        ("XX分至9时", "XX分", "number"),
        ("北纬XX°", "XX°", "number"),
        ("签发人：XXX", "XXX", "person"),
        ("X月", "X月", "date"),
        ("XX%", "XX%", "number"),
        ("X个方面", "X个", "number"),
        ("XX个人", "XX", "unknown"),
        ("姓名：____", "____", "person"),
        ("【单位名称】", "【单位名称】", "unit"),
        ("〔姓名〕", "〔姓名〕", "person"),
        ("[日期]", "[日期]", "date"),
        ("〇〇局", "〇〇局", "unit"),
    ],
)
def test_the_word_it_is_glued_to_tells_its_kind(text: str, words: str, kind: str) -> None:
    marker = find_markers(text)[0]
    assert (marker.text, marker.kind) == (words, kind)


def test_the_name_after_a_unit_is_a_person() -> None:
    assert [m.kind for m in find_markers("我是*区委**，")] == ["unit", "person"]


@pytest.mark.parametrize(
    "text",
    [
        "设X为人数",
        "贡献最大*力量",
        "某领域的做法",
        "李某说",
        "通报里的李某",
        "拟邀专家三名（待确认）。",
        "这里【红船】精神",
        "_____",
    ],
)
def test_a_doubtful_marker_says_why(text: str) -> None:
    (marker,) = find_markers(text)
    assert marker.doubt
    assert not marker.doubt.isascii()


@pytest.mark.parametrize("text", ["*区委", "X月", "某市", "X个", "第X届", "XX", "**产业", "×市"])
def test_affix_or_length_leaves_no_doubt(text: str) -> None:
    (marker,) = find_markers(text)
    assert marker.doubt is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("姓名：____ 联系电话：____", ["姓名", "联系电话"]),
        ("学号____", ["学号"]),
        ("日期：____年__月__日", ["日期", "日期", "日期"]),
        ("姓名：XXX", [""]),
        ("到____去", [""]),
        ("姓    名：        性别：      ", ["姓名", "性别"]),
        ("姓名（    ）", ["姓名"]),
        ("经办人（签字）：____ 审核人（签字）：____", ["经办人", "审核人"]),
        ("姓名：____科室：____", ["姓名", "科室"]),
        ("编号：〔    〕第   号", ["", ""]),
        ("填表时间：2026年   月   日", ["填表时间", "填表时间"]),
        ("甲方：【　　】", ["甲方"]),
        ("日期：    年    月    日", ["日期", "日期", "日期"]),
        ("（此处填写单位名称）", ["单位名称"]),
        ("<单位>", [""]),
    ],
)
def test_what_a_form_calls_a_place_is_told(text: str, labels: list[str]) -> None:
    assert [marker.label for marker in find_markers(text)] == labels


@pytest.mark.parametrize("line", ["***", "___", "　*** ", "*****", "_" * 20, "_" * 60])
def test_what_is_a_rule_in_markdown_alone_is_doubtful_as_one(line: str) -> None:
    (marker,) = find_markers(line)
    assert (marker.token, marker.doubt) == (line.strip(), "也可能是分隔线")


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("0.24** (0.07, 0.79)", [True]),
        ("68,000**", [True]),
        ("增长5%***，", [True]),
        ("** 本表一式两份", [True]),
        ("** 本表一式两份 **", [True, True]),
        ("5**元", [False]),
        ("12**条", [False]),
        ("来到**，", [False]),
        ("在 ** 领导下", [False]),
        ("今天我在 **", [False]),
        ("**", [False]),
    ],
)
def test_stars_that_lead_to_a_note_are_doubtful(text: str, doubts: list[bool]) -> None:
    assert [bool(marker.doubt) for marker in find_markers(text)] == doubts


def test_bold_that_may_be_two_markers_is_kept_with_a_doubt() -> None:
    assert [bool(m.doubt) for m in find_markers("**区委**的意见")] == [True, True]


@given(
    st.text(
        alphabet="X*某_○×□#●【】[]{}〔〕（）()<>「」$市区年月日号第20Yy 　：姓名"
        "请填写，。大会甲ab1\n",
        max_size=40,
    )
)
def test_markers_never_overlap_and_stand_where_they_say(text: str) -> None:
    end = 0
    for marker in find_markers(text):
        assert end <= marker.start < marker.end
        assert text[marker.start : marker.end] == marker.token
        assert marker.token in marker.text
        end = marker.end


def _seed(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")
