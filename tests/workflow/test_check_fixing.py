"""`check --fix` over all rules: what has one right answer is right at once, nothing else moves."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking import Checker, load_rules
from app.checking.rule import FOUND
from app.models.finding import Finding
from app.placeholders.sources import open_source
from app.reading import read_report
from app.workflow.check import CheckOptions, check_files
from app.workflow.checked import check_data
from app.workflow.located import Located
from app.workflow.mending import mended
from app.workflow.outcome import Outcome
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

CHECKER = Checker()
_SIGNS = re.compile("[{}{}]".format(*FOUND))
_BAD = [_SIGNS.sub("", text) for rule in load_rules() for text in rule.bad]


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _fix(name: str, better: str) -> Outcome:
    return check_files([Path(name)], CheckOptions(fix=Path(better), force=True))


def _mended(data: bytes, path: Path) -> tuple[bytes, bool]:
    """The mended bytes of a draft, and whether there is anything to mend."""
    path.write_bytes(data)
    checked = check_data(data, path, CHECKER)
    made = mended(checked, lambda data: check_data(data, path, CHECKER))
    return made.data, any(each.finding.fix is not None for each in checked.found)


def check_once(path: Path) -> None:
    better, _ = _mended(path.read_bytes(), path)
    again, is_left = _mended(better, path)
    assert not is_left
    assert again == better


def _write(text: str) -> None:
    Path("稿.txt").write_text(text, "utf-8")
    lines = map(line, text.split("\n"))
    Path("稿.docx").write_bytes(packed({"document": f"<w:body>{''.join(lines)}</w:body>"}, "题"))


@pytest.mark.parametrize(("suffix", "texts"), [(".txt", _BAD[::2]), (".docx", _BAD[::4])])
def test_what_is_mended_is_found_no_more_whatever_rule_found_it(
    suffix: str, texts: list[str]
) -> None:
    for text in texts:
        _write(text)
        check_once(Path(f"稿{suffix}"))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.sampled_from(
            [
                *"，,。.、…—-－“”‘’'\"（）()《》<>：:；;！!？?１2年月",
                "学习",
                "的的",
                "以以",
                "等",
                "第一",
            ]
        ),
        max_size=12,
    )
)
def test_marks_in_any_order_are_mended_at_once(pieces: list[str]) -> None:
    _write(f"关于学习的心得体会\n我们{''.join(pieces)}学习，推动工作。")
    check_once(Path("稿.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("笃信笃行,以实际行动迎接大会.", "笃信笃行，以实际行动迎接大会。"),
        ("努力学习，，不断进步。。", "努力学习，不断进步。"),
        ("努力学习,,不断进步。", "努力学习，不断进步。"),
        ("看报、听课......样样不落。", "看报、听课……样样不落。"),
        ("看报、听课。。。样样不落。", "看报、听课……样样不落。"),
        ("走访１２个乡镇，合格率９９．５%。", "走访12个乡镇，合格率99.5%。"),
        ("服务--永恒的承诺，服务－－永恒的承诺。", "服务——永恒的承诺，服务——永恒的承诺。"),
        ("他说：“要落实“一次办好”改革,要快.”", "他说：“要落实‘一次办好’改革，要快。”"),
        ("学习＜＜党章＞＞，读《甲》、《乙》等,", "学习《党章》，读《甲》《乙》等，"),
        # What several things could be right for stays.
        ("努力学习、，不断进步，落实“一次办好改革。", "努力学习、，不断进步，落实“一次办好改革。"),
        ("网址是http://www.a.cn/b,c，共3,000人，10:30开会。",) * 2,
    ],
)
def test_only_what_has_one_right_answer_changes(text: str, expected: str) -> None:
    _write(f"学习心得\n{text}\n")
    for suffix in (".txt", ".docx"):
        _fix(f"稿{suffix}", f"改好{suffix}")
        assert list(open_source(Path(f"改好{suffix}")).lines)[:2] == ["学习心得", expected]


@pytest.mark.parametrize("number", ["１", "１．", "（１）", "一．"])
def test_a_number_that_word_sets_is_nowhere_in_the_file(number: str) -> None:
    located = Located(["学习心得", "提高站位", "附"], ["学习心得", f"{number}提高站位", "附"])
    size = len(number)
    words = {"rule": "a/b", "level": "hint", "message": "改", "basis": "惯例", "fix": "1"}
    for start in range(size):
        finding = Finding(paragraph=1, start=start, end=size, text=number[start:], **words)
        at = located.near(finding)
        assert at is not None
        assert not at.whole


def test_in_a_word_file_every_other_character_and_its_look_stays() -> None:
    inner = (
        line("学习心得"),
        line("走访<u>１２</u>个乡镇<u>,</u>带<u>回,,清</u>单<u>。</u>。走"),
        table("项目|做到了,做好了", "人数|１２", "情况|走访了１２个乡镇,带回问题清单。。"),
        line("他说：“要落实<u>“一次</u>办好<u>”</u>改革。”"),
    )
    Path("稿.docx").write_bytes(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))
    outcome = _fix("稿.docx", "改好.docx")
    assert read_report(Path("改好.docx")).paragraphs == (
        "学习心得",
        "走访12个乡镇，带回，清单。走",
        *read_report(Path("稿.docx")).paragraphs[2:4],
        "情况\t走访了12个乡镇，带回问题清单。",
        "他说：“要落实‘一次办好’改革。”",
    )
    told = "\n".join(outcome.closing)
    assert "- 走访〔１２〕个乡镇〔,〕带回〔,,〕清单。〔。〕走" in told
    assert "+ 走访〔12〕个乡镇〔，〕带回〔，〕清单。〔〕走" in told
    assert "- 他说：“要落实〔“〕一次办好〔”〕改革。”" in told
    underlined = re.findall("<w:u [^>]*/></w:rPr><w:t[^>]*>([^<]*)", _document("改好.docx"))
    assert underlined[:3] == ["12", "，", "回，清"]


def _document(name: str) -> str:
    with zipfile.ZipFile(name) as archive:
        return archive.read("word/document.xml").decode()


_CODE = 'name = "张三"\nprint("学习,,贯彻的的精神")  # 好好学习,天天向上!\n'


@pytest.mark.parametrize("fence", ["```python\n{}```", "```\n{}```", "~~~yaml\n{}~~~"])
def test_code_between_fences_is_no_prose(fence: str) -> None:
    before, behind = "我们写了一个小程序。\n\n", "\n\n村里的账,从此一目了然。\n"
    draft = before + fence.format(_CODE) + behind
    Path("稿.md").write_text(draft, "utf-8")
    _fix("稿.md", "改.md")
    assert Path("改.md").read_text("utf-8") == draft.replace("账,从", "账，从")


@pytest.mark.parametrize("fence", ["```markdown\n{}\n```\n", "```\n{}\n```\n"])
def test_a_whole_draft_between_fences_is_prose(fence: str) -> None:
    draft = fence.format("我们到村里去了三天,看了六座水库，带回了一张问题清单。")
    Path("稿.md").write_text(draft, "utf-8")
    _fix("稿.md", "改.md")
    assert Path("改.md").read_text("utf-8") == draft.replace("天,看", "天，看")


def test_what_is_open_in_code_is_found() -> None:
    Path("稿.md").write_text("我们写了一个小程序。\n\n```yaml\n单位: 【单位名称】\n```\n", "utf-8")
    found = check_files([Path("稿.md")], CheckOptions(format="json")).output
    assert "placeholder/" in str(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_mended_text_is_written_as_its_file_was(encoding: str) -> None:
    Path("稿.txt").write_bytes("我们去了三个村，看了账,从头核对。\n".encode(encoding))
    _fix("稿.txt", "改.txt")
    expected = "我们去了三个村，看了账，从头核对。\n"
    assert Path("改.txt").read_bytes() == expected.encode(encoding)


@pytest.mark.parametrize(
    "words",
    [
        "目前在在我工序工作，天天如此",
        "给他生活的机会和和效力的机会，他很珍惜",
        "学习.贯彻落实，一样不少",
    ],
)
def test_what_may_be_right_or_mended_in_two_ways_is_left_to_its_writer(words: str) -> None:
    text = f"我们去了三个村。\n{words}。\n"
    Path("稿.txt").write_text(text, "utf-8")
    _fix("稿.txt", "改.txt")
    assert Path("改.txt").read_text("utf-8") == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028", "\u2029", "\x85", "\f"])
def test_what_is_mended_stands_where_it_stood_whatever_ends_the_lines(end: str) -> None:
    text = f"一、学习。{end}二、回来以后,我理了一遍。{end}三、走访以后,我再听听。{end}".encode()
    better, mends = _mended(text, Path("稿.txt"))
    assert mends
    assert better.decode() == text.decode().replace(",", "，")
