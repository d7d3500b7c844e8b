"""Which markers are offered together, and what kind of name each asks for."""

from __future__ import annotations

import pytest

from app.placeholders.finding import find_placeholders


def check(text: str, *expected: int) -> None:
    """The markers of a text, a line a row, have these groups."""
    found = find_placeholders(text.split("\n"))
    assert [place.group for place in found] == list(expected), [p.text for p in found]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("XX市，XX市委，XX市委组织部，XX市财政局", [1, 1, 1, 1]),
        ("XX市和XX区", [1, 2]),
        ("XX市和XXX市", [1, 2]),
        ("*区委、*区政府、*区人大", [1, 1, 1]),
        ("先进XX市的经验，XX市的做法", [1, 2]),
        ("XXX建设，把XXX打造成，为稳住XXX经济，兄弟XXX实践", [1, 1, 1, 2]),
        ("XX局的XX局长，XX局", [1, 2, 1]),
        ("XX公司、XX集团", [1, 2]),
        ("某镇、某镇、某镇", [1, 2, 3]),
        ("XXX、XXX、XXX三名同志", [1, 2, 3]),
        ("书记XXX讲话，书记XXX说，主任XXX说", [1, 1, 2]),
        ("副局长XXX，局长XXX", [1, 2]),
        ("我是XX局的XXX，\n汇报人：XXX", [1, 2, 2]),
        ("XX局　XXX\n大家好，我是XXX。", [1, 2, 2]),
        ("联系人：XXX\n联系人：XXX\n审核人：XXX", [1, 1, 2]),
        ("【单位名称】、{{单位名称}}、[姓名]", [1, 1, 2]),
        ("【姓名】、【姓名】", [1, 1]),
        ("XX个、XX个，XX%", [1, 2, 3]),
        ("X月，X月，20XX年", [1, 2, 3]),
        ("____、____，姓名：____", [1, 2, 3]),
        ("党的**大，**大精神", [1, 2]),
        ("XX路与XX街", [1, 2]),
        ("贯彻XX精神，落实XX精神，XX会议", [1, 1, 2]),
        ("《XXX》和《XXX》", [1, 2]),
    ],
)
def test_names_are_told_apart_by_their_context(text: str, groups: list[int]) -> None:
    check(text, *groups)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我是*区委**，", ["place", "person"]),
        ("XX市财政局，XX局", ["place", "unit"]),
        ("XX市场监管局", ["unit"]),
        ("推荐XXX、XXX和XX三名同志", ["person"] * 3),
        ("XX、XX镇", ["place", "place"]),
        ("增长X.X%，X.X亿元", ["number"] * 4),
        ("X政办发〔20XX〕X号", ["place", "date", "number"]),
        ("星期X，X月X日前", ["date"] * 3),
        ("项目负责人：___　电话：___", ["person", "number"]),
        ("甲方（签字）：____", ["person"]),
        ("身份证号\t____", ["number"]),
        ("（XX局　XXX）", ["unit", "person"]),
        ("XXX带领大家，XXX强调：", ["person", "person"]),
        ("XX路", ["place"]),
        ("20XX-XX-XX", ["date"] * 3),
        ("惠及XX余户，XX多万元", ["number", "number"]),
        ("鲁A×××××，手机XXXXXXXXXXX", ["unknown", "number"]),
        ("落实XX要求", ["unknown"]),
        ("{{company_name}}和{{name}}", ["unit", "person"]),
    ],
)
def test_the_context_tells_the_kind(text: str, kinds: list[str]) -> None:
    assert [place.kind for place in find_placeholders([text])] == kinds
