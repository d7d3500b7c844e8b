"""Which closing line each line of a report's end is."""

from collections.abc import Callable

import pytest

Check = Callable[[str, str], None]

BODY = "⋯\n一是学。⋯\n二是干。⋯\n总之，路在脚下。\n"
BODY_PICTURE = "opening 0\ninsight 1 一是「学」\ninsight 2 二是「干」\nclosing 3\n"
SIGNED = "某区教育局\n2026年11月20日\n"

# Each report ends in these lines; of the picture, the lines are counted from the first of them.
ENDS = {
    "every closing line of an official report": (
        "附件：1.学习笔记目录\n2.参训人员名单\n"
        + SIGNED
        + "（联系人：王敏，电话：0531-87654321）\n"
        "抄送：市委组织部，市直机关工委。",
        "attachments 0-1, signature 2, date 3, contact 4, copies 5",
    ),
    "one attachment": (
        "附件：学习笔记目录\n" + SIGNED,
        "attachments 0, signature 1, date 2",
    ),
    "a half-width colon": (
        "附件:1.目录\n2.名单\n" + SIGNED,
        "attachments 0-1, signature 2, date 3",
    ),
    "the short word": ("附：1、目录\n2、名单\n" + SIGNED, "attachments 0-1, signature 2, date 3"),
    "a blank inside the word": ("附　件：目录\n" + SIGNED, "attachments 0, signature 1, date 2"),
    "each attachment with the word": (
        "附件1：目录\n附件2：名单\n附件3：总结\n" + SIGNED,
        "attachments 0-2, signature 3, date 4",
    ),
    "five attachments": (
        "附件：1．目录\n2．名单\n3．总结\n4．照片\n5．课表\n" + SIGNED,
        "attachments 0-4, signature 5, date 6",
    ),
    "the word on a line of its own": (
        "附件：\n1.目录\n2.名单\n" + SIGNED,
        "attachments 0-2, signature 3, date 4",
    ),
    "an attachment's name goes on in the next line": (
        "附件：1.关于学习贯彻全区干部教育培训工作会议精神的\n实施方案\n2.名单\n" + SIGNED,
        "attachments 0-2, signature 3, date 4",
    ),
    "the last attachment's name goes on": (
        "附件：1.名单\n2.关于学习贯彻全区干部教育培训工作会议精神的\n实施方案\n" + SIGNED,
        "attachments 0-2, signature 3, date 4",
    ),
    "attachments after the date": (
        SIGNED + "附件：1.目录\n2.名单",
        "signature 0, date 1, attachments 2-3",
    ),
    "copies over two lines": (
        SIGNED + "抄送：市委组织部，市直机关工委，市教育局，市财政局，\n市人力资源社会保障局。",
        "signature 0, date 1, copies 2-3",
    ),
    "copies over three lines": (
        SIGNED + "抄送：市委组织部、市直机关工委、\n市教育局、市财政局、\n市人力资源社会保障局",
        "signature 0, date 1, copies 2-4",
    ),
    "reported, sent, and printed": (
        SIGNED + "抄报：市委组织部。\n抄送：各镇（街道）。\n某区教育局办公室　2026年11月20日印发",
        "signature 0, date 1, copies 2-4",
    ),
    "the main addressees at the end": (
        SIGNED + "主送：各学校，各科室。\n抄送：区委办公室。",
        "signature 0, date 1, copies 2-3",
    ),
    "copies by their shortest words": (
        SIGNED + "报：区委、区政府\n送：各镇（街道）\n共印30份",
        "signature 0, date 1, copies 2-4",
    ),
    "a contact without brackets": (
        SIGNED + "联系人：王敏，电话：0531-87654321",
        "signature 0, date 1, contact 2",
    ),
    "contact and telephone on two lines": (
        SIGNED + "联系人：王敏\n联系电话：0531-87654321",
        "signature 0, date 1, contact 2-3",
    ),
    "a contact in brackets over two lines": (
        SIGNED + "（联系人：王敏，\n电话：0531-87654321）",
        "signature 0, date 1, contact 2-3",
    ),
    "a note on who may read it": (
        SIGNED + "（此件公开发布）",
        "signature 0, date 1, contact 2",
    ),
    "a contact before the signature": (
        "联系人：王敏\n" + SIGNED,
        "contact 0, signature 1, date 2",
    ),
    "who reports": ("汇报人：张三\n2026年11月20日", "signature 0, date 1"),
    "who contributes": ("供稿：某区教育局\n某区财政局", "signature 0-1"),
    "respects before the signature": (
        "此致\n敬礼！\n张三\n2026年11月20日",
        "null 0-1, signature 2, date 3",
    ),
    "two units": (
        "中共某区委组织部\n某区教育局\n2026年11月20日",
        "signature 0-1, date 2",
    ),
    "two units on a line": ("某区教育局　某区财政局\n2026年11月20日", "signature 0, date 1"),
    "a unit and a person": ("某区教育局\n张三\n2026年11月20日", "signature 0-1, date 2"),
    "a date in numerals": (
        "某区教育局\n二〇二六年十一月二十日",
        "signature 0, date 1",
    ),
    "a date with blanks": ("某区教育局\n2026 年 11 月 20 日", "signature 0, date 1"),
    "a date in brackets": ("某区教育局\n（2026年11月20日）", "signature 0, date 1"),
    "a date still to be filled in": ("某区教育局\n20XX年X月X日", "signature 0, date 1"),
    "a labelled date": ("姓名：张三\n日期：2026年11月20日", "signature 0, date 1"),
    "signature and date on one line": ("某区教育局　2026年11月20日", "signature 0"),
    "a person and the date on one line": ("张三2026年11月20日", "signature 0"),
    "a date alone": ("2026年11月20日", "date 0"),
    "subject words, as before 2012": (
        SIGNED + "主题词：教育　培训　报告\n抄送：区委办公室。",
        "signature 0, date 1, null 2, copies 3",
    ),
    "a page without text": (
        "（此页无正文）\n" + SIGNED + "2026年11月20日印发",
        "null 0, signature 1, date 2, copies 3",
    ),
    "a shorter note of a page without text": (
        "（本页无正文）\n" + SIGNED,
        "null 0, signature 1, date 2",
    ),
    "who has to sign": (
        SIGNED + "签发人：李强\n经办人：王敏",
        "signature 0, date 1, null 2-3",
    ),
    "whom to ask, in longer words": (
        SIGNED + "联系人及电话：王敏，0531-87654321\n抄送单位：区委办公室。",
        "signature 0, date 1, contact 2, copies 3",
    ),
    "contact, of the unit": (
        SIGNED + "联系人和联系方式：王敏\n咨询电话：0531-87654321\n分送：各学校。",
        "signature 0, date 1, contact 2-3, copies 4",
    ),
    "copies by their receivers": (
        SIGNED + "抄送对象：各学校，\n各科室。",
        "signature 0, date 1, copies 2-3",
    ),
    "how many attachments there are": (
        "附件（共2件）：1.目录\n2.名单\n" + SIGNED,
        "attachments 0-1, signature 2, date 3",
    ),
    "attachments that begin with a year": (
        "附件：1.2026年学习计划\n2.2026年参训人员名单\n3.课表\n" + SIGNED,
        "attachments 0-2, signature 3, date 4",
    ),
    "attachments with full-width numbers": (
        "附件：１．目录\n２．名单\n" + SIGNED,
        "attachments 0-1, signature 2, date 3",
    ),
    "attachments with a blank behind the number": (
        "附件：1. 14门课程的名单\n2. 课表\n石化华东分公司\n2026/05/26",
        "attachments 0-1, signature 2, date 3",
    ),
    "a note of its own in brackets": (
        SIGNED + "（内部资料　　不得外传）\n（联系人：张三；电话：12345678）",
        "signature 0, date 1, contact 2-3",
    ),
    "an editor": (SIGNED + "编辑：李四", "signature 0, date 1, null 2"),
    "the attachment itself after its number": (
        SIGNED + "附件1\n参训人员名单\n张三　局长\n李四　科员",
        "signature 0, date 1, null 2-5",
    ),
    "who reports, with a half-width colon and a blank": ("汇报人:________", "signature 0"),
    "a label spread by blanks": (
        "汇 报 人：王敏\n日　　期：2026年11月20日",
        "signature 0, date 1",
    ),
    "a unit that has to stamp": ("某局党支部（盖章）\n2026年11月20日", "signature 0, date 1"),
    "when and where it was written": ("王敏\n2026年11月20日于某地", "signature 0, date 1"),
    "books without a number": ("参考书目：\n《论语》\n《孟子》", "null 0-2"),
    "who applies": ("申请人：周明\n2026年11月20日", "signature 0, date 1"),
    "who applies to be a member": ("入党申请人：周明", "signature 0"),
    "who accounts for a post, left open": (
        "述职人：____\n____年__月__日",
        "signature 0, date 1",
    ),
    "who signs, in brackets": ("承诺人（签字）：____\n日期：", "signature 0, date 1"),
    "a date to be written on blanks": ("某区教育局\n年　月　日", "signature 0, date 1"),
    "a note": ("注：文中数据来自本校统计。", "null 0"),
    "a note above the signature": (
        "注：数据截至5月底。\n周明\n2026年11月20日",
        "null 0, signature 1, date 2",
    ),
    "a note in points": ("注：1.数据来自本校统计。\n2.人名都是化名。\n3.略有删减。", "null 0-2"),
    "a note below the date": (
        SIGNED + "备注：本文写于培训结束当天。",
        "signature 0, date 1, null 2",
    ),
    "a note in a bracket's word": ("【注】文中人名都是化名。", "null 0"),
    "footnotes that name their books": (
        "[1] 见《论语·学而》。\n[2] 李明《学习论》，人民出版社2020年版。",
        "null 0-1",
    ),
    "a footnote by a sign": ("① 见《论语·学而》。", "null 0"),
    "books that were read": (
        "参考文献：\n[1] 李明．学习论[M]．某某出版社，2020．\n[2] 王强．论学[J]．教育，2021．",
        "null 0-2",
    ),
    "books that were read, in figures": (
        "参考资料\n1．李明《学习论》\n2．王强《论学》",
        "null 0-2",
    ),
    "where the text was taken from": ("（本文根据录音整理）", "null 0"),
    "numbered sentences of an appendix": (
        "附：学习笔记\n一、第一天读了原文。\n二、第二天写了笔记。\n" + SIGNED,
        "attachments 0, null 1-2, signature 3, date 4",
    ),
}


