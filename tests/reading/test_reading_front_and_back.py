from collections.abc import Callable

import pytest

from app.reading import read_lines

Check = Callable[[str, str], None]

FRONTS = {
    "one title line": (
        "学习《论语》心得体会\n⋯",
        "title 0\nopening 1",
    ),
    "a title broken in two": (
        "在全市领导干部学习贯彻全会精神专题读书班上的\n交流发言材料\n⋯",
        "title 0-1\nopening 2",
    ),
    "three title lines": (
        "守正创新　行稳致远\n——学习贯彻全会精神\n（交流研讨材料）\n各位领导，同志们：\n⋯",
        "title 0-2\nsalutation 3\nopening 4",
    ),
    "name and date under the title": (
        "学习《论语》心得体会\n张　三\n（2023年5月10日）\n⋯",
        "title 0\nbyline 1-2\nopening 3",
    ),
    "name attached to the date": (
        "学习《论语》心得体会\nXX局办公室张三2023年5月10日\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "placeholder date": (
        "学习《论语》心得体会\n（20XX年X月X日）\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "half-width colon": (
        "各位领导、同志们:\n⋯",
        "salutation 0\nopening 1",
    ),
    "a placeholder is greeted": (
        "关于学习情况的报告\nXX局：\n⋯",
        "title 0\nsalutation 1\nopening 2",
    ),
    "an organisation is greeted": (
        "敬爱的党组织：\n⋯",
        "salutation 0\nopening 1",
    ),
    "a greeting joins the salutation": (
        "各位领导，同志们：大家好！⋯",
        "salutation 0\nopening 0~",
    ),
    "a comma joins them": (
        "尊敬的各位领导，大家好！⋯",
        "salutation 0\nopening 0~",
    ),
    "a greeting joins an audience of any trade": (
        "学习《论语》心得体会\n各位领导、同仁，大家下午好！⋯",
        "title 0\nsalutation 1\nopening 1~",
    ),
    "a greeting alone in the line": (
        "各位教职员工，大家好！\n⋯\n一是学。⋯\n二是干。⋯",
        "salutation 0\nopening 0-1~\ninsight 2 一是「学」\ninsight 3 二是「干」",
    ),
    "a greeting behind a post and a trade": (
        "学习急救知识心得体会\n尊敬的李院长、各位同道，晚上好。⋯",
        "title 0\nsalutation 1\nopening 1~",
    ),
    "an audience greeted with a colon": (
        "各位家长、各位乡亲：\n⋯",
        "salutation 0\nopening 1",
    ),
    "a salutation of two lines": (
        "尊敬的各位领导，\n各位同事：\n⋯",
        "salutation 0-1\nopening 2",
    ),
    "what a leader did is no salutation": (
        "各位领导对这次培训很重视，大家好学上进。\n⋯",
        "opening 0\nbody 1",
    ),
    "what comrades seem to be is no greeting": (
        "各位同志，大家好像都很忙。⋯\n⋯",
        "opening 0\nbody 1",
    ),
    "what teachers said is no salutation": (
        "各位老师在教研会上说得最多的是：怎样让学生开口。⋯\n⋯",
        "opening 0\nbody 1",
    ),
    "a form of labels": (
        "学习急救知识心得体会\n姓　名：王敏\n工 作 单 位：市一院\n职　务：护士长\n地　点：三楼\n"
        "日　期：5月10日\n字　数：1200\n⋯",
        "title 0\nbyline 1-6\nopening 7",
    ),
    "labels in one long line": (
        "学习急救知识心得体会\n"
        "单位：某某县某某镇中心卫生院护理部　姓名：王敏　时间：2024年5月6日　字数：1500\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "an audience without a mark": (
        "学习急救知识心得体会\n各位领导、各位老师\n⋯",
        "title 0\nsalutation 1\nopening 2",
    ),
    "a moderator is greeted first": (
        "主持人好，各位领导好！⋯\n⋯",
        "salutation 0\nopening 0~\nbody 1",
    ),
    "people of a village": (
        "乡亲们：\n⋯",
        "salutation 0\nopening 1",
    ),
    "a unit, a colon and a name are a byline": (
        "学习急救知识心得体会\n白杨林场防火办：钟  魁\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "a title in brackets": (
        "【转正学习报告】\n【部门】  【姓名】  【日期】\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "we are no audience": (
        "我们：\n⋯",
        "opening 0\nbody 1",
    ),
    "a slogan with an office's word goes on the title": (
        "守初心　担使命\n开创某校发展新局面\n——学习全会精神心得体会\n周明\n⋯",
        "title 0-2\nbyline 3\nopening 4",
    ),
    "a slogan with a direction in it": (
        "深学细悟\n把握方向明思路\n学习全会精神心得体会\n各位同事：\n⋯",
        "title 0-2\nsalutation 3\nopening 4",
    ),
    "a title that calls, and at which meeting": (
        "做好新时代的守门人！\n——在全县教育大会上的讲话\n周明\n⋯",
        "title 0-1\nbyline 2\nopening 3",
    ),
    "a title that calls, and a name": (
        "奋斗吧，护士们！\n周明\n⋯",
        "title 0\nbyline 1\nopening 2",
    ),
    "a title that calls, alone": (
        "做好新时代的守门人！\n⋯\n⋯",
        "title 0\nopening 1\nbody 2",
    ),
    "a pledge above the opening is no title": (
        "坚决拥护这次改革！\n⋯\n⋯",
        "opening 0\nbody 1\nclosing 2",
    ),
    "a meeting that is left open": (
        "青春有我\n——在……上的讲话\n⋯",
        "title 0-1\nopening 2",
    ),
    "four characters below the title are a heading": (
        "学习急救知识心得体会\n学习内容\n⋯\n学习心得\n⋯",
        "title 0\nbody 1-2= 「学习内容」\ninsight 3-4 「学习心得」",
    ),
    "a rare name above a date": (
        "学习急救知识心得体会\n萨仁\n2026年5月\n⋯",
        "title 0\nbyline 1-2\nopening 3",
    ),
    "a lead with a colon is no salutation": (
        "现将学习情况汇报如下：\n⋯",
        "opening 0\nbody 1",
    ),
    "a call to the leadership is no salutation": (
        "坚决拥护党中央的领导！\n⋯",
        "opening 0\nbody 1",
    ),
    "an editor's note is no salutation": (
        "【编者按】：⋯\n⋯",
        "opening 0\nbody 1",
    ),
    "a study group is greeted": (
        "理论学习中心组各位同志：\n⋯",
        "salutation 0\nopening 1",
    ),
    "a long first line is no title": (
        "⋯⋯\n一是学。⋯\n二是干。⋯",
        "opening 0\ninsight 1 一是「学」\ninsight 2 二是「干」",
    ),
    "a numbered first line is no title": (
        "一、学习\n⋯\n二、实干\n⋯",
        "insight 0-1 一、「学习」\ninsight 2-3 二、「实干」",
    ),
    "a title alone": ("学习《论语》心得体会", "title 0"),
}

