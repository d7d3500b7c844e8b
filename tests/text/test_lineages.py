"""Divisions know what they lie in, by whole names and by short ones that are no common words."""

from __future__ import annotations

import pytest

from app.text.divisions import is_division
from app.text.lineages import (
    divisions_in,
    is_county,
    lineages,
    lineages_of,
    one_in_other,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("历下区", [("山东省", "济南市", "历下区")]),
        ("济南", [("山东省", "济南市")]),
        ("诸城", [("山东省", "潍坊市", "诸城市")]),
        ("新疆", [("新疆维吾尔自治区",)]),
        ("内蒙古", [("内蒙古自治区",)]),
        ("海淀区", [("北京市", "海淀区")]),
        ("济源市", [("河南省", "济源市")]),
        ("朝阳", []),
        ("乡镇", []),
        ("高新区", []),
    ],
)
def test_a_division_lies_in_a_city_and_a_province(
    name: str, expected: list[tuple[str, ...]]
) -> None:
    assert list(lineages(name)) == expected


def test_a_name_of_several_has_them_all() -> None:
    cities = {lineage[1] for lineage in lineages("鼓楼区")}
    assert cities == {"南京市", "徐州市", "福州市", "开封市"}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("济南市历下区水务局", ["历下区"]),
        ("南京市鼓楼区教育局", ["鼓楼区"]),
        ("国家税务总局诸城市税务局", ["诸城市"]),
        ("市第三中学", []),
        ("云溪县水利局", []),
        ("河口村党支部", []),
    ],
)
def test_a_unit_lies_in_the_narrowest_division_of_its_name(unit: str, expected: list[str]) -> None:
    assert [lineage[-1] for lineage in lineages_of(unit)] == expected


def test_divisions_stand_in_a_text_with_their_places() -> None:
    assert list(divisions_in("从济南到历下区")) == [(1, "济南"), (4, "历下区")]


def test_what_lies_in_the_other_is_told_from_what_lies_beside_it() -> None:
    (district,), (city,), (other,) = lineages("历下区"), lineages("济南市"), lineages("天桥区")
    assert one_in_other(district, city)
    assert one_in_other(city, district)
    assert not one_in_other(district, other)
    assert is_county(district)
    assert not is_county(city)


def test_the_lists_of_divisions_agree() -> None:
    names = ("历下区", "昌乐县", "诸城市", "海淀区", "莎车县", "鄂温克族自治旗", "石家庄市")
    assert all(lineages(name) and is_division(name) for name in names)
