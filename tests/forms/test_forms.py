"""Office forms (38): their places are found, called what offices call them, filled and read.

The floors stand a little under what `python -m tests.forms` prints.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from app.models.names import Placeholder
from tests.forms.building import Form, forms
from tests.forms.lists import columns_asked, naming_column
from tests.forms.measuring import Figures, find, matched
from tests.forms.places import Look, Place, Reader, Special, Words
from tests.forms.truth import Spot, Truth
from tests.forms.values import expected, reads
from tests.forms.word_state import states, table_rows

_FORMS = [form for half in ("tuned", "held") for form in forms(half)]
# Recall and precision of finding, and how many places have their label and kind.
_FLOORS = {"tuned": (0.98, 0.99, 0.91, 0.9), "held": (0.95, 0.97, 0.77, 0.87)}


@pytest.fixture(scope="module")
def truths(tmp_path_factory: pytest.TempPathFactory) -> list[Truth]:
    folder = tmp_path_factory.mktemp("forms")
    return [Truth(form, folder) for form in _FORMS]


@pytest.mark.parametrize("half", _FLOORS)
def test_places_are_found_labelled_and_told_apart(truths: list[Truth], half: str) -> None:
    figures = Figures([find(truth) for truth in truths if truth.form.path.parent.name == half])
    measured = (figures.recall(), figures.precision(), figures.labels(), figures.kinds())
    print(f"{half}: recall, precision, labels, kinds {measured}")
    assert all(map(float.__ge__, measured, _FLOORS[half])), measured


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form.name)
def test_a_form_is_a_sound_file_and_the_same_each_time(form: Form) -> None:
    data = form.docx()
    assert data == Form(form.path).docx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    Document(io.BytesIO(data))


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form.name)
def test_a_list_fits_its_form(form: Form) -> None:
    told = form.told
    labels = {place.labels[0] for place in form.places}
    columns = told["list"]["columns"]
    asked = told.get("columns", {})
    assert set(asked) <= labels
    assert {name.partition("#")[0] for name in told.get("expect", {})} <= labels
    assert all(len(row) == len(columns) for row in told["list"]["rows"])
    assert 2 <= len(told["list"]["rows"]) <= 8
    assert [at for _, at in columns_asked(told["list"], asked, labels)]
    assert naming_column(told["list"]) < len(columns)
    assert ("expect" in told) or ("grown" in told)


def test_every_place_stands_where_it_is_described(truths: list[Truth]) -> None:
    assert len(truths) == len(_FORMS)
    for truth in truths:
        for place, spots in truth.spots.items():
            # What is drawn is there; an empty cell and a field without a result draw nothing.
            drawn = "".join(truth.lines[spot.line][spot.start : spot.end] for spot in spots)
            if place.shape in ("blank", "marker", "control"):
                assert drawn, (truth.form.name, place)
            if place.shape == "cell":
                assert not drawn, (truth.form.name, place)


def _perfect(truth: Truth) -> list[Placeholder]:
    """Return what a program would find that makes no mistake."""
    found = []
    for place, spots in truth.spots.items():
        for line, start, end in spots if place.whole else spots[:1]:
            at: dict[str, object] = {"paragraph": line, "start": start, "end": end}
            token = truth.lines[line][start:end]
            shape = place.shape if place.shape != "tick" else "checkbox"
            at["choices"] = place.choices if shape == "choice" else ()
            told = {"shape": shape, "label": place.labels[0], "kind": place.kind.split(";")[0]}
            found.append(Placeholder.model_validate({"token": token, "text": token, **at, **told}))
    return found


def test_a_perfect_finding_is_measured_as_one(truths: list[Truth]) -> None:
    figures = Figures([matched(truth, _perfect(truth)) for truth in truths])
    measured = (figures.recall(), figures.precision(), figures.labels(), figures.kinds())
    assert (*measured, figures.shapes(), figures.choices()) == (1,) * 6


def test_what_is_left_out_made_up_or_found_twice_is_counted(truths: list[Truth]) -> None:
    for truth in truths:
        found = _perfect(truth)
        # A date is one place however many of its gaps are found.
        shapes = ("blank", "cell", "control", "field")
        single = next(one for one in found if one.shape in shapes and one.kind != "date")
        without = matched(truth, [one for one in found if one is not single])
        assert len(without.missed) == 1
        assert matched(truth, [*found, single]).alarms == [single]
        elsewhere = single.model_copy(update={"paragraph": len(truth.lines)})
        assert matched(truth, [*found, elsewhere]).alarms == [elsewhere]
        renamed = single.model_copy(update={"label": "别的", "kind": "place", "token": "别的"})
        figures = Figures([matched(truth, [renamed, *(one for one in found if one is not single)])])
        assert figures.labels() < 1


def _written(truth: Truth, place: Place, value: str) -> list[str]:
    """Return the lines as they should be with one place filled."""
    lines = list(truth.lines)
    spots = truth.spots[place]
    if place.shape == "tick":
        for spot in reversed(spots):
            line = lines[spot.line]
            box = "☑" if line[spot.end :].lstrip().startswith(value) else "□"
            lines[spot.line] = line[: spot.start] + box + line[spot.end :]
        return lines
    if place.shape == "checkbox":
        # A box of a legacy form is no character.
        value = {"是": "☒", "否": "☐"}[value] if spots[0].start < spots[0].end else ""
    line = lines[spots[0].line]
    end = spots[-1].end if place.whole else spots[0].end
    end += place.whole and line[end : end + 1] in ("日", "月", "年", "时", "分")
    lines[spots[0].line] = line[: spots[0].start] + value + line[end:]
    return lines


def test_a_value_is_right_only_in_its_place(truths: list[Truth]) -> None:
    judged = 0
    for truth in truths:
        for place, values in expected(truth) if "expect" in truth.form.told else ():
            name = (truth.form.name, place)
            held = {place.labels[0]: values[0]} if place.shape == "checkbox" else {}
            right = _written(truth, place, values[0])
            assert reads(truth, place, values, right, held)[0], name
            # A box that is not to be ticked is right before anybody fills it.
            as_it_was = states(truth.path.read_bytes())
            is_right = reads(truth, place, values, truth.lines, as_it_was)[0]
            assert is_right is (values == ["否"]), name
            if place.shape not in ("tick", "checkbox"):
                more = _written(truth, place, f"{values[0]}多")
                assert not reads(truth, place, values, more, held)[0], name
            judged += 1
    assert judged > 100


def test_rows_and_boxes_are_read_from_the_file() -> None:
    by_name = {form.name: form.docx() for form in _FORMS}
    rows = table_rows(by_name["14_体检结果汇总表"])
    assert rows[1][4:6] == ["收缩压", "舒张压"]
    legacy = states(by_name["10_优秀教师推荐表"])
    assert legacy == {"师德标兵": "否", "教学能手": "否", "优秀班主任": "否"}
    assert states(by_name["16_授权委托书"])["销户"] == "否"


def _changed(number: str, *swaps: tuple[str, str]) -> bytes:
    """Return a form with the first of some characters changed, as Word might write them."""
    docx = next(form for form in _FORMS if form.name.startswith(number)).docx()
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as read, zipfile.ZipFile(data, "w") as written:
        texts = {name: read.read(name).decode() for name in read.namelist()}
        for old, new in swaps:
            assert any(old in text for text in texts.values())
            texts = {name: text.replace(old, new, 1) for name, text in texts.items()}
        for name, text in texts.items():
            written.writestr(name, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("ticked", "state"),
    [
        ('<w:default w:val="0"/><w:checked/>', "是"),
        ('<w:default w:val="0"/><w:checked w:val="1"/>', "是"),
        ('<w:default w:val="1"/>', "是"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "否"),
    ],
)
def test_a_ticked_box_is_read_as_word_shows_it(ticked: str, state: str) -> None:
    assert states(_changed("10", ('<w:default w:val="0"/>', ticked)))["师德标兵"] == state


_NO_PROMPT = ("<w:showingPlcHdr/>", "")


@pytest.mark.parametrize(
    ("swaps", "state"),
    [
        ((), ""),
        ((_NO_PROMPT,), ""),
        ((_NO_PROMPT, ("<applied></applied>", "<applied>2026-03-09</applied>")), "2026年3月9日"),
        ((_NO_PROMPT, ("w:dataBinding", "w:noBinding")), None),
    ],
)
def test_a_control_holds_what_its_data_say(swaps: tuple[tuple[str, str]], state: str) -> None:
    assert states(_changed("04", *swaps)).get("申请日期") == state


def test_a_list_of_a_legacy_form_holds_what_is_chosen() -> None:
    chosen = ("<w:ddList>", '<w:ddList><w:result w:val="1"/>')
    assert states(_changed("10", chosen))["性别"] == "女"


def test_a_description_says_what_it_means() -> None:
    reader = Reader()
    atoms = reader.atoms("姓名：⟦blank|姓名;申请人|person|u2t1⟧⟦tick|性别|□男 @女⟧", Look())
    assert [type(each) for each in atoms] == [Words, Words, Words, Words, Words, Special, Words]
    assert [each.text for each in atoms if isinstance(each, Words)][1:3] == ["  ", "\t"]
    assert reader.places == [
        Place(0, "blank", ("姓名", "申请人"), "person"),
        Place(1, "tick", ("性别",), choices=("男", "女"), whole=True),
    ]


@pytest.mark.parametrize("text", ["⟦blank|姓名", "⟦shape|姓名||u4⟧", "⟦blank|姓名||x4⟧"])
def test_a_description_with_a_slip_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        Reader().atoms(text, Look())


@pytest.mark.parametrize(
    ("stretch", "touches"),
    [((0, 2, 4), True), ((0, 4, 6), False), ((1, 2, 4), False), ((0, 4, 4), True)],
)
def test_a_place_is_matched_where_it_overlaps(stretch: tuple[int, int, int], touches: bool) -> None:
    assert Spot(0, 0, 4).touches(*stretch) is touches


def test_no_form_is_kept_as_a_file() -> None:
    assert not list(Path(__file__).parent.rglob("*.docx"))
