"""The forms of answers: what they tell, what they bear already, what may be put around them."""

from __future__ import annotations

import pytest

from app.facts.natures import read_before
from app.facts.shapes import points_back, read_change, read_learned, read_statement


@pytest.mark.parametrize(
    ("answer", "nature"),
    [
        ("总觉得喊一声、有人答应就算核对了", "belief"),
        ("装置不报警，就当定值没问题", "belief"),
        ("下了课抓起单子就跑", "deed"),
        ("以前证件是真的就开", "deed"),
        ("怕客户嫌烦，一般问一遍就办了", "motive"),
        ("病人睡着了，不好意思叫醒，就照抄", "motive"),
        ("业务部门说“你们就是最后盖章的”", "opinion"),
        ("有老同事劝我“谁碰谁倒霉”", "opinion"),
        ("班长劝我“这事碰不得”", "bound"),
        ("那台旧泵早该换了", "bound"),
        ("这口井我打小就见过", "bound"),
        ("这几年一直缺人", "deed"),
        ("老师们怨我们慢", "opinion"),
        ("有人嫌她多事", "bound"),
        ("当时台上都消好毒了", "bound"),
        ("一听退货就觉得是想压价", "bound"),
        ("我也嫌这事耽误节拍", "bound"),
        ("图快，老护士都这么写", "bound"),
        ("当时老板拍胸脯说“没有”，我就没拉明细", "bound"),
    ],
)
def test_before_has_a_nature(answer: str, nature: str) -> None:
    assert read_before(answer).nature == nature


@pytest.mark.parametrize(
    "answer",
    [
        "怕切过去回不来",
        "其他科室都照抄",
        "家里那口子说我傻",
        "我总想着孩子胆子小，让他们开口不现实",
    ],
)
def test_words_that_hold_a_pronoun_or_a_time_point_at_nothing(answer: str) -> None:
    assert read_before(answer).nature != "bound"


def test_before_knows_the_words_that_a_joint_must_not_double() -> None:
    assert read_before("以前交班靠嘴").timed
    assert read_before("我原来盯的是耗材").timed
    assert not read_before("切过去才放心").timed
    assert read_before("嫌烦，一起照着抄").subject == ""
    assert read_before("我总想着理一讲就清").subject == "self"
    assert read_before("我们下去也是先翻盒子").subject == "we"
    assert read_before("报表漂亮就放心").subject == "thing"
    assert read_before("有人等着看我怎么办").subject == "people"
    assert read_before("以前嫌烦，后来才知道误事").turned


@pytest.mark.parametrize(
    ("answer", "shape"),
    [
        ("“没有调查，没有发言权”", "quotation"),
        ("课上讲“名字要让病人自己说出来”", "said"),
        ("他们叫“抱团不抱怨”", "said"),
        ("老师讲的“先接住情绪，再讲道理”", "attributed"),
        ("书里那句“没有抽象的学生”", "attributed"),
        ("“认识你的时间”那一章", "term"),
        ("条例关于资产统筹使用的规定", "term"),
        ("书里讲的动作的浪费", "term"),
        ("飞行员起飞前也念单子", "sentence"),
        # What tells something of it is a sentence, whatever relative clause stands there.
        ("交接班漏掉的往往是人人都以为别人说过的那一句。", "sentence"),
        ("交接班漏掉的往往是人人都以为别人说过的那一句", "sentence"),
        ("第一句是这样讲的。", "sentence"),
        ("第一句是这样讲的", "sentence"),
        ("安全是第一条要求", "sentence"),
        ("最难的是书里讲的最后一步", "sentence"),
        ("书里说的不是不懂，是懂了没做到", "sentence"),
        ("课上的例子是一家药厂。", "sentence"),
        # Whoever sets a full stop has written a sentence, if it is no bare name.
        ("老师念的那条，超限就停电撤人。", "sentence"),
        ("会上讲的办法都在墙上。", "sentence"),
        ("水烧开再喝。", "sentence"),
        ("这条路要走对方法。", "sentence"),
        ("整治形式主义为基层减负的要求。", "term"),
        ("条例关于必须先培训的规定。", "term"),
        ("条例关于安全是底线的规定。", "term"),
        ("“差序格局”四个字。", "term"),
        ("书里讲的动作的浪费。", "term"),
        ("老师讲的“先接住情绪，再讲道理”。", "attributed"),
        # Behind its source 是 belongs to what was taught, and 是非 is none.
        ("会上讲的监管与服务不是两件事", "term"),
        ("书里讲的是非观", "term"),
        ("书里“差序格局”那一章，说人和人的远近", "sentence"),
    ],
)
def test_learned_has_a_shape(answer: str, shape: str) -> None:
    assert read_learned(answer).shape == shape


@pytest.mark.parametrize(
    ("answer", "timed", "doer", "placed"),
    [
        ("打印前停一下，念一遍户名", True, "", True),
        ("先干一件小事，再谈大事", False, "", False),
        ("我自己先不开口子", False, "self", True),
        ("一季度由大队逐家组织考核", True, "people", True),
        ("党建部每季度审核一次", True, "people", True),
        ("有话私下说", False, "", False),
        ("大课间加了跳绳和毽子", False, "", True),
    ],
)
def test_change_knows_whether_a_word_for_the_time_may_stand_before_it(
    answer: str, timed: bool, doer: str, placed: bool
) -> None:
    form = read_change(answer)
    assert (form.timed, form.doer, form.placed) == (timed, doer, placed)


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("她一个人念，比我们贴的管用", True),
        ("这样的账，电脑里没有", True),
        ("慢这一分钟，比返工强", True),
        ("先留标本再上药，这个顺序是逼出来的", False),
        ("红叉学生看一眼就过，当面说他记得住", False),
        ("响的那一次不能错", False),
        ("我这个网格386户", False),
        ("其他的也一样", False),
    ],
)
def test_what_points_back_is_known(answer: str, points: bool) -> None:
    assert points_back(answer) == points
    assert read_statement(answer).points == points
