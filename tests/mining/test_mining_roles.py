"""What a sentence does in its block, what leans on another, and what may not be said again."""

from __future__ import annotations

import pytest

from app.mining.sentences.leaning import leans
from app.mining.sentences.sentence_roles import sentence_role
from app.mining.sentences.unfit import unfit, unfit_line
from app.models.roles import BlockRole, PhraseRole
from tests.mining.conftest import MineText, mined

# Sentences of schools, wards, canals, courts, banks, workshops, libraries and police stations.
ROLES: list[tuple[BlockRole, str, PhraseRole | None]] = [
    ("opening", "下面，我谈三点体会。", "opening.bridge"),
    ("opening", "现将学习情况报告如下：", "opening.bridge"),
    ("opening", "主要感受可以用三句话来说。", "opening.bridge"),
    ("opening", "学下来，我有如下几点收获和体会：", "opening.bridge"),
    ("opening", "现在，派出所的民警言谈举止都很得体。", None),
    ("opening", "考察采取现场看、座谈交流的方式进行。", None),
    ("opening", "下午好！", "opening.greeting"),
    ("opening", "很荣幸能在这里同大家交流。", "opening.greeting"),
    ("opening", "我是城南供电所的一名抄表员。", "opening.greeting"),
    ("opening", "我是去年才来的毕业生，跟着师傅走了九趟，被打断了一百次。", None),
    ("opening", "按照护理部的安排，我参加了为期五天的培训。", "opening.background"),
    ("opening", "近日，单位组织观看了警示教育片。", "opening.background"),
    ("opening", "我园教师有幸来到中心园跟岗学习。", "opening.background"),
    ("opening", "课程内容包括审限管理和文书写作。", "opening.content"),
    ("opening", "两天里，老师讲了入户走访和信息采集。", "opening.content"),
    ("opening", "培训期间，我认真听讲，对防汛工作有了更加全面的认识。", "opening.gist"),
    ("opening", "走下来，我感触颇深，受益匪浅。", "opening.gist"),
    ("opening", "收获果实的感觉是喜悦的，离别的感觉却是苦涩的。", None),
    ("opening", "初夏的湖边，草长莺飞，蛙声阵阵。", None),
    ("insight", "要把每一笔账记清楚。", "insight.resolve"),
    ("insight", "要知道，水不会等人。", "insight.meaning"),
    ("insight", "以前总觉得巡渠是走路。", "insight.meaning"),
    ("insight", "作为班主任，深有感触。", "insight.meaning"),
    ("insight", "作为信贷员，更应守住底线。", "insight.resolve"),
    ("insight", "老师在课上说，安全是算出来的。", "insight.evidence"),
    ("insight", "课程结束时下起了雨。", "insight.meaning"),
    ("insight", "入所以来，我换过三个岗位。", "insight.meaning"),
    ("action_lead", "下一步，我准备从三件小事做起：", "action_lead"),
    ("action_lead", "今后的工作中，我准备这样要求自己。", "action_lead"),
    ("action_lead", "大家一起加油！", None),
    ("action_lead", "今后一要坐得住，把材料改短；二要下得去，到联系点住上两天。", None),
    ("action_lead", "我到支队跟班三个月，今天期满回来上班。", None),
    ("closing", "此致", "signoff"),
    ("closing", "敬礼！", "signoff"),
    ("closing", "以上汇报，如有不妥，请批评指正。", "signoff"),
    ("closing", "让我们携手把路走宽！", "closing.call"),
    ("closing", "这些安排是为了让我们更快适应。", None),
    ("closing", "今后我将管好手中的笔，守好单位的账。", "closing.pledge"),
    ("closing", "学以致用，不断创新。", "closing.pledge"),
    ("closing", "广大党员干部必须继续走在前列，为灌区发展贡献力量。", None),
    ("closing", "作为护理人员，每一名职工都要不断努力，守好岗位。", None),
    ("closing", "我们党员干部要不断努力，守好岗位。", "closing.pledge"),
    ("closing", "感谢科室给了我机会，我一定把所学用在工作上。", "closing.pledge"),
    ("closing", "皇天不负有心人，账终于平了。", None),
    ("closing", "下山的时候，天已经黑了。", None),
    ("closing", "体“民声”，唱响“我将无我”。", None),
]


@pytest.mark.parametrize(("block", "sentence", "role"), ROLES)
def test_a_sentence_does_what_a_cue_in_it_tells(
    block: BlockRole, sentence: str, role: PhraseRole | None
) -> None:
    assert sentence_role(block, sentence, official=False) == role


