"""A heading is cut letter for letter, and stands by itself."""

from __future__ import annotations

import pytest

from app.facts.headings import heading_cuts, sentence_cuts


@pytest.mark.parametrize(
    ("answer", "best"),
    [
        ("亏的不是东西，是日子", "亏的不是东西，是日子"),
        ("门不是不开，是不认得敲门的人。", "门不是不开，是不认得敲门的人"),
        ("签字只管一阵子", "签字只管一阵子"),
        ("先干一件小事，再谈大事", "先干一件小事，再谈大事"),
        ("在村里，话是跟着人走的，不是跟着纸走的", "话是跟着人走的，不是跟着纸走的"),
        ("先留标本再上药，这个顺序是逼出来的，也是管用的", "先留标本再上药"),
        ("补得上钱，补不上规矩。两百块是小事，瞒着不报是大事。", "补得上钱，补不上规矩"),
        ("数是给人用的", "数是给人用的"),
    ],
)
def test_the_best_cut_is_a_whole_thought(answer: str, best: str) -> None:
    cuts = heading_cuts(answer)
    assert cuts[0] == best
    assert all(cut in answer for cut in cuts)


@pytest.mark.parametrize(
    "answer",
    [
        "她一个人念，比我们贴的通知管用",
        "这四千字里没有一个字是我自己看来的",
        "我省了两分钟，她搭进去两个半天",
        "快一步就是37袋",
        "车上四十个人等一分钟，抵得过一个人等二十分钟",
        "年底前把43户走完",
        "跟保安老滕每天学五句，学到年底",
        "不是不爱读，是没人把他领到门口",
        "因为没有人回头看",
        "电话打不通，人就跑来了",
        "少问一句盖子上写的什么字，老百姓多等两天",
        "懂设备的人学仪器，比懂仪器的人学设备快",
        "画面上三取二，实际上一块卡坏了就全没了",
        "照抄的",
        "好",
        "",
    ],
)
def test_what_leans_on_its_fact_or_on_another_clause_is_no_heading(answer: str) -> None:
    assert heading_cuts(answer) == ()


@pytest.mark.parametrize(
    ("answer", "cuts"),
    [
        # What was so before, or was thought and nothing holds against it.
        ("过去总认为田建好了产量自然上来", ()),
        ("原先凭手感定松紧", ()),
        ("当初图省事没有做记号", ()),
        ("起初都是照着样子抄", ()),
        ("总觉得差几个点是正常的", ()),
        ("以为盖了章就算办完", ()),
        ("以为门锁着，其实一推就开", ("以为门锁着，其实一推就开",)),
        ("本来面目要看得见", ("本来面目要看得见",)),
        ("灯灭以前回头看一眼", ("灯灭以前回头看一眼",)),
        # What happened meanwhile; 平时 is no while, and a place may be what matters.
        ("在柳河镇讲条文时会场有人走动，大家的心思不在纸上，我停了下来", ()),
        ("在清点库房期间没有人接电话", ()),
        ("当客户进门时柜面没有人抬头", ()),
        ("在平时下功夫", ("在平时下功夫",)),
        ("交班时多问一句", ("交班时多问一句",)),
        ("在细处用劲，不在口号上用劲", ("在细处用劲，不在口号上用劲",)),
        # A first clause that only says where or by what the next one holds.
        ("在地头蹲着看了一个钟头，看懂了比书上写得明白的东西，值", ()),
        ("通过挨家挨户走访，底数清了，人也认得了，账才算得下去", ()),
        ("通过走访摸清底数", ("通过走访摸清底数",)),
        ("在乎的人会多看一眼，别人都走过去了，一个停下来的都没见着", ("在乎的人会多看一眼",)),
        # A plan is headed by what is to be done, not by its time.
        ("往后合格的也送条", ("合格的也送条",)),
        ("以后，每张单子都念给对方听", ("每张单子都念给对方听",)),
        ("以后就照这张单子办", ()),
        ("今后的路要自己走", ("今后的路要自己走",)),
    ],
)
def test_what_was_so_or_happened_meanwhile_is_no_heading(
    answer: str, cuts: tuple[str, ...]
) -> None:
    assert heading_cuts(answer) == cuts


@pytest.mark.parametrize(
    ("answer", "offered"),
    [
        ("签字只管一阵子", ("签字只管一阵子",)),
        ("不看手快，看口勤。她答得上来", ("不看手快，看口勤",)),
        # In the order in which they were said, not the best first.
        (
            "核对的时候要念出声来。补得上钱，补不上规矩",
            ("核对的时候要念出声来", "补得上钱，补不上规矩"),
        ),
        # Half of a sentence may head a point where nobody chooses; as an offer it looks torn.
        ("先留标本再上药，这个顺序是逼出来的，也是管用的", ()),
        ("在村里，话是跟着人走的，不是跟着纸走的", ()),
        ("在乎的人会多看一眼，别人都走过去了，一个停下来的都没见着", ()),
        # A plan is offered by what is to be done, not by its time.
        ("往后床前先问姓名", ("床前先问姓名",)),
        ("以后，每张单子都念给对方听", ("每张单子都念给对方听",)),
        ("从今以后合格的也送条。月底贴出来", ("合格的也送条",)),
        ("往后每张单子都念给对方听，念完再签字，签了再走", ()),
        ("以后就照这张单子办", ()),
        ("今后的路要自己走", ("今后的路要自己走",)),
        # What no heading may be is not offered either.
        ("过去总认为田建好了产量自然上来", ()),
        ("年底前把43户走完", ()),
        ("", ()),
    ],
)
def test_only_a_whole_sentence_is_offered(answer: str, offered: tuple[str, ...]) -> None:
    assert sentence_cuts(answer) == offered
    assert set(offered) <= set(heading_cuts(answer))
