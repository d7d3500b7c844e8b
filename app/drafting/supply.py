"""What the outline can put into a phrase's slots, and how a missing value asks for itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.models.outline import Speaker
from app.patterns import lazy
from app.text.numerals import numeral
from app.text.study_names import studied_matter, study_venue, study_words

if TYPE_CHECKING:
    from app.models.outline import Course, Outline
    from app.models.phrase import Slot, SlotKind


_LEARNING = "学习"
_TWICE = (_LEARNING, f"{_LEARNING}会")
_LEARNED = (_LEARNING, f"{_LEARNING}了")

# A teacher who is called by a title needs no 老师 after it.
# Nor does one who is told by an office: 市反诈中心民警, 护理部质控组.
_TITLED = lazy(
    r".(?:老师|教授|同志|研究员|专家|工程师|医生|医师|护士长?|博士|先生|女士|师傅|教练|讲师|委员|经理|总监|顾问|书记"
    r"|主任|主席|[院局处科部所校园馆站厅司组会]长"
    r"|民警|教师|专工|.(?:员|师|组|科|部|处|队|中心|公司|单位))$"
)

_A_WORD = 2
_ABOUT = "关于"


class Value(NamedTuple):
    """The words for a slot and the outline key they come from.

    `words` is None where nobody has said them; `asks` is then what the gap shows, and `key` the
    outline key that would supply them. `matter` is what was studied, where that is shorter: it is
    enough between words that say themselves that it was studied. `tells` is how much of the
    outline the words tell; words that do not fit stand there only where a phrase is pinned.
    """

    words: str | None
    key: str
    asks: str
    matter: str | None = None
    tells: int = 1
    fits: bool = True

    @property
    def end(self) -> str:
        """Return the last word of a value, 研讨 of 部门研讨; empty where it is shorter."""
        words = self.words or ""
        return words[-_A_WORD:] if len(words) >= _A_WORD else ""

    def between(self, before: str, after: str) -> Value:
        """Return the value as it stands between two stretches of a phrase."""
        words = self.words or ""
        if before.endswith(_ABOUT) and words.startswith(_ABOUT):
            return self._replace(words=words.removeprefix(_ABOUT))
        if self.matter is None:
            return self
        said = before.endswith(_LEARNED) or after.startswith(_LEARNING)
        twice = after.startswith(f"的{_LEARNING}") and words.endswith(_TWICE)
        return self._replace(words=self.matter) if said or twice else self


class Supply:
    """The values an outline gives for each kind of slot; a point's theme comes with the point.

    `steps` is how many next steps the draft will have, `person` 我 or 我们. An office that `hosts`
    what was studied neither takes part in it nor is told to.
    """

    def __init__(self, outline: Outline, steps: int, person: str) -> None:
        speaker = outline.speaker or Speaker.model_construct()
        study = outline.study
        self.studied = study.subject or ""
        self.hosts = _hosts(study.organizer, speaker)
        organizer = None if self.hosts else study.organizer
        self._values: dict[SlotKind, Value] = {
            "organizer": Value(organizer, "study.organizer", "组织单位"),
            "period": Value(study.period, "study.period", "时间"),
            **_studied(study.subject, study.form),
            "courses": Value(_listed(study.courses), "study.courses", "课程"),
            "unit": Value(speaker.unit, "speaker.unit", "单位"),
            "post": Value(speaker.post, "speaker.post", "职务"),
            "person": Value(speaker.name, "speaker.name", "姓名"),
            "self": Value(_introduced(speaker), "speaker.name", "单位、职务、姓名"),
            "count": Value(_count(len(outline.insights.items)), "insights", "点数"),
            "steps": Value(_count(steps), "next_steps", "项数"),
            "writer": Value(person, "", "我"),
        }

    @cached_property
    def known(self) -> frozenset[SlotKind]:
        """Return the kinds of slots that the outline has words for."""
        return frozenset(kind for kind, value in self._values.items() if value.words) | {"theme"}

    def shape(self, text: str) -> tuple[object, ...]:
        """Return which values there are, what each is worth, and which words of a text end one."""
        if not text:
            return (self._worth,)
        ends = ((kind, value.end) for kind, value in self._values.items())
        return (self._worth, *((kind, end) for kind, end in ends if end and end in text))

    @cached_property
    def _worth(self) -> tuple[object, ...]:
        return tuple(
            (kind, bool(value.words), value.key, value.tells, value.fits)
            for kind, value in self._values.items()
        )

    def value(self, name: str, slot: Slot, theme: Value | None = None) -> Value:
        """Return the value for a slot: the outline's, else a general word, else a gap."""
        known = theme if slot.kind == "theme" and theme else self._values.get(slot.kind)
        if known and known.words and (known.fits or not slot.general):
            return known
        if slot.general:
            return Value(slot.general, "", name)
        return known or Value(None, f"names.【{name}】", name)


def gap_text(asks: str) -> str:
    """Return the visible placeholder that asks for something: 【单位】."""
    return f"【{asks}】"


def _studied(subject: str | None, form: str | None) -> dict[SlotKind, Value]:
    words = study_words(subject, form)
    matter = studied_matter(subject) if subject else None
    both = 2 if subject and form else 1
    event = Value(words.event or subject, "study.subject", "学习内容", matter, both)
    return {
        "study": event._replace(fits=words.event is not None),
        "subject": _fitting(words.matter, matter, "study.subject", "学习名称"),
        "form": _fitting(words.form, form, "study.form", "学习形式"),
        "venue": Value(study_venue(subject, form), "", "场合"),
    }


def _fitting(words: str | None, given: str | None, key: str, asks: str) -> Value:
    return Value(words or given, key, asks, fits=words is not None)


def _hosts(organizer: str | None, speaker: Speaker) -> bool:
    """Tell whether the office that reports has itself ordered the study."""
    return bool(organizer and not speaker.name and (speaker.unit or "").endswith(organizer))


def _introduced(speaker: Speaker) -> str | None:
    if not speaker.name:
        return None
    return "".join(words for words in (speaker.unit, speaker.post, speaker.name) if words)


def _listed(courses: tuple[Course, ...]) -> str | None:
    """Return the courses as one names them: those that somebody is named for come first."""
    taught = "、".join(_course(one) for one in courses if one.teacher)
    # Two titles side by side want no mark between them (GB/T 15834).
    others = "".join(_course(one) for one in courses if not one.teacher)
    return "，还有".join(filter(None, (taught, others))) or None


def _course(course: Course) -> str:
    title = course.title if "《" in course.title else f"《{course.title}》"
    if not course.teacher:
        return title
    teacher = course.teacher
    return f"{teacher if _TITLED.search(teacher) else teacher + '老师'}的{title}"


def _count(points: int) -> str:
    # 两点体会, 三点体会: two of a thing is 两, never 二.
    return "两" if points == 2 else numeral(points)