def picture(ends: str) -> str:
    """Return the compact picture's lines for the closing lines, which begin at paragraph 4."""
    lines = []
    for each in ends.split(", "):
        note, _, span = each.partition(" ")
        numbers = "-".join(str(int(number) + 4) for number in span.split("-"))
        lines.append(f"tail {numbers}" + ("" if note == "null" else f"@{note}"))
    return "\n".join(lines)


@pytest.mark.parametrize("end", ENDS)
def test_a_closing_line_is_told_by_what_it_says(check: Check, end: str) -> None:
    text, ends = ENDS[end]
    check(BODY + text, BODY_PICTURE + picture(ends))


@pytest.mark.parametrize(
    "text",
    [
        "报：是一种态度。送：是一份情意。⋯",
        "附近的居民都来了。⋯",
        "联系人民群众是我们的本分。⋯",
        "抄送文件只是小事。⋯",
        "注意安全：人人有责，时时有责。⋯",
        "带头人：要走在前面，更要回头看。⋯",
        "《论语》里[2]有一句话，说的正是这件事。⋯",
    ],
)
def test_a_closing_that_opens_like_one_is_none(check: Check, text: str) -> None:
    check(f"⋯\n一是学。⋯\n二是干。⋯\n{text}", BODY_PICTURE.strip())


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        (
            "⋯\n一是学。⋯\n注：这里的数据来自本校统计。\n二是干。⋯\n总之，路在脚下。",
            "opening 0\ninsight 1-2 一是「学」\ninsight 3 二是「干」\nclosing 4",
        ),
        (
            "⋯\n一是学。课上讲“行胜于言”[2]。⋯\n二是干。⋯\n总之，路在脚下。\n[2] 说的是先做后讲。",
            BODY_PICTURE + "tail 4",
        ),
        (
            "⋯\n一是学。他在书里[2]说过学。⋯\n二是干。⋯\n总之，路在脚下[2]。",
            BODY_PICTURE.strip(),
        ),
        (
            "⋯\n①见贤思齐。⋯\n②引以为戒。⋯",
            "opening 0\ninsight 1 ①「见贤思齐」\ninsight 2 ②「引以为戒」",
        ),
    ],
    ids=[
        "a note inside a point",
        "a footnote that is cited",
        "a footnote's sign in a sentence",
        "signs of points",
    ],
)
def test_a_note_counts_where_it_stands(check: Check, text: str, picture: str) -> None:
    check(text, picture)
