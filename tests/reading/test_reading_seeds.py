from pathlib import Path

import pytest

from app.files.shipped import shipped_folder
from app.models.report import places
from app.reading import read_report

SEEDS = {
    "000_cdf6f018399aeddf.txt": (
        "心得体会",
        [
            ("opening", 0, "", ""),
            ("insight", 1, "一、", "要将学习贯彻融汇到理想信念中，在笃信笃行中筑牢忠诚"),
            ("insight", 2, "二、", "要将学习贯彻落实到具体工作中，在锚定目标中创新发展"),
            ("insight", 3, "三、", "要将学习贯彻体现到应对挑战中，在敢于斗争中护好大局"),
        ],
    ),
    "003_85ddae9de2d7be99.txt": (
        "交流研讨材料",
        [
            ("title", 0, "", ""),
            ("salutation", 1, "", ""),
            ("opening", 2, "", ""),
            (
                "insight",
                3,
                "一是",
                "感悟到“衙斋卧听萧萧竹，疑是民间疾苦声”的“为民之道”",
            ),
            (
                "insight",
                4,
                "二是",
                "感悟到“新松恨不高千尺，恶竹应须斩万竿”的“自律之道”",
            ),
            (
                "insight",
                5,
                "三是",
                "感悟到“百尺竿头思更进，策马扬鞭自奋蹄”的“奋进之道”",
            ),
            ("action_lead", 6, "", ""),
            ("action", 7, "一是", "围绕高质量发展主题，稳步提升发展质效"),
            ("action", 8, "二是", "强化科技人才支撑，释放创新活力动力"),
            ("action", 9, "三是", "聚焦人民群众需要，创造美好生活品质"),
            ("action", 10, "四是", "更好统筹发展安全，维护安定和谐大局"),
            ("closing", 11, "", ""),
            ("signoff", 12, "", ""),
        ],
    ),
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_comes_apart_exactly(name: str) -> None:
    kind, blocks = SEEDS[name]
    report = read_report(shipped_folder("seeds") / name)
    found = [(b.role, p.first, b.ordinal, b.heading) for b, p in places(report)]
    assert (report.kind, found, report.doubts) == (kind, blocks, ())
    assert report.name == name


@pytest.mark.parametrize("name", SEEDS)
def test_a_run_in_heading_ends_in_a_stop_and_text_follows(name: str) -> None:
    report = read_report(shipped_folder("seeds") / name)
    points = [block for block in report.blocks if block.level]
    assert points
    for point in points:
        parts = [span.part for span in point.paragraphs[0].spans]
        assert parts == ["ordinal", "heading", "stop", "text"]
        assert point.paragraphs[0].spans[2].text == "。"


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_kept_word_for_word(name: str) -> None:
    path: Path = shipped_folder("seeds") / name
    lines = path.read_text(encoding="utf-8").split("\n")
    assert read_report(path).paragraphs == tuple(line for line in lines if line)
