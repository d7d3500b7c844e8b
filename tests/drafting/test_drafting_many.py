"""Many drafts from one bank: what is kept from one to the next changes none of them."""

from __future__ import annotations

from itertools import product

from app.bank.loading import load_bank
from app.bank.phrase_bank import PhraseBank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.models.outline import Outline
from app.outline.reading import parse_outline

_OUTLINES = (
    "kind: 心得体会\ninsights: [为民, 担当]\n",
    # The same themes, of another field, by somebody who has said more of what was studied.
    "kind: 心得体会\nspeaker: {unit: 市第一医院, post: 护士长, name: 王敏}\n"
    "study: {subject: 《护理安全》, organizer: 护理部, period: 8月份, courses: [交接班]}\n"
    "insights: [为民, 担当]\n",
    "kind: 交流研讨材料\nspeaker: {unit: XX区委, name: 刘洋}\n"
    "study: 《数字政府建设》\ninsights: [担当, 为民, 廉洁]\nlength: 1500\n",
    "kind: 交流研讨材料\ninsights: [{heading: 我的标题}, 担当]\nnext_steps: false\nlength: 900\n",
    # As much is known of each of these; their words differ, and some say what a title says too.
    "kind: 交流研讨材料\nstudy: {subject: 窗口服务, form: 部门研讨}\ninsights: [为民, 担当]\n",
    "kind: 交流研讨材料\nstudy: {subject: 窗口服务, form: 学习交流}\ninsights: [为民, 担当]\n",
    "kind: 参观考察报告\nstudy: {subject: 立体库, form: 参观学习}\ninsights: [为民, 担当]\n",
    "kind: 参观考察报告\nstudy: {subject: 立体库, form: 现场考察}\ninsights: [为民, 担当]\n",
    "kind: 心得体会\nvoice: official\nstudy: {subject: 《习近平谈治国理政》第四卷, form: 培训}\n"
    "insights: [为民, 担当]\n",
    "kind: 心得体会\nvoice: official\nstudy: {subject: 《论党的自我革命》, form: 培训}\n"
    "insights: [为民, 担当]\n",
)


def _draft(outline: Outline, bank: PhraseBank, seed: int) -> str:
    template = find_template(outline.kind)
    return draft_report(outline, bank, template, seed).model_dump_json()


def test_a_draft_is_the_same_after_any_others() -> None:
    packs = load_bank().packs
    outlines = [parse_outline(text, "o.yaml") for text in _OUTLINES]
    used = PhraseBank(packs)
    in_turn = [_draft(outline, used, seed) for seed, outline in product(range(3), outlines)]
    alone = [
        _draft(outline, PhraseBank(packs), seed) for seed, outline in product(range(3), outlines)
    ]
    again = [_draft(outline, used, seed) for seed, outline in product(range(3), outlines)]
    assert in_turn == alone == again


def test_a_bank_keeps_what_was_asked_for_last() -> None:
    bank = PhraseBank(())
    made: list[int] = []

    def ask(n: int) -> int:
        def make() -> int:
            made.append(n)
            return -n

        return bank.kept(n, make)

    assert [ask(n) for n in (1, 2, 1)] == [-1, -2, -1]
    assert made == [1, 2]
    for n in range(3, 2000):
        ask(n)
        ask(1)
    assert made.count(1) == 1
    ask(2)
    assert made.count(2) == 2
