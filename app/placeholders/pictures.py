"""Pictures as values: a path where a form asks for a portrait, a signature, a seal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.pictures import read_picture
from app.files.places import absolute, standing
from app.messages import N_, _
from app.patterns import lazy
from app.placeholders.blanks import Edit
from app.placeholders.photo_cells import is_photo_words
from app.word.pictures import MILLIMETRE, PlacedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.files.pictures import Picture
    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.word import WordText

_PATH = lazy(r"(?i)\s*[^\n]+\.(?:png|jpe?g|jfif|gif|bmp|tiff?|webp|hei[cf])\s*")
_MOST = 20 << 20
_SAVE_AS = N_("用看图软件打开，另存为 .jpg 或 .png")
TURNED = N_("有照片是侧着拍的，Word 不会转正它：打开看看，不正就用看图软件旋转后另存，再填")


class _Kind(NamedTuple):
    """What a label asks for: how high that usually is, in mm, and whether it fills its cell."""

    words: str
    height: int
    fills: bool = False


# The first that a label holds counts: 公章 of 签字（公章）, 二寸 of 二寸免冠照片.
_KINDS = (
    _Kind("公章|印章|盖章|签章|专用章", 40),
    _Kind("签名|签字|手签", 12),
    _Kind("二维码", 25, fills=True),
    _Kind("二寸|两寸|2寸|2 寸", 49, fills=True),
    _Kind("照片|相片|证件照|近照|头像|寸照|免冠|图片|图像", 35, fills=True),
)
_ASKS = lazy("|".join(kind.words for kind in _KINDS))


def asks_for_picture(label: str) -> bool:
    """Tell whether a label (照片, 电子签名) asks for what may be a picture."""
    return _ASKS.search(label) is not None


def is_picture_path(value: str) -> bool:
    """Tell whether a value is the path of a picture, as far as its form tells."""
    return _PATH.fullmatch(value) is not None


def with_pictures(
    plan: FillPlan, source: WordText, folders: Sequence[Path], path: str | None = None
) -> FillPlan:
    """Return a plan with the picture itself where its path would fill a place that asks for one.

    A path is looked up in the `folders`, one after the other. Words one below the other that say
    where a photograph goes (照, 片) go with the first of them. Raises one `InputError` with every
    picture that is not there or is none; `path` is the file that the values stand in.
    """
    paths = [edit for edit in plan.edits if is_picture_path(edit.value)]
    if not paths:
        return plan
    places: dict[int, list[Placeholder]] = defaultdict(list)
    for place in plan.placeholders:
        places[place.paragraph].append(place)
    labels = {id(edit): _label(edit, places[edit.paragraph]) for edit in paths}
    asked = [edit for edit in paths if labels[id(edit)]]
    raise_all(picture_problems((edit.value for edit in asked), folders, path))
    made = {
        id(edit): edit._replace(
            value="", picture=placed(find_picture(edit.value, folders), labels[id(edit)])
        )
        for edit in asked
    }
    edits = [made.get(id(edit), edit) for edit in plan.edits]
    edits += [gone for edit in made.values() for gone in _words_below(edit, source)]
    return plan._replace(edits=tuple(sorted(edits, key=lambda edit: edit[:3])))


def picture_problems(
    values: Iterable[str], folders: Sequence[Path], path: str | None = None
) -> Iterator[Problem]:
    """Yield each value, once, that leads to no picture that Word can show."""
    for value in dict.fromkeys(values):
        try:
            find_picture(value, folders)
        except InputError as error:
            for problem in error.problems:
                yield Problem(problem.what, problem.hint, path)


def find_picture(value: str, folders: Sequence[Path]) -> Picture:
    """Return the picture at a path. Raises `InputError` where there is none that Word can show."""
    name = value.strip()
    # Who works on Windows writes a path with `\\`, wherever the file is read.
    ways = dict.fromkeys((name, name.replace("\\", "/")))
    tried = [folder / way for way in ways for folder in folders]
    found = next((each for each in tried if standing(each) == "file"), None)
    if found is None:
        hint = _("把图片放在 {} 里，或写出完整的路径").format(absolute(folders[0]))
        raise InputError(Problem(_("找不到图片“{}”").format(name), hint))
    picture = read_picture(read_bytes(found, _MOST))
    if picture is None:
        raise InputError(
            Problem(_("“{}”不是 Word 能用的图片，或没有存完整").format(name), _(_SAVE_AS))
        )
    return picture


def placed(picture: Picture, label: str) -> PlacedPicture:
    """Return a picture as it stands in a place with a label that asks for one."""
    kind = next(kind for kind in _KINDS if any(word in label for word in kind.words.split("|")))
    return PlacedPicture(picture, kind.height * MILLIMETRE, kind.fills)


def turned_pictures(plan: FillPlan) -> Iterator[str]:
    """Yield a note on the pictures that lie on their side in Word, if there are any."""
    if any(edit.picture and edit.picture.picture.turned for edit in plan.edits):
        yield TURNED


def _words_below(edit: Edit, source: WordText) -> Iterator[Edit]:
    """Yield the edits that take the other words from a cell that only asks for a photograph."""
    lines = source.lines
    others = [n for n in source.beside_in_cell(edit.paragraph) if lines[n].strip()]
    if others and edit.end - edit.start == len(lines[edit.paragraph]):
        words = "".join(lines[n] for n in sorted([edit.paragraph, *others]))
        if is_photo_words(words):
            yield from (Edit(n, 0, len(lines[n]), "") for n in others)


def _label(edit: Edit, places: Sequence[Placeholder]) -> str:
    """Return what the place that an edit fills is called, if that asks for a picture."""
    for place in places:
        touches = place.start <= edit.end and edit.start <= place.end
        if touches and asks_for_picture(words := place.label + place.token):
            return words
    return ""
