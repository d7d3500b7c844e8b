"""What a value repeats of the words beside its marker is written once, and no more is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet
from app.placeholders.doubling import without_repeats
from tests.placeholders.filled_text import filled_text


def fitted(text: str, value: str) -> str:
    """The text with the value at its marker, which stands in 〈〉."""
    before, _, rest = text.partition("〈")
    token, _, after = rest.partition("〉")
    line = before + token + after
    start, end = len(before), len(before) + len(token)
    return before + without_repeats(value, line, start, end) + after


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # Figures.
        ("20〈XX〉年", "2026年", "2026年"),
        ("20〈XX〉年", "2026", "2026年"),
        ("20〈__〉年", "2026年", "2026年"),
        ("20〈____〉年", "2026", "2026年"),
        ("138〈XXXXXXXX〉", "13812345678", "13812345678"),
        ("138〈XXXXXXXX〉", "138-1234-5678", "138-1234-5678"),
        ("138〈****〉1234", "13856781234", "13856781234"),
        ("138〈________〉", "13812345678", "13812345678"),
        ("0531-〈XXXXXXXX〉", "053112345678", "0531-12345678"),
        ("0531-〈XXXXXXXX〉", "0531-12345678", "0531-12345678"),
        ("1〈XX〉人", "126", "126人"),
        ("1〈XX〉人", "126人", "126人"),
        ("3.〈XX〉万元", "3.14万元", "3.14万元"),
        ("二〇〈XX〉年", "二〇二六年", "二〇二六年"),
        ("第二十〈X〉届", "第二十三届", "第二十三届"),
        ("第二十〈X〉届", "二十三", "第二十三届"),
        ("第十〈X〉届", "十五", "第十五届"),
        # 第, and words and units after it.
        ("第〈XX〉届", "第十五届", "第十五届"),
        ("第〈XX〉届", "十五届", "第十五届"),
        ("第〈XX〉期", "第3期", "第3期"),
        ("〈XX〉℃", "36℃", "36℃"),
        ("〈XX〉kg", "50kg", "50kg"),
        ("〈XX〉元/年", "3元/年", "3元/年"),
        ("〈XX〉万元/年", "3万元/年", "3万元/年"),
        # Codes, addresses, brackets.
        ("鲁A·〈XXXXX〉", "鲁A12345", "鲁A·12345"),
        ("鲁A·〈XXXXX〉", "鲁A·12345", "鲁A·12345"),
        ("鲁A·〈XXXXX〉", "A12345", "鲁A·12345"),
        ("鲁B2〈XXXX〉", "鲁B21234", "鲁B21234"),
        ("K〈XX〉次", "K1234次", "K1234次"),
        ("〔20〈XX〉〕5号", "〔2026〕", "〔2026〕5号"),
        ("〔2026〕〈XX〉号", "5号", "〔2026〕5号"),
        ("〔2026〕〈XX〉号", "〔2026〕5号", "〔2026〕5号"),
        ("鲁政办发〔2026〕〈XX〉号", "鲁政办发〔2026〕5号", "鲁政办发〔2026〕5号"),
        ("www.〈XXX〉.com", "www.abc.com", "www.abc.com"),
        ("〈XXX〉@163.com", "zhang@163.com", "zhang@163.com"),
        ("学习《〈XX〉》", "《民法典》", "学习《民法典》"),
        ("（〈XX〉）", "（盖章）", "（盖章）"),
        # Names.
        ("济南市〈XX〉局", "济南市财政局", "济南市财政局"),
        ("省委〈XX〉部", "省委组织部", "省委组织部"),
        ("单位：〈XX〉", "单位：财政局", "单位：财政局"),
        ("请〈XX〉。", "准备。", "请准备。"),
    ],
)
def test_what_is_said_twice_is_written_once(text: str, value: str, expected: str) -> None:
    assert fitted(text, value) == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        # So many figures as the marker has room for are those that are missing.
        ("2〈XX〉人", "22", "222人"),
        ("1〈XX〉人", "12", "112人"),
        ("1〈___〉人", "12", "112人"),
        ("20〈XX〉年", "20", "2020年"),
        ("0531-〈XXXXXXXX〉", "05311234", "0531-05311234"),
        ("〈XX〉5号", "15", "155号"),
        ("12〈XX〉", "2345", "122345"),
        ("统一〈X〉部", "一中", "统一一中部"),
        # A name may begin or end by chance with the words beside it.
        ("市〈XX〉", "市场监管局", "市市场监管局"),
        ("中〈XX〉", "中中", "中中中"),
        ("在〈XX〉在", "在", "在在在"),
        ("在〈XX〉在", "在场在", "在在场在在"),
        ("学习〈XX〉", "学习强国", "学习学习强国"),
        ("组织〈XX〉", "组织部", "组织组织部"),
        ("建设〈XX〉", "建设银行", "建设建设银行"),
        ("第〈X〉", "第", "第第"),
        ("〈XX〉馆", "馆", "馆馆"),
        ("《〈XX〉》", "《民法典》和《刑法》", "《《民法典》和《刑法》》"),
        ("（〈XX〉）", "甲（乙）", "（甲（乙））"),
        ("〈XX〉%", "%", "%%"),
        ("〈XX〉kgs", "50kg", "50kgkgs"),
        ("1.〈XX〉市", "济南", "1.济南市"),
    ],
)
def test_what_may_be_chance_stays(text: str, value: str, expected: str) -> None:
    assert fitted(text, value) == expected


@given(st.text("中市2X第·一《》。 ", max_size=6), st.text("中市2X第·一《》。 ", max_size=6))
def test_what_is_kept_is_in_the_value_and_never_nothing(around: str, value: str) -> None:
    line = f"{around}XX{around}"
    kept = without_repeats(value, line, len(around), len(around) + 2)
    assert kept in value
    assert bool(kept) == bool(value)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("20XX年工作", {"XX年": "2026年"}, "2026年工作"),
        ("20XX年工作", {"20XX年": "2026"}, "2026年工作"),
        ("20XX年工作", {"20XX": "2026年"}, "2026年工作"),
        ("20XX年工作", {"XX": "2026年"}, "2026年工作"),
        ("20XX年度工作", {"XX": "2026年度"}, "2026年度工作"),
        ("第XX届大会", {"XX届": "第十五届"}, "第十五届大会"),
        ("第XX届大会", {"第XX届": "第十五届"}, "第十五届大会"),
        ("1XX人参加", {"XX人": "126人"}, "126人参加"),
        ("电话138XXXXXXXX", {"XXXXXXXX": "13812345678"}, "电话13812345678"),
        ("济南市XX局", {"XX局": "济南市财政局"}, "济南市财政局"),
        ("鲁政办发〔20XX〕X号", {"20XX": "〔2026〕", "X号": "5号"}, "鲁政办发〔2026〕5号"),
    ],
)
def test_a_name_that_repeats_the_words_beside_its_marker(
    text: str, names: dict[str, str], expected: str
) -> None:
    assert filled_text(text, NameSheet(names=names))[0] == expected
