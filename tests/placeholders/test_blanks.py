"""What of a blank a value takes, so that what follows stays in its place."""

from __future__ import annotations

import pytest

from app.models.names import Placeholder
from app.placeholders.blanks import Edit, boxed, is_blank, taken_by


def place(line: str, blank: str, shape: str = "blank", label: str = "姓名") -> Placeholder:
    start = line.index(blank)
    return Placeholder.model_validate(
        {
            "token": blank,
            "text": blank,
            "paragraph": 0,
            "start": start,
            "end": start + len(blank),
            "shape": shape,
            "label": label,
        }
    )


@pytest.mark.parametrize(
    ("blank", "shape", "value", "expected"),
    [
        ("          ", "blank", "张三", "   张三   "),
        ("　　　　", "blank", "张三", "　张三　"),
        ("    ", "blank", "欧阳文静", "欧阳文静"),
        ("  ", "blank", "欧阳文静", "欧阳文静"),
        ("\t\t\t", "blank", "张三", "张三\t\t"),
        ("\t", "leader", "张三", "张三\t"),
        ("          ", "marker", "张三", "张三      "),
        ("    ", "marker", "欧阳文静", "欧阳文静  "),
    ],
)
def test_a_value_takes_no_more_of_a_blank_than_it_needs(
    blank: str, shape: str, value: str, expected: str
) -> None:
    line = f"姓名：{blank}性别："
    start, end = taken_by(value, place(line, blank, shape), line)
    assert line[:start] + value + line[end:] == f"姓名：{expected}性别："


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("123", [Edit(4, 0, 0, "1"), Edit(5, 0, 0, "2"), Edit(6, 0, 0, "3")]),
        ("1 2", [Edit(4, 0, 0, "1"), Edit(5, 0, 0, "2")]),
        ("1234", [Edit(4, 0, 0, "1234")]),
    ],
)
def test_boxes_take_a_figure_each_where_there_are_enough(value: str, expected: list[Edit]) -> None:
    boxes = place("姓名： ", " ").model_copy(update={"boxes": (4, 5, 6)})
    assert boxed(Edit(4, 0, 0, value), boxes) == expected


def test_a_sign_without_a_label_is_no_blank() -> None:
    assert is_blank(place("甲   乙", "   ", "marker"))
    assert not is_blank(place("甲   乙", "   ", "marker", label=""))
    assert not is_blank(place("甲____乙", "____", "marker"))