BODY = "⋯\n一是学。⋯\n二是干。⋯\n"
BODY_PICTURE = "opening 0\ninsight 1 一是「学」\ninsight 2 二是「干」\n"

BACKS = {
    "sign-off": ("汇报完毕。", "signoff 3"),
    "thanks": ("谢谢大家！", "signoff 3"),
    "two sign-offs": ("我的发言完毕，不当之处请批评指正。\n谢谢！", "signoff 3-4"),
    "closing, then sign-off": (
        "总之，路在脚下。\n以上是我的几点体会，请批评指正。",
        "closing 3\nsignoff 4",
    ),
    "a sign-off joins the closing": (
        "总之，路在脚下。汇报完毕，谢谢大家！",
        "closing 3\nsignoff 3~",
    ),
    "name and date": (
        "总之，路在脚下。\n张三\n2023年5月10日",
        "closing 3\ntail 4@signature\ntail 5@date",
    ),
    "unit and date": (
        "总之，路在脚下。\nXX区财政局\n2023年5月",
        "closing 3\ntail 4@signature\ntail 5@date",
    ),
    "respects": ("此致\n敬礼\n汇报人：张三", "tail 3-4\ntail 5@signature"),
    "an appendix and what it holds": (
        "总之，路在脚下。\n附：学习笔记\n第一天读了原文。\n第二天写了笔记。",
        "closing 3\ntail 4@attachments\ntail 5-6",
    ),
    "contributor": ("总之，路在脚下。\n供稿：XX区财政局", "closing 3\ntail 4@signature"),
    "sign-off, then tail": ("谢谢大家！\n汇报人：张三", "signoff 3\ntail 4@signature"),
    "an official end": (
        "特此报告。\n某局\n2023年5月10日",
        "signoff 3\ntail 4@signature\ntail 5@date",
    ),
    "how far somebody has come": ("今天就和大家交流到这里，谢谢。", "signoff 3"),
    "what is asked of the leaders": ("以上，请审阅。", "signoff 3"),
    "what was said badly": ("讲得不好，请多包涵。", "signoff 3"),
    "wishes": ("祝大家工作顺利！", "signoff 3"),
    "the end of a shift meeting": ("散会！", "signoff 3"),
    "a unit whose word nobody knows, above the date": (
        "总之，路在脚下。\n大坪国有林场\n5月10日",
        "closing 3\ntail 4@signature\ntail 5@date",
    ),
    "what a web page adds": (
        "总之，路在脚下。\n以上就是小编整理的全部内容，希望对您有帮助\n上一篇：学习体会",
        "closing 3\ntail 4-5",
    ),
    "what is above is no sign-off": ("以上是我们的优势，也是我们的底气。", "closing 3"),
    "thanks for something are none": ("感谢这次培训，让我看清了差距。", "closing 3"),
    "shared words that go on are none": (
        "与大家共勉的还有一句话：学无止境，我要用一辈子去做。",
        "closing 3",
    ),
    "a slogan at the end is no signature": ("推动我局工作再上新台阶", "closing 3"),
    "comrades are addressed once more": (
        "同志们，征途漫漫，惟有奋斗！",
        "closing 3",
    ),
    "a heading of its own": ("结语\n⋯", "closing 3-4 「结语」"),
}


