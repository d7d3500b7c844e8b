"""The words a draft sets before what one had thought or done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, Sentence, all_sentences, bare, facts_of, is_own

_ADVERBS = "(?:总是?|都|也|还|就|老|只|一直|一度|当时|原先|原来|以前)*"
_BELIEVE = "(?:想着?|以为|觉得|觉着|认为|相信|指望)"
_WHEN = "(?:原先|原来|以前|以往|过去|从前|当时|那时|一度|往年|放在以前|起初|早先)"
_ENDS_BELIEVING = re.compile(f"{_BELIEVE}(?:的是)?[，：]?$")
_BEGINS_BELIEVING = re.compile(f"(?:我们?)?{_ADVERBS}(?:{_BELIEVE}|信得过|怕|嫌)")
_ENDS_WITH_WHEN = re.compile(f"{_WHEN}(?:我们?)?[，：]?$")
_BEGINS_WITH_WHEN = re.compile(f"(?:我们?)?{_WHEN}")
_ALWAYS_TWICE = re.compile("(总|一直|一向|历来|都)\\|(?:我们?)?\\1")
_ENDS_WITH_WHO = re.compile("我们?(?:当时|以前|原先)?[，：]?$")
_BEGINS_WITH_WHO = re.compile(
    "(?:当时|以前|原先|那天)?(?:我|有人|有的|有(?:老)?同事|大家|他|她|阿姨|老[师梅])"
)


def wrong_joints(outline: Outline, report: Report) -> Found:
    """Find the joining words that do not go with the `before` they stand in front of.

    After words that believe (原先我想，我以为) only a belief can follow, and none that says so
    itself (以为, 总觉得). Words of time go before no words of time (以前，当时……), and who thought
    so is said once (我，我们……). What a `before` tells is taken from `natures.yaml`, where people
    judged it; one that nobody judged is only looked at for what is said twice.
    """
    looked, faults = 0, []
    for words, lead, sentence in _befores(outline, report):
        looked += 1
        if _is_wrong(lead, words, natures().get(words, {"belief"})):
            faults.append(sentence.text)
    return Found(looked, tuple(faults))


@cache
def natures() -> dict[str, set[str]]:
    """Return what each judged `before` tells; a text may also be `bound`."""
    path = Path(__file__).resolve().parent.parent / "natures.yaml"
    found: dict[str, set[str]] = {}
    for nature, texts in yaml.safe_load(path.read_text("utf-8")).items():
        for text in texts:
            found.setdefault(text, set()).add(nature)
    return found


def _is_wrong(lead: str, words: str, nature: set[str]) -> bool:
    believes = bool(_ENDS_BELIEVING.search(lead))
    return (
        (believes and ("belief" not in nature or bool(_BEGINS_BELIEVING.match(words))))
        or bool(_ENDS_WITH_WHEN.search(lead) and _BEGINS_WITH_WHEN.match(words))
        or bool(_ALWAYS_TWICE.search(f"{lead}|{words}"))
        or bool(_ENDS_WITH_WHO.search(lead) and _BEGINS_WITH_WHO.match(words))
    )


def _befores(outline: Outline, report: Report) -> Iterator[tuple[str, str, Sentence]]:
    """Yield each `before` of the outline, the draft's own words right before it, its sentence."""
    befores = {bare(told.fact.before) for told in facts_of(outline) if told.fact.before}
    for sentence in all_sentences(report):
        lead = ""
        for span in sentence.spans:
            if is_own(span):
                begun = next((one for one in befores if one.startswith(bare(span.text))), "")
                if bare(span.text) and begun:
                    yield begun, lead, sentence
                lead = ""
            else:
                lead += span.text
