"""Findings as SARIF 2.1.0, the form in which editors and build servers take them.

It is the OASIS standard of that name, https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from app import __version__
from app.checking.explained import in_short, subject
from app.messages import speaking
from app.workflow.as_json import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.checking.rule import Rule
    from app.models.finding import Level
    from app.workflow.found import Checked, Found

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Level, str] = {"error": "error", "warning": "warning", "hint": "note"}

_Json = dict[str, Any]


def as_sarif(checked: Sequence[Checked], rules: Mapping[str, Rule]) -> bytes:
    """Return what was found in some drafts as a log of one run; `rules` are known by their ids."""
    ids = list(dict.fromkeys(found.finding.rule for each in checked for found in each.found))
    driver = {
        "name": "nigao",
        "version": __version__,
        "rules": [_rule(rules[each]) for each in ids if each in rules],
    }
    # What programs read is the same in every language.
    with speaking("zh"):
        results = [_result(found, each.path) for each in checked for found in each.found]
    run = {
        "tool": {"driver": driver},
        # Columns count characters, not the units of an encoding.
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _rule(rule: Rule) -> _Json:
    examples = [*(f"正：{each}" for each in rule.good), *(f"误：{each}" for each in rule.bad)]
    return {
        "id": rule.id,
        "shortDescription": {"text": in_short(rule)},
        "fullDescription": {"text": f"{subject(rule)}。依据：{rule.basis}"},
        "help": {"text": "\n".join([f"依据：{rule.basis}", *examples])},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(found: Found, path: Path) -> _Json:
    finding = found.finding
    file = {"uri": _uri(path)}
    region = _region(found)
    place = {"artifactLocation": file, "region": {**region, "snippet": {"text": finding.text}}}
    result = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"name": found.place}]}],
    }
    # A build server would change the very characters that it is told.
    if not found.is_mendable or not found.start:
        return result
    change = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
    return {
        **result,
        "fixes": [{"artifactChanges": [{"artifactLocation": file, "replacements": [change]}]}],
    }


def _region(found: Found) -> dict[str, int]:
    (line, column), (last, end) = found.spots
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _uri(path: Path) -> str:
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
