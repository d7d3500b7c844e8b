"""What sibling headings share is their frame; where they differ are its slots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mining.headings.frames import shape_frames, shared_frame
from app.models.phrase import fill_slots, split_slots

SHARED = [
    # headings, frame with blotted slots, the values of the first heading
    (
        [
            "要将学习融汇到理想信念中，在笃信笃行中筑牢忠诚",
            "要将学习落实到具体工作中，在锚定目标中创新发展",
        ],
        "要将学习{}到{}中，在{}中{}",
        ["融汇", "理想信念", "笃信笃行", "筑牢忠诚"],
    ),
    (
        ["感悟到“衙斋卧听，疑是民间”的“为民之道”", "感悟到“百尺竿头，策马扬鞭”的“奋进之道”"],
        "感悟到“{}”的“{}之道”",
        ["衙斋卧听，疑是民间", "为民"],
    ),
    # A closed quotation or title is one token, whatever stands in it.
    (["学习《论语》，懂得做人", "学习《孟子》，懂得做事"], "学习《{}》，懂得做{}", ["论语", "人"]),
    (["读“甲乙，丙”明理", "读“丁”明志"], "读“{}”明{}", ["甲乙，丙", "理"]),
    (["从“知”到“行”的路", "从“学”到“用”的路"], "从“{}”到“{}”的路", ["知", "行"]),
    # More siblings.
    (
        ["要多读书，在积累中成长", "要多思考，在辨析中成熟", "要多实践，在磨砺中成才"],
        "要多{}，在{}中成{}",
        ["读书", "积累", "长"],
    ),
    (
        ["做到学思结合", "做到知行合一", "做到内外兼修", "做到善始善终"],
        "做到{}",
        ["学思结合"],
    ),
    (
        [
            f"更加自觉地{verb}，走好{road}之路"
            for verb, road in zip("学思践悟行", "甲乙丙丁戊", strict=True)
        ],
        "更加自觉地{}，走好{}之路",
        ["学", "甲"],
    ),
]

NOTHING_SHARED = [
    ["学无止境", "知易行难"],
    ["加强学习，提高本领", "转变作风"],
    ["要把学习抓在手上，记在心里，落在行动上", "要实"],
    # One character in common is chance: 体 in 具体 and 体现.
    ["落实具体工作", "体现应对挑战"],
    # The very same heading twice has nothing to put into a slot.
    ["加强学习", "加强学习"],
    # A slot may not be empty.
    ["要坚持学习", "要坚持"],
    # Other marks, other clauses.
    ["要坚持学习，不断提高", "要坚持学习；不断提高"],
]


def blotted(text: str) -> str:
    return "".join("{}" if piece.is_slot else piece.text for piece in split_slots(text))


@pytest.mark.parametrize(("headings", "expected", "first"), SHARED)
def test_siblings_share_a_frame(headings: list[str], expected: str, first: list[str]) -> None:
    frame = shared_frame(headings)
    assert frame is not None
    assert blotted(frame.text) == expected
    assert list(frame.values[0].values()) == first
    assert [fill_slots(frame.text, row) for row in frame.values] == headings


@pytest.mark.parametrize("headings", NOTHING_SHARED)
def test_headings_that_share_too_little_have_no_frame(headings: list[str]) -> None:
    assert shared_frame(headings) is None


def test_the_order_of_siblings_does_not_change_a_frame() -> None:
    headings = SHARED[0][0] + ["要将学习体现到应对挑战中，在敢于斗争中护好大局"]
    frames = {frame.text for turn in (headings, headings[::-1]) if (frame := shared_frame(turn))}
    assert len(frames) == 1


def test_a_verse_and_a_theme_are_told_by_their_place() -> None:
    frame = shared_frame(SHARED[1][0])
    assert frame is not None
    assert frame.kinds == {"诗句": "verse", "道": "theme"}


SHAPED = [
    (["强化学习，提升本领", "聚焦主业，推动发展"], ["强化{}，提升{}", "聚焦{}，推动{}"]),
    (
        ["围绕质量主题，稳步提升效益", "更好统筹安全，维护大局"],
        ["围绕{}主题，稳步提升{}", "更好{}，维护{}"],
    ),
    (["加强学习", "转变作风"], None),
    (["加强学习", "改进作风", "深化改革"], ["加强{}", "改进{}", "深化{}"]),
    (["强化学习", "聚焦主业，推动发展"], None),
    (["强化学习，天天向上", "聚焦主业，推动发展"], None),
    # Three clauses are more than a heading's two slots can hold.
    (["强化学习，提升本领，筑牢根基", "聚焦主业，推动发展，创造未来"], None),
]


@pytest.mark.parametrize(("headings", "expected"), SHAPED)
def test_headings_parallel_in_shape_have_a_frame_each(
    headings: list[str], expected: list[str] | None
) -> None:
    frames = shape_frames(headings)
    assert [blotted(frame.text) for frame in frames or []] == (expected or [])
    if frames:
        filled = [fill_slots(frame.text, frame.values[0]) for frame in frames]
        assert filled == headings


# Slots and literal words from different characters, so that the frame is known beforehand.
LITERAL = st.text(alphabet="我们要坚持做好", min_size=3, max_size=6)
VALUE = st.text(alphabet="学思践悟知行真信笃诚勤俭", min_size=1, max_size=5)


@given(st.data(), st.integers(2, 5), st.sampled_from([("", ""), ("“", "”"), ("《", "》")]))
def test_a_frame_put_in_is_the_frame_found(
    data: st.DataObject, count: int, pair: tuple[str, str]
) -> None:
    literals = [data.draw(LITERAL, "literal"), data.draw(LITERAL, "literal")]
    values = data.draw(
        st.lists(st.tuples(VALUE, VALUE), min_size=count, max_size=count, unique=True).filter(
            lambda rows: all(no_shared_characters(column) for column in zip(*rows, strict=True))
        )
    )
    headings = [f"{literals[0]}{pair[0]}{one}{pair[1]}，{literals[1]}{two}" for one, two in values]
    frame = shared_frame(headings)
    assert frame is not None
    assert blotted(frame.text) == f"{literals[0]}{pair[0]}{{}}{pair[1]}，{literals[1]}{{}}"
    assert [tuple(row.values()) for row in frame.values] == values


def no_shared_characters(column: tuple[str, ...]) -> bool:
    return not set.intersection(*map(set, column))


HEADINGS = st.lists(
    st.lists(
        st.sampled_from(
            [*"要在学习中体现为民到", "，", "“为民之道”", "《论语》", "“”", "“", "强化"]
        ),
        max_size=10,
    )
    .map("".join)
    .filter(bool),
    min_size=2,
    max_size=5,
)


@given(HEADINGS)
def test_values_put_back_into_a_shared_frame_are_the_headings(headings: list[str]) -> None:
    frame = shared_frame(headings)
    if frame:
        assert [fill_slots(frame.text, row) for row in frame.values] == headings
        assert all(value for row in frame.values for value in row.values())


@given(HEADINGS)
def test_values_put_back_into_frames_of_one_shape_are_the_headings(headings: list[str]) -> None:
    frames = shape_frames(headings)
    if frames:
        filled = [fill_slots(frame.text, frame.values[0]) for frame in frames]
        assert filled == headings