TITLES = [
    "学好用好新思想",
    "在学习中成长 在实干中担当",
    "守初心　担使命\n——学习贯彻全会精神心得体会",
    "学习《论语》心得体会",
    "关于参加培训的\n学习情况报告",
    "从张富清身上学什么",
    "读《苦难辉煌》",
    "把“人民至上”刻在心里",
]
BYLINES = [
    "李明\n2023年5月10日",
    "李　明",
    "区财政局副局长 李明\n2023年5月10日",
    "XX局办公室张三2023年5月10日",
    "区财政局副局长李明\n（2023年5月10日）",
    "（区财政局副局长　李明）",
    "历下区政务服务中心\n李明\n二〇二三年五月十日",
    "汇报人：李明\n时间：2023年5月10日",
    "【单位】　【姓名】\n【日期】",
    "市第一医院骨科护士长　王敏",
    "XXX\n20XX年X月",
    "2023年5月10日　李明",
    "历下区财政局党组成员、副局长 李明",
    "李明（区财政局）",
    "【单位】　【姓名】",
    "{{姓名}}　[日期]",
    "（____年__月）",
    "作者 李明",
    "文/李明",
    "姓名：____　单位：____",
]


@pytest.mark.parametrize("salutation", ["", "各位领导，同志们：\n"])
@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("title", TITLES)
def test_who_and_when_below_a_title_are_no_line_of_it(
    title: str, byline: str, salutation: str
) -> None:
    rest = "近期，我学习了全会精神，感触很深。\n一是要细。多看一眼。\n二是要快。早办一天。"
    report = read_lines(f"{title}\n{byline}\n{salutation}{rest}".split("\n"))
    found = {
        role: "\n".join(
            line.text for block in report.blocks if block.role == role for line in block.paragraphs
        )
        for role in ("title", "byline")
    }
    assert found == {"title": title, "byline": byline}


@pytest.mark.parametrize("front", FRONTS)
def test_a_front_comes_apart(check: Check, front: str) -> None:
    check(*FRONTS[front])


@pytest.mark.parametrize("back", BACKS)
def test_a_back_comes_apart(check: Check, back: str) -> None:
    text, picture = BACKS[back]
    check(BODY + text, BODY_PICTURE + picture)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["学习《论语》心得体会", "一是学。", "二是干。"], "心得体会"),
        (["在读书班上的交流发言", "一是学。", "二是干。"], "交流研讨材料"),
        (["关于学习情况的报告", "一是学。", "二是干。"], "学习情况报告"),
        (["各位领导，同志们：", "一是学。", "二是干。"], "交流研讨材料"),
        (["一是学。", "二是干。", "汇报完毕。"], "交流研讨材料"),
        (["一是学。", "二是干。"], "心得体会"),
    ],
)
def test_the_kind_is_told_by_title_salutation_or_signoff(lines: list[str], kind: str) -> None:
    assert read_lines(lines).kind == kind