OFFICIAL: list[tuple[BlockRole, str, PhraseRole | None]] = [
    ("opening", "开展主题教育，是推进自我革命的重要举措。", "opening.content"),
    ("opening", "我在支部担任委员，也管党费账。", None),
    ("action_lead", "下一步，我将把学习与实践结合起来。", "action_lead"),
]


@pytest.mark.parametrize(("block", "sentence", "role"), OFFICIAL)
def test_the_voice_of_office_says_what_is_studied_and_leads_without_a_number(
    block: BlockRole, sentence: str, role: PhraseRole | None
) -> None:
    assert sentence_role(block, sentence, official=True) == role
    assert sentence_role(block, sentence, official=False) is None


UNFIT: list[tuple[BlockRole, str, str | None]] = [
    ("insight", "对照一下，我的课堂存在重讲轻练的问题。", "作者自己的不足"),
    ("insight", "护理记录写得不够及时。", "作者自己的不足"),
    ("insight", "与先进所队相比，还有较大的差距。", "作者自己的不足"),
    ("insight", "必须下决心解决渠系存在的突出问题。", None),
    ("insight", "要防止巡查流于形式。", None),
    ("insight", "我能做好吗？", "问句离了上下文没有意思"),
    ("insight", "如何还给孩子一片天空。", "问句离了上下文没有意思"),
    ("insight", "如何守住底线，是每个信贷员的必答题。", None),
    ("action", "账对不上怎么办？", "问句离了上下文没有意思"),
    ("insight", "哎，这就是社区工作。", "感叹或别人说的话"),
    ("insight", "真是不看不知道！", "感叹或别人说的话"),
    ("closing", "“以后走在这条路上，心里高兴啊！”", "感叹或别人说的话"),
    ("closing", "感谢馆里，今后我一定加倍努力。", None),
    ("insight", "每个月走访一次，心里才有底。", None),
    ("insight", "那时我刚进所，挨过师傅的骂。", "作者自己的经历"),
    ("insight", "听完课我才明白了巡渠的分量。", None),
    ("insight", "等等。", "话太短"),
    ("insight", "作者多次谈到，“三十三年的经验”云云。", "话太短"),
    ("insight", "原因有以下几个：", "话没有说完"),
    ("closing", "申请人：葛守真", "不是一句话"),
    ("closing", "注：数据由各灌区提供。", "不是一句话"),
    ("closing", "[2] 见该书第五章。", "不是一句话"),
    ("closing", "大坪国有林场", "句末没有标点"),
    ("closing", "我愿意从最远的那一户走起。", "离不开上文"),
    ("closing", "我要把这盏灯守好。", "离不开上文"),
    ("closing", "我会继续把这本书读下去。", None),
    ("opening", "大家好！", None),
    ("closing", "此致", None),
]


@pytest.mark.parametrize(("block", "sentence", "why"), UNFIT)
def test_what_is_broken_or_its_writers_own_may_not_be_said_again(
    block: BlockRole, sentence: str, why: str | None
) -> None:
    found = unfit(block, sentence_role(block, sentence, official=False), sentence)
    assert (found[1] if found else None) == why


LINES = [
    ("# 护士长培训心得", "不是一句话"),
    ("廉政学习心得体会三篇", "合集的题目"),
    ("师德学习心得体会范文", "合集的题目"),
    ("读《论语》第一篇有感", None),
    ("灌区考察报告", None),
    ("在市一院进修学习感想", "题目里有地方"),
    ("赴柳河县参观大棚汇报", "题目里有地方"),
    ("在全局交流会上的发言", None),
]


@pytest.mark.parametrize(("line", "why"), LINES)
def test_a_title_of_a_collection_is_none(line: str, why: str | None) -> None:
    found = unfit_line(line)
    assert (found[1] if found else None) == why


LEANING = [
    "例如，夜班交接就常常漏项。",
    "从中可以看出管水的门道。",
    "之后，大家又走了一遍。",
    "二来，账目清楚了。",
    "也正是这一点打动了大家。",
    "为什么呢，因为心里没底。",
    "与之相比，课堂安静多了。",
    "这次走访涉及面广。",
    "此次修订更加明确。",
    "其初衷是化解矛盾。",
    "或许这只是个别现象。",
    "总的来说，处处用心。",
    "可见，制度是管用的。",
    "当时，所里只有三个人。",
    "我想，它的价值就在于此。",
]
STANDING = [
    "近年来，卷宗越积越厚。",
    "中间环节最容易出错。",
    "正面管教要有耐心。",
    "有的放矢才有成效。",
    "其乐融融的课堂留得住人。",
    "并肩作战的同事最可靠。",
]


@pytest.mark.parametrize("sentence", LEANING + STANDING)
def test_a_sentence_that_points_at_another_leans(sentence: str) -> None:
    assert leans("insight.meaning", sentence, "前面说了一句话。") == (sentence in LEANING)


