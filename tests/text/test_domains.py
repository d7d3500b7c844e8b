import pytest

from app.text.domains import domains_about, domains_of

PASSAGES = [
    ("学习贯彻党的二十大精神，开辟新境界。", {"理论学习"}),
    ("回望党的百年奋斗历程。", {"理论学习"}),
    ("学习党的{数字}大精神。", {"理论学习"}),
    ("推进中国式现代化。", {"理论学习"}),
    ("感悟了领袖之声的高瞻远瞩。", {"理论学习"}),
    ("作为一名党员，要走在前面。", {"党员"}),
    ("持之以恒推进全面从严治党。", {"理论学习", "党员"}),
    ("为区委、区政府当好参谋助手。", {"地方机关"}),
    ("胸怀全区大局。", {"地方机关"}),
    ("推动全市产业升级。", {"地方机关", "经济工作"}),
    ("全面推进乡村振兴。", {"地方机关"}),
    ("优化营商环境。", {"经济工作"}),
    ("完整、准确、全面贯彻新发展理念。", {"经济工作"}),
    ("坚持农业农村优先发展。", {"农业农村"}),
    ("压实安全生产责任，摸排风险隐患。", {"安全"}),
    ("在敢于斗争中护好大局。", {"安全"}),
    ("多思“贪欲害”，常念廉洁经。", {"廉政"}),
    # Words of every trade belong to no field.
    ("学而时习之，不亦说乎。", set()),
    ("静下心来读书，沉下身子做事。", set()),
    ("安全地抵达了终点。", set()),
    ("把学到的方法用到手头的工作里。", set()),
    ("", set()),
]

REPORTS = [
    ("《习近平谈治国理政》第四卷", {"理论学习", "党员"}),
    ("党的**大精神", {"理论学习", "党员"}),
    ("主题教育专题学习", {"理论学习", "党员"}),
    ("党员 党支部", {"党员", "党员干部"}),
    ("历下区政务服务中心", {"地方机关"}),
    ("街道办公室", {"地方机关"}),
    ("优化营商环境", {"经济工作"}),
    ("高质量发展", {"经济工作"}),
    ("乡村振兴", {"农业农村"}),
    ("乡镇党委", {"党员", "党员干部", "地方机关", "农业农村"}),
    ("护理安全", {"安全", "医疗护理"}),
    ("廉洁自律", {"廉政"}),
    ("“教、学、评”一体化", set()),
    ("设备检修", {"生产设备"}),
    ("", set()),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_a_passage_belongs_to_the_fields_whose_words_it_holds(
    passage: str, expected: set[str]
) -> None:
    assert domains_of(passage) == expected


@pytest.mark.parametrize(("report", "expected"), REPORTS)
def test_a_report_is_about_the_fields_its_own_words_show(report: str, expected: set[str]) -> None:
    assert domains_about(report) == expected


FITS = [
    ("为区委、区政府当好参谋助手。", "某区政务服务中心", True),
    ("为区委、区政府当好参谋助手。", "某医院护理部", False),
    ("学习贯彻党的二十大精神。", "《习近平谈治国理政》", True),
    ("学习贯彻党的二十大精神。", "数控机床操作", False),
    ("压实安全生产责任。", "护理安全", True),
    ("压实安全生产责任。", "读书分享", False),
    ("把学到的方法用到手头的工作里。", "数控机床操作", True),
]


@pytest.mark.parametrize(("passage", "report", "fits"), FITS)
def test_a_passage_fits_a_report_about_all_its_fields(
    passage: str, report: str, *, fits: bool
) -> None:
    assert (domains_of(passage) <= domains_about(report)) is fits


@pytest.mark.parametrize(
    ("passage", "report", "fits"),
    [
        ("我要把每一位患者当作亲人。", "市财政局科员 《预算法》 服务", False),
        ("我要把每一位患者当作亲人。", "市第一医院护士长 服务", True),
        ("把所学用到课堂上。", "市财政局科员 《预算法》", False),
        ("把所学用到课堂上。", "第三中学数学教师", True),
        ("进车间先看一遍。", "市财政局科员", False),
        ("进车间先看一遍。", "机械厂检修工程师", True),
        ("把分内的事做扎实。", "市财政局科员", True),
    ],
)
def test_the_words_of_a_trade_stand_only_in_a_report_of_that_trade(
    passage: str, report: str, fits: bool
) -> None:
    assert (domains_of(passage) <= domains_about(report)) is fits
