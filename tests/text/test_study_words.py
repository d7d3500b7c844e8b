"""A phrase that organises, attends or studies something gets a word that can stand there."""

from __future__ import annotations

import pytest

from app.text.study_names import study_venue, study_words


@pytest.mark.parametrize(
    ("subject", "form", "event", "matter", "how"),
    [
        ("网络变更管理", "线上课", "网络变更管理线上课", "网络变更管理", "线上课"),
        # Of a meeting nobody says that one learned something there.
        ("普惠小微信贷", "专题研讨", "普惠小微信贷专题研讨", "普惠小微信贷", None),
        ("冬季消防安全", "工作例会", "冬季消防安全工作例会", "冬季消防安全", None),
        ("《凤凰项目》", "读书会", "《凤凰项目》读书会", "《凤凰项目》", "读书会"),
        ("《民法典》", "线上", "《民法典》线上学习", "《民法典》", "线上学习"),
        # Nobody takes part in these, and nobody organises the matter they are about.
        ("《最好的告别》", "自学", None, "《最好的告别》", "自学"),
        ("《活法》", "职工书屋借阅", None, "《活法》", "职工书屋借阅"),
        ("反诈知识", "观看警示教育片", None, "反诈知识", "观看警示教育片"),
        ("反诈知识", "警示教育片", None, "反诈知识", "观看警示教育片"),
        # An event is attended, never studied.
        ("年轻干部培训班", "集中培训", "年轻干部培训班", None, None),
        ("人文护理沙龙", None, "人文护理沙龙", None, None),
        ("急救技能强化训练", "实操培训", "急救技能强化训练实操培训", None, None),
        ("继续教育", "网课", "继续教育网课", None, None),
        ("理论学习中心组学习", None, "理论学习中心组学习", None, None),
        ("培训班（第二期）", None, "培训班（第二期）", None, None),
        # A meeting is studied in its spirit, a matter without 学习.
        ("全市安全生产工作会议", None, None, "全市安全生产工作会议精神", None),
        ("学习贯彻某次全会精神", None, None, "某次全会精神", None),
        ("党史学习", None, None, "党史", None),
        ("职业教育", None, None, "职业教育", None),
        # A group is not a form; what it does is.
        (
            "《反对本本主义》",
            "青年理论学习小组",
            "《反对本本主义》青年理论学习小组学习",
            "《反对本本主义》",
            "青年理论学习小组学习",
        ),
        ("《调解法》", "司法所组织学习", "《调解法》学习", "《调解法》", None),
        # Several forms at once stay as they are where 通过 and 这次 can stand before them.
        ("采购审计", "外请授课、案例讨论", "采购审计学习", "采购审计", "外请授课、案例讨论"),
        ("《论语》", "集中学习与自学相结合", "《论语》学习", "《论语》", "集中学习与自学"),
        # A form that says what was studied, or that the matter says, is told once.
        ("安全生产", "安全生产专题培训", "安全生产专题培训", "安全生产", None),
        ("机构改革", "机构改革", None, "机构改革", None),
        ("《行政处罚法》", "线上线下相结合", "《行政处罚法》学习", "《行政处罚法》", "线上线下"),
        (None, "专题培训", "专题培训", None, None),
        (None, "自学", None, None, None),
        (None, None, None, None, None),
    ],
)
def test_each_word_can_stand_where_phrases_put_it(
    subject: str | None, form: str | None, event: str | None, matter: str | None, how: str | None
) -> None:
    assert study_words(subject, form) == (event, matter, how)


@pytest.mark.parametrize(
    ("subject", "form", "venue"),
    [
        ("普惠小微信贷", "专题研讨", "会上"),
        ("冬季消防安全", "工作例会", "会上"),
        ("人文护理沙龙", None, "会上"),
        ("防范电信网络诈骗", "集中培训", "课上"),
        ("网络变更管理", "线上课", "课上"),
        ("年轻干部培训班", None, "课上"),
        ("《凤凰项目》", "读书会", None),
        # Who reads alone hears nobody; what is no text has no words of its own.
        ("《信访工作条例》", "自学", "文件里"),
        ("民营经济促进法", None, "文件里"),
        ("《丰田工作方法》", "自学", None),
        ("仓储作业标准化", "跟班学习", None),
        ("《食品安全法》", "理论学习中心组学习", None),
        ("护士交接班", "自学", None),
        (None, None, None),
    ],
)
def test_where_something_was_taught_is_told_only_where_it_shows(
    subject: str | None, form: str | None, venue: str | None
) -> None:
    assert study_venue(subject, form) == venue