FORMULAS: list[tuple[PhraseRole, str, str | None, bool]] = [
    ("opening.bridge", "接下来，我谈三点体会。", "学了三天。", False),
    ("signoff", "以上汇报，请指正。", "我将努力。", False),
    ("signoff", "敬礼！", "此致", True),
    ("opening.background", "这次培训，我全程参加。", None, False),
    ("opening.background", "这次培训，我全程参加。", "近日办了班。", True),
]


@pytest.mark.parametrize(("role", "sentence", "before", "leaning"), FORMULAS)
def test_a_formula_that_leads_on_stands_after_anything(
    role: PhraseRole, sentence: str, before: str | None, leaning: bool
) -> None:
    assert leans(role, sentence, before) == leaning


WARD = """
学习心得体会
近日，我参加了护理培训。这是第{0}次。雨下了一整天。下面谈两点体会。
一、要勤看。
要多看一眼第{0}张床。
二、要勤问。
要多问一句第{0}床。
{1}我将把所学用到病房里去。
我的发言完毕，谢谢大家！
"""


def test_an_archive_keeps_formulas_and_leaves_stories_to_their_writers() -> None:
    pack, unlisted = mined(*(WARD.format(n, "天黑了。" * (n % 2)) for n in range(10)))
    assert [(phrase.role, phrase.text) for phrase in pack.phrases if phrase.seen == 10] == [
        ("title", "学习心得体会"),
        ("opening.background", "近日，我参加了护理培训。"),
        ("opening.bridge", "下面谈{点数}点体会。"),
        ("insight.heading", "要勤看"),
        ("insight.heading", "要勤问"),
        ("closing.pledge", "我将把所学用到病房里去。"),
        ("signoff", "我的发言完毕，谢谢大家！"),
    ]
    own = ("这是第", "雨下了一整天。", "天黑了。", "要多看一眼第", "要多问一句第")
    assert not any(phrase.said.startswith(own) for phrase in pack.phrases)
    # They are counted and not listed: no phrase follows them.
    assert (pack.left_out, unlisted) == ((), {"local": 45})


def test_what_leans_on_a_story_of_an_archive_is_left_with_it() -> None:
    text = WARD.replace("这是第{0}次。雨下了一整天。", "雨下了第{0}天。因此，我深受教育。")
    pack, unlisted = mined(*(text.format(n, "") for n in range(10)))
    assert not any(phrase.text.startswith("因此") for phrase in pack.phrases)
    # Each tells of its rain and what it felt then, and of its ward twice.
    assert (pack.left_out, unlisted) == ((), {"local": 40})


def test_of_what_office_leaves_out_each_sentence_is_listed() -> None:
    bad = OFFICE.format(1).replace("开展了主题教育。", "开展了主题教育。我们把把关守好。")
    pack, unlisted = mined(*[WARD.format(n, "") for n in range(9)], bad)
    assert [(item.source.report, item.text) for item in pack.left_out] == [
        ("009.txt", "学习贯彻重要讲话精神的交流发言"),
        ("009.txt", "我们把把关守好。"),
    ]
    assert unlisted == {"local": 36}


OFFICE = """
学习贯彻重要讲话精神的交流发言
近日，支部开展了主题教育。主要有两点体会。
一、要坚定理想信念。要把党的创新理论转化为推动第{0}项工作的强大力量。
二、要强化责任担当。要以钉钉子精神抓好第{0}项任务的贯彻落实。
新征程上，我们将牢记初心使命，坚定不移推动高质量发展，走好第{0}步。
"""


def test_an_archive_keeps_no_block_beside_its_own_sentences(mine_text: MineText) -> None:
    wholes = {"opening", "insight", "action", "closing"}
    plain = [WARD.format(n, "") for n in range(9)]
    pack = mine_text(*plain, OFFICE.format(1))
    assert not wholes & {phrase.role for phrase in pack.phrases}
    said = {phrase.role for phrase in pack.phrases if phrase.voice is None}
    assert {"opening.background", "insight.resolve", "closing.pledge"} <= said
    # A handful is somebody's own, who may take his blocks up again.
    few = mine_text(*plain)
    assert wholes & {phrase.role for phrase in few.phrases}


def test_a_subtitle_follows_its_title(mine_text: MineText) -> None:
    pack = mine_text("""
        学习心得体会
        ——读《论语》有感
        近日，我学习了《论语》。主要有两点体会。
        一是要勤学。⋯
        二是要勤问。⋯
    """)
    title, subtitle = (phrase for phrase in pack.phrases if phrase.role == "title")
    assert subtitle.text.startswith("——")
    assert subtitle.follows == title.id
