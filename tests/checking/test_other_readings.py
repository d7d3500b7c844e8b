"""Figures that fit in another reading than the first raise no finding; those of no reading do."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, check, load_rules
from app.reading import read_lines

_RULES = [rule for rule in load_rules() if rule.family == "fact"]


def _found(text: str) -> list[str]:
    report = read_lines(text.splitlines(), "例.txt")
    return [finding.rule for finding in check(Manuscript(report), _RULES)]


@pytest.mark.parametrize(
    "text",
    [
        # What seems the whole is a part itself.
        "我园有教职工45人，其中专任教师24人，保育员12人，其他人员9人。",
        "干部每人联系5户，36名干部联系180户，其中监测户22户，脱贫户158户。",
        "帮扶180户。\n入户名册里，监测户22户，脱贫户158户。",
        # Some of the parts are of the whole, and the last is what is left.
        "预算48万元，已支出31.6万元，其中师资费12.4万元、教材费6.2万元、场地费5万元、差旅费8万元，"
        "结余16.4万元。",
        "我们部现有职工86人，其中在编52人，编外34人；在编人员里专业技术人员38人，管理人员9人，工勤人员5人。",
        "培训经费12万元，其中省里补助5万元，市里3万元，自筹4万元；用去11.2万元，结余0.8万元。",
        "问卷300份，党员填了120份，群众填了171份，收回291份，9份没有交回。",
        # The same people come again and again.
        "馆里35岁以下的同事有14位，第一堂来了13位，第二堂14位都来了。",
        "读书班办了五个晚上，全站21人，第一晚来了19人，第二晚来了20人，后三晚一个不少。",
        "我们部门12个人，周一学习来了10个人，周三来了11个人，周五12个人都来了。",
        "讲解员14人，志愿讲解员26人。周六上岗22人，周日上岗24人，连着上两天的6人。",
        # What parts make is told behind them.
        "一班45人及格43人，二班47人及格46人，及格率分别是95.6%和97.9%，合起来92人及格89人，96.7%。",
        "全班60人，理论及格58人，实操及格55人，两场都及格的54人。",
        # Shares of other figures, and of a difference.
        "培训费预算20万元，实际支出18.7万元，比上年的22万元少花3.3万元，下降15%。",
        "参加测试的88人当中，一次通过的79人，补考通过的7人，通过率先是89.8%，补考后97.7%。",
        "全科24人，“90后”有13人，占了一半还多。",
        "全站24人，党员13人，占了一半多；团员6人，正好四分之一；群众5人。",
        # What a whole is merged into is the whole of what stands behind.
        "征求到意见13条，整合成8条，采纳6条，未采纳2条。",
        "收到意见建议13条，经梳理为8条，采纳6条，未采纳的2条已经解释。",
        "征集金点子52个，筛选出20个，已落地14个，未落地6个。",
        # What groups have, and some more.
        "我站检修工38人，分四个班，每班9人，另有2名机动，共38人。",
        "全年下乡42次，其中蹲点3次，每次5天，共15天，其余39次当天往返。",
    ],
)
def test_figures_that_fit_in_some_reading_are_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "我园有教职工45人，其中专任教师26人，保育员12人，其他人员9人。",
        "全县开工项目28个，其中产业项目15个、基础设施项目9个、民生项目6个。",
        "两批学员60人，第一批35人，第二批30人。",
        "培训费预算20万元，实际支出18.7万元，比上年的22万元下降25%。",
        "学员分5组，每组6人，共36人。",
    ],
)
def test_figures_that_fit_in_none_are_told(text: str) -> None:
    assert len(_found(text)) == 1
